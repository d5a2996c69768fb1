package io.forecourt.crm.keyaccount;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of key accounts. */
@Service
public class KeyAccounts {
  static final String READ = "crm.key-account.read";
  static final String WRITE = "crm.key-account.write";
  private static final String MANAGER = "ka";
  private static final RowMapper<KeyAccount> ROW = RecordMapper.of(KeyAccount.class);

  private final KeyAccountRows rows;
  private final CustomerArchive archive;
  private final Roster roster;
  private final Keyset pages;
  private final Access access;
  private final BusinessClock clock;

  KeyAccounts(
      KeyAccountRows rows,
      CustomerArchive archive,
      Roster roster,
      Keyset pages,
      Access access,
      BusinessClock clock) {
    this.rows = rows;
    this.archive = archive;
    this.roster = roster;
    this.pages = pages;
    this.access = access;
    this.clock = clock;
  }

  /** Who looks after the customer; empty when it is no key account. */
  @Transactional(readOnly = true)
  public Optional<String> managerOf(String customerId) {
    return rows.findById(customerId).map(KeyAccount::managerId);
  }

  /**
   * Makes a customer a key account, or gives it another manager.
   *
   * @throws RuleViolation if the person manages no key accounts in the caller's store
   */
  @Transactional
  KeyAccount put(String namedId, String managerId) {
    String customerId = archive.named(WRITE, namedId);
    String store = access.caller().store();
    if (!roster.withRole(store, MANAGER).contains(managerId)) {
      throw new RuleViolation("key-account.not-a-manager", managerId, store);
    }
    return rows.save(
        rows.findById(customerId)
            .map(known -> known.managedBy(managerId))
            .orElseGet(() -> new KeyAccount(customerId, store, managerId, clock.instant(), null)));
  }

  /** The customer is served like others from now on. */
  @Transactional
  void end(String customerId) {
    rows.delete(require(WRITE, customerId));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  KeyAccount require(String action, String customerId) {
    KeyAccount account =
        rows.findById(customerId).orElseThrow(() -> new NotFound("key-account", customerId));
    access.requireInScope(
        action, "key-account", customerId, account.storeCode(), account.managerId());
    return account;
  }

  Page<KeyAccount> page(ListRequest request) {
    return pages.page(
        READ,
        "SELECT k.* FROM key_account k WHERE {scope:k.store_code,k.manager_id}",
        Map.of(),
        request,
        Map.of("since", "k.since"),
        "k.customer_id",
        ROW);
  }
}
