package io.forecourt.crm.improvement;

import io.forecourt.crm.complaint.application.ComplaintCauses;
import io.forecourt.crm.complaint.domain.Complaint;
import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintClosed;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Collects the causes of closed complaints and sees that something is done about them. */
@Service
class ImprovementDesk {
  static final String READ = "crm.improvement.read";
  static final String MEASURE = "crm.improvement.measure";
  static final String CHECK = "crm.improvement.check";
  private static final String FIELD = "measure";
  private static final RowMapper<Improvement> ROW = RecordMapper.of(Improvement.class);

  private final Improvements improvements;
  private final ComplaintCauses causes;
  private final PersonalVault vault;
  private final Keyset pages;
  private final BusinessClock clock;
  private final Access access;

  ImprovementDesk(
      Improvements improvements,
      ComplaintCauses causes,
      PersonalVault vault,
      Keyset pages,
      BusinessClock clock,
      Access access) {
    this.improvements = improvements;
    this.causes = causes;
    this.vault = vault;
    this.pages = pages;
    this.clock = clock;
    this.access = access;
  }

  /** A closed complaint counts for its cause. */
  @EventListener
  void on(ComplaintClosed closed) {
    Complaint.Snapshot complaint = closed.complaint();
    String store = complaint.grievance().store();
    String cause = Objects.requireNonNull(complaint.causeCode());
    Improvement entry =
        improvements
            .findByStoreCodeAndCauseCodeAndOpenMarker(store, cause, 1)
            .map(open -> open.again(complaint.id()))
            .orElseGet(
                () ->
                    Improvement.open(
                        store,
                        cause,
                        causes.owner(store, cause).orElse(null),
                        complaint.id(),
                        closed.at(),
                        causes.measureDue(store, closed.at())));
    improvements.save(entry);
  }

  /**
   * @param due until when it shall have worked
   */
  @Transactional
  Improvement measure(String id, String measure, Instant due) {
    Improvement entry = require(MEASURE, id);
    if (!due.isAfter(clock.instant())) {
      throw new InvalidInput("/dueAt", "field.date-range");
    }
    String me = access.caller().personId();
    return improvements.save(entry.measure(vault.seal(me, FIELD, measure.strip()), me, due));
  }

  /** A measure that did not work leaves the cause open. */
  @Transactional
  Improvement check(String id, boolean works) {
    Improvement entry = require(CHECK, id);
    return improvements.save(entry.checked(works, access.caller().personId(), clock.instant()));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Improvement require(String action, String id) {
    Improvement entry =
        improvements.findById(id).orElseThrow(() -> new NotFound("improvement", id));
    access.requireInScope(action, "improvement", id, entry.storeCode(), entry.ownerId());
    return entry;
  }

  boolean mayCheck(Improvement entry) {
    return entry.state().canBecome(ImprovementState.CLOSED)
        && !access.caller().personId().equals(entry.measuredBy());
  }

  @Nullable String measureOf(Improvement entry) {
    String by = entry.measuredBy();
    return by == null
        ? null
        : Optional.ofNullable(entry.measureSealed())
            .flatMap(text -> vault.open(by, FIELD, text))
            .orElse(null);
  }

  Page<Improvement> page(
      @Nullable ImprovementState state, @Nullable String cause, ListRequest request) {
    var query =
        ListQuery.of("SELECT i.* FROM improvement i WHERE {scope:i.store_code,i.owner_id}")
            .and("i.state = :state", state)
            .and("i.cause_code = :cause", cause);
    return pages.page(READ, query, request, Map.of("dueAt", "i.due_at"), "i.id", ROW);
  }
}
