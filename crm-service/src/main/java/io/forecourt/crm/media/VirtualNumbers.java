package io.forecourt.crm.media;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.PersonErasure;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.RequestReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers that a platform lends for a while instead of a person's own. Until it expires a number is
 * that person; afterwards it may be lent to somebody else, and is nobody.
 */
@Component
class VirtualNumbers implements PersonErasure {
  private static final String FIELD = "virtualNumber";
  private static final String WHY = "a lent number is one person, whichever store is asked";

  /** A number as the staff may call it. */
  record Lent(String number, Instant expiresAt) {

    /** Leaves the number out of logs. */
    @Override
    public String toString() {
      return "Lent[" + expiresAt + "]";
    }
  }

  private record Holder(String customerId, Instant expiresAt) {}

  private record Sealed(String number, Instant expiresAt) {}

  private final ScopedQueries queries;
  private final CustomerArchive archive;
  private final PersonalVault vault;
  private final AccessLog accesses;
  private final BusinessClock clock;

  VirtualNumbers(
      ScopedQueries queries,
      CustomerArchive archive,
      PersonalVault vault,
      AccessLog accesses,
      BusinessClock clock) {
    this.queries = queries;
    this.archive = archive;
    this.vault = vault;
    this.accesses = accesses;
    this.clock = clock;
  }

  /** The person who has the number now, else a new customer of that name. */
  String customerOf(String number, Instant until, String store, String name) {
    String hash = vault.hash(HashKind.PHONE, FIELD + ":" + number);
    String claim = Ids.next();
    // The row's lock lets the pushes of one number queue up behind each other.
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO virtual_number (number_hash, customer_id, expires_at)
            VALUES (:hash, :customer, :until)
            ON DUPLICATE KEY UPDATE number_hash = :hash
            """)
        .param("hash", hash)
        .param("customer", claim)
        .param("until", until)
        .update();
    Holder holder = holder(hash);
    boolean known =
        !holder.customerId().equals(claim) && clock.instant().isBefore(holder.expiresAt());
    String customer = known ? holder.customerId() : archive.registerByName(store, name);
    queries
        .unscoped(
            WHY,
            """
            UPDATE virtual_number
               SET customer_id = :customer, number_sealed = :sealed, expires_at = :until
             WHERE number_hash = :hash
            """)
        .param("customer", customer)
        .param("sealed", vault.seal(customer, FIELD, number))
        .param("until", known && holder.expiresAt().isAfter(until) ? holder.expiresAt() : until)
        .param("hash", hash)
        .update();
    return customer;
  }

  /**
   * The numbers under which a customer can be called now; the reading is logged with its reason.
   *
   * @throws RuleViolation if none is in force
   */
  @Transactional
  List<Lent> disclose(String namedId) {
    String customerId = archive.require("crm.customer.disclose", namedId).id();
    List<Lent> lent =
        queries
            .unscoped(
                "the customer is in the caller's scope",
                """
                SELECT number_sealed, expires_at FROM virtual_number
                 WHERE customer_id = :customer AND expires_at > :now AND number_sealed IS NOT NULL
                 ORDER BY expires_at
                """)
            .param("customer", customerId)
            .param("now", clock.instant())
            .query((row, _) -> new Sealed(row.getString("number_sealed"), at(row)))
            .list()
            .stream()
            .flatMap(
                one ->
                    vault
                        .open(customerId, FIELD, one.number())
                        .map(number -> new Lent(number, one.expiresAt()))
                        .stream())
            .toList();
    if (lent.isEmpty()) {
      throw new RuleViolation("virtual-number.none");
    }
    accesses.write(
        new AccessLog.Access(
            AccessLog.Kind.UNMASK,
            customerId,
            "virtual-number",
            customerId,
            List.of(FIELD),
            "CONTACT",
            RequestReason.current(),
            lent.size()));
    return lent;
  }

  /** What has expired is kept by nobody. */
  @DailyJob(value = "crm.drop-virtual-numbers", at = "03:00")
  @Transactional
  public void dropExpired(JobDay day) {
    queries
        .unscoped(WHY, "DELETE FROM virtual_number WHERE expires_at <= :now")
        .param("now", day.at())
        .update();
  }

  @Override
  public void erase(String personId) {
    queries
        .unscoped(WHY, "DELETE FROM virtual_number WHERE customer_id = :customer")
        .param("customer", personId)
        .update();
  }

  private Holder holder(String hash) {
    return queries
        .unscoped(
            WHY, "SELECT customer_id, expires_at FROM virtual_number WHERE number_hash = :hash")
        .param("hash", hash)
        .query((row, _) -> new Holder(row.getString("customer_id"), at(row)))
        .single();
  }

  private static Instant at(ResultSet row) throws SQLException {
    return row.getTimestamp("expires_at").toInstant();
  }
}
