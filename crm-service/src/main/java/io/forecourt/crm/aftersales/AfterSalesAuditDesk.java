package io.forecourt.crm.aftersales;

import io.forecourt.crm.aftersales.AfterSalesPolicy.Checklist;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes audits by check-list and follows their findings until somebody has seen them put right. */
@Service
class AfterSalesAuditDesk {
  static final String AUDIT = "crm.after-sales.audit";
  static final String READ_FINDING = "crm.after-sales.read-finding";
  static final String DO_FINDING = "crm.after-sales.do-finding";
  static final String VERIFY = "crm.after-sales.verify";

  private static final String OVERDUE = "after-sales-finding.overdue";
  private static final String REMARK = "auditRemark";
  private static final String WHAT = "finding";
  private static final String DONE = "findingDone";
  private static final RowMapper<Audit> AUDIT_ROW = RecordMapper.of(Audit.class);
  private static final RowMapper<Finding> FINDING_ROW = RecordMapper.of(Finding.class);
  private static final TypeReference<TreeMap<String, Integer>> POINTS = new TypeReference<>() {};

  /** Something wrong, who puts it right, and until when. */
  record Found(String item, String what, String ownerId, LocalDate dueOn) {

    /** Leaves the text out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "Found[" + item + "]";
    }
  }

  private final AfterSalesAudits audits;
  private final AfterSalesFindings findings;
  private final AfterSalesPlanDesk policies;
  private final Staff staff;
  private final Keyset pages;
  private final BusinessNumbers numbers;
  private final Deadlines deadlines;
  private final PersonalVault vault;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final JsonMapper json;

  AfterSalesAuditDesk(
      AfterSalesAudits audits,
      AfterSalesFindings findings,
      AfterSalesPlanDesk policies,
      Staff staff,
      Keyset pages,
      BusinessNumbers numbers,
      Deadlines deadlines,
      PersonalVault vault,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      JsonMapper json) {
    this.audits = audits;
    this.findings = findings;
    this.policies = policies;
    this.staff = staff;
    this.pages = pages;
    this.numbers = numbers;
    this.deadlines = deadlines;
    this.vault = vault;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.json = json;
  }

  /**
   * @param points of each item of the check-list, 0 to 100
   * @throws InvalidInput if an item is missing or unknown, one with few points has no finding, or a
   *     finding is due in the past or owned by nobody of the store
   */
  @Transactional
  Audit complete(
      String topic, Map<String, Integer> points, List<Found> found, @Nullable String remark) {
    String store = access.caller().store();
    String me = access.caller().personId();
    LocalDate today = clock.today(calendars.zone(store));
    Checklist list = policies.policy(store, today).checklist(topic);
    BigDecimal score = list.score(points);
    check(store, today, list, points, found);
    Audit audit =
        audits.save(
            new Audit(
                Ids.next(),
                numbers.next("AA", store, today),
                store,
                me,
                topic,
                json.writeValueAsString(new TreeMap<>(points)),
                score,
                list.required(),
                score.compareTo(list.required()) >= 0,
                remark == null || remark.isBlank() ? null : vault.seal(me, REMARK, remark.strip()),
                clock.instant(),
                null));
    found.forEach(one -> open(audit, one));
    outbox.append(AfterSalesEvents.completed(audit, found.size()));
    return audit;
  }

  private void check(
      String store,
      LocalDate today,
      Checklist list,
      Map<String, Integer> points,
      List<Found> found) {
    Set<String> items = found.stream().map(Found::item).collect(Collectors.toSet());
    if (!list.codes().containsAll(items)) {
      throw new InvalidInput("/findings", "after-sales.marks");
    }
    boolean silent =
        points.entrySet().stream()
            .anyMatch(
                mark -> mark.getValue() < list.findingBelow() && !items.contains(mark.getKey()));
    if (silent) {
      throw new InvalidInput("/findings", "after-sales.finding-missing");
    }
    for (Found one : found) {
      if (one.dueOn().isBefore(today)) {
        throw new InvalidInput("/findings", "field.date-range");
      }
      boolean ofStore =
          staff
              .find(one.ownerId())
              .filter(person -> person.stores().contains(store) && person.isPresent())
              .isPresent();
      if (!ofStore) {
        throw new InvalidInput("/findings", "after-sales.owner-unknown");
      }
    }
  }

  private void open(Audit audit, Found found) {
    Finding finding =
        findings.save(
            new Finding(
                Ids.next(),
                audit.id(),
                audit.storeCode(),
                found.item(),
                vault.seal(audit.ownerId(), WHAT, found.what().strip()),
                audit.ownerId(),
                found.ownerId(),
                found.dueOn(),
                Finding.State.OPEN,
                false,
                null,
                null,
                null,
                null,
                null,
                null));
    deadlines.set(OVERDUE, finding.id(), finding.storeCode(), dueAt(finding));
  }

  /** The end of its last day. */
  private Instant dueAt(Finding finding) {
    Instant begin = finding.dueOn().atStartOfDay(calendars.zone(finding.storeCode())).toInstant();
    return calendars.endOfDay(finding.storeCode(), begin, CalendarKind.CALENDAR_DAYS, 0);
  }

  @OnDeadline(OVERDUE)
  @Transactional
  public void overdue(DueDeadline deadline) {
    findings
        .findById(deadline.subject())
        .filter(finding -> finding.state() == Finding.State.OPEN)
        .ifPresent(
            finding ->
                outbox.append(
                    AfterSalesEvents.overdue(findings.save(finding.late()), deadline.due())));
  }

  /**
   * @throws RuleViolation if it is not open
   */
  @Transactional
  Finding done(String id, String what) {
    Finding finding = requireFinding(DO_FINDING, id);
    String me = access.caller().personId();
    Finding done =
        findings.save(finding.done(vault.seal(me, DONE, what.strip()), me, clock.instant()));
    deadlines.cancel(OVERDUE, id);
    return done;
  }

  /**
   * Says whether it is right now. What is not is open again, and late at once when its day is over.
   *
   * @throws RuleViolation if nobody says that it is done, or the caller did it
   */
  @Transactional
  Finding verify(String id, boolean right) {
    Finding finding = requireFinding(VERIFY, id);
    Instant now = clock.instant();
    Finding verified = findings.save(finding.verified(right, access.caller().personId(), now));
    if (!right && !verified.overdue()) {
      Instant due = dueAt(verified);
      deadlines.set(OVERDUE, id, verified.storeCode(), due.isAfter(now) ? due : now);
    }
    return verified;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Audit require(String action, String id) {
    Audit audit = audits.findById(id).orElseThrow(() -> new NotFound("after-sales-audit", id));
    access.requireInScope(action, "after-sales-audit", id, audit.storeCode(), audit.ownerId());
    return audit;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Finding requireFinding(String action, String id) {
    Finding finding =
        findings.findById(id).orElseThrow(() -> new NotFound("after-sales-finding", id));
    access.requireInScope(
        action, "after-sales-finding", id, finding.storeCode(), finding.ownerId());
    return finding;
  }

  @Transactional(readOnly = true)
  List<Finding> findingsOf(Audit audit) {
    return findings.findByAuditIdOrderById(audit.id());
  }

  /** The check-lists of the caller's store as they are today. */
  List<Checklist> checklists() {
    String store = access.caller().store();
    return policies.policy(store, clock.today(calendars.zone(store))).checklists();
  }

  Page<Audit> page(@Nullable String topic, ListRequest request) {
    var query =
        ListQuery.of("SELECT a.* FROM after_sales_audit a WHERE {scope:a.store_code,a.owner_id}")
            .and("a.topic = :topic", topic);
    return pages.page(
        AfterSalesPlanDesk.READ,
        query,
        request,
        Map.of("auditedAt", "a.audited_at"),
        "a.id",
        AUDIT_ROW);
  }

  Page<Finding> findings(
      Finding.@Nullable State state, @Nullable Boolean overdue, ListRequest request) {
    var query =
        ListQuery.of("SELECT f.* FROM after_sales_finding f WHERE {scope:f.store_code,f.owner_id}")
            .and("f.state = :state", state)
            .either(overdue, "f.overdue", "NOT f.overdue");
    return pages.page(
        READ_FINDING, query, request, Map.of("dueOn", "f.due_on"), "f.id", FINDING_ROW);
  }

  Map<String, Integer> marks(Audit audit) {
    return json.readValue(audit.marks(), POINTS);
  }

  @Nullable String remark(Audit audit) {
    return opened(audit.ownerId(), REMARK, audit.remarkSealed());
  }

  @Nullable String what(Finding finding) {
    return opened(finding.foundBy(), WHAT, finding.whatSealed());
  }

  @Nullable String doneText(Finding finding) {
    return opened(finding.doneBy(), DONE, finding.doneSealed());
  }

  private @Nullable String opened(@Nullable String person, String field, @Nullable String sealed) {
    return person == null || sealed == null ? null : vault.open(person, field, sealed).orElse(null);
  }
}
