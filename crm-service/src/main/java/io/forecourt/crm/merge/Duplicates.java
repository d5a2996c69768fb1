package io.forecourt.crm.merge;

import io.forecourt.crm.customer.application.DuplicateFound;
import io.forecourt.crm.merge.Duplicate.State;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of customers who may be one person, until somebody merges or dismisses them. */
@Service
class Duplicates {
  private static final String READ = "crm.duplicate.read";
  private static final RowMapper<Duplicate> ROW = RecordMapper.of(Duplicate.class);

  private final DuplicateRows rows;
  private final Keyset pages;
  private final Access access;
  private final BusinessClock clock;

  Duplicates(DuplicateRows rows, Keyset pages, Access access, BusinessClock clock) {
    this.rows = rows;
    this.pages = pages;
    this.access = access;
    this.clock = clock;
  }

  /** Found when something was entered; found again, it is looked at again. */
  @EventListener
  @Transactional
  public void on(DuplicateFound found) {
    Instant now = clock.instant();
    String by = access.caller().personId();
    Duplicate pair =
        rows.findByFirstIdAndSecondId(found.customerId(), found.otherId())
            .map(
                known ->
                    new Duplicate(
                        known.id(),
                        known.firstId(),
                        known.secondId(),
                        found.sign(),
                        found.store(),
                        State.OPEN,
                        by,
                        now,
                        null,
                        null,
                        known.version()))
            .orElseGet(
                () ->
                    new Duplicate(
                        Ids.next(),
                        found.customerId(),
                        found.otherId(),
                        found.sign(),
                        found.store(),
                        State.OPEN,
                        by,
                        now,
                        null,
                        null,
                        null));
    rows.save(pair);
  }

  boolean areListed(String one, String other) {
    List<String> both = List.of(one, other);
    return rows.findByFirstIdInAndSecondIdIn(both, both).stream()
        .anyMatch(pair -> pair.state() == State.OPEN);
  }

  void merged(String one, String other, String by, Instant at) {
    List<String> both = List.of(one, other);
    rows.findByFirstIdInAndSecondIdIn(both, both).stream()
        .filter(pair -> pair.state() == State.OPEN)
        .forEach(pair -> rows.save(pair.settled(State.MERGED, by, at)));
  }

  /**
   * @throws RuleViolation if it is settled already
   */
  @Transactional
  public Duplicate dismiss(String id) {
    Duplicate pair = require("crm.customer.merge", id);
    if (pair.state() != State.OPEN) {
      throw RuleViolation.wrongState("duplicate.wrong-state", pair.state(), List.of());
    }
    return rows.save(pair.settled(State.DISMISSED, access.caller().personId(), clock.instant()));
  }

  @Transactional(readOnly = true)
  public Duplicate require(String action, String id) {
    Duplicate pair = rows.findById(id).orElseThrow(() -> new NotFound("duplicate", id));
    access.requireInScope(action, "duplicate", id, pair.storeCode(), null);
    return pair;
  }

  Page<Duplicate> page(State state, ListRequest request) {
    return pages.page(
        READ,
        "SELECT d.* FROM customer_duplicate d WHERE {scope:d.store_code} AND d.state = :state",
        Map.of("state", state.name()),
        request,
        Map.of("foundAt", "d.found_at"),
        "d.id",
        ROW);
  }
}
