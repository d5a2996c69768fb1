package io.forecourt.sales.strategy;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.approval.ApprovalSettled;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import io.forecourt.sales.period.Period;
import io.forecourt.sales.strategy.StrategyVersion.Content;
import io.forecourt.sales.strategy.StrategyVersion.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes strategies version by version and has them approved. */
@Service
class StrategyDesk {
  static final String READ = "sales.strategy.read";
  static final String WRITE = "sales.strategy.write";

  /** As in {@code policy/approval.json}. */
  private static final String APPROVAL = "STRATEGY";

  private static final RowMapper<Strategy> ROW = RecordMapper.of(Strategy.class);

  /**
   * What somebody writes.
   *
   * @param intelligenceSummaryId the reviewed summary that it rests on
   */
  record Draft(Content content, @Nullable String intelligenceSummaryId) {}

  record StrategyApprovedV1(
      String strategyId,
      int version,
      String period,
      Period.Span span,
      Reach reach,
      String writtenBy,
      String approvedBy,
      @Nullable String intelligenceSummaryId) {}

  private final Strategies strategies;
  private final StrategyVersions versions;
  private final ReviewedSummaries summaries;
  private final Approvals approvals;
  private final Staff staff;
  private final Keyset pages;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final JsonMapper json;

  StrategyDesk(
      Strategies strategies,
      StrategyVersions versions,
      ReviewedSummaries summaries,
      Approvals approvals,
      Staff staff,
      Keyset pages,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      JsonMapper json) {
    this.strategies = strategies;
    this.versions = versions;
    this.summaries = summaries;
    this.approvals = approvals;
    this.staff = staff;
    this.pages = pages;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.json = json;
  }

  /**
   * Begins the strategy of a period with its first version.
   *
   * @throws InvalidInput if the period is over, a measure is out of place, or the summary was not
   *     reviewed
   * @throws RuleViolation if there is one of this period
   */
  @Transactional
  Strategy begin(Reach reach, Period period, Draft draft) {
    String store = access.caller().store();
    LocalDate today = clock.today(calendars.zone(store));
    if (period.last().isBefore(today)) {
      throw new InvalidInput("/period", "strategy.period-over");
    }
    if (strategies.existsByCoversAndPeriodCode(Strategy.covers(reach, store), period.code())) {
      throw exists(period);
    }
    Strategy begun =
        Strategy.begin(
            numbers.next("ST", store, today), store, person(), reach, period, clock.instant());
    check(begun, draft);
    Strategy saved = stored(begun);
    versions.save(written(saved, null, draft));
    return saved;
  }

  /** Two at once pass the first look; the key of the table stops the second. */
  private Strategy stored(Strategy begun) {
    try {
      return strategies.save(begun);
    } catch (DuplicateKeyException taken) {
      throw exists(begun.period());
    }
  }

  private static RuleViolation exists(Period period) {
    return new RuleViolation("strategy.exists", period.code());
  }

  /**
   * Writes the draft anew.
   *
   * @throws RuleViolation if the newest version is no draft
   */
  @Transactional
  Strategy rewrite(String id, Draft draft, LongConsumer precondition) {
    Strategy strategy = require(WRITE, id);
    precondition.accept(currentVersion(strategy));
    strategy.requireDraft();
    check(strategy, draft);
    versions.save(
        newest(strategy)
            .rewritten(
                json.writeValueAsString(draft.content()),
                draft.intelligenceSummaryId(),
                person(),
                clock.instant()));
    return strategies.save(strategy);
  }

  /**
   * Begins the next version after a look at the market.
   *
   * @throws RuleViolation if the newest version is not approved
   */
  @Transactional
  Strategy renew(String id, String occasion, Draft draft) {
    Strategy renewed = require(WRITE, id).renewed();
    check(renewed, draft);
    Strategy saved = strategies.save(renewed);
    versions.save(written(saved, occasion.strip(), draft));
    return saved;
  }

  /** Asks for the approval of the draft. */
  @Transactional
  Strategy submit(String id) {
    Strategy submitted = strategies.save(require(WRITE, id).submitted());
    approvals.request(APPROVAL, id, submitted.storeCode(), null);
    return submitted;
  }

  @EventListener
  @Transactional
  public void on(ApprovalSettled settled) {
    if (!settled.subjectKind().equals(APPROVAL)) {
      return;
    }
    Strategy strategy = get(settled.subjectId());
    if (!settled.approved()) {
      strategies.save(strategy.returned());
      return;
    }
    StrategyVersion version =
        versions.save(newest(strategy).approved(settled.decidedBy(), settled.at()));
    tell(strategies.save(strategy.approved()), version, settled);
  }

  private void tell(Strategy strategy, StrategyVersion version, ApprovalSettled settled) {
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.sales.strategy-approved.v1",
            strategy.id(),
            strategy.storeCode(),
            settled.at(),
            new StrategyApprovedV1(
                strategy.id(),
                version.number(),
                strategy.periodCode(),
                strategy.period().span(),
                strategy.reach(),
                version.writtenBy(),
                settled.decidedBy(),
                version.intelligenceSummaryId())));
  }

  private void check(Strategy strategy, Draft draft) {
    String summary = draft.intelligenceSummaryId();
    if (summary != null && !summaries.contains(summary, strategy.reach(), strategy.storeCode())) {
      throw new InvalidInput("/intelligenceSummaryId", "strategy.summary-not-reviewed");
    }
    List<Measure> measures = draft.content().measures();
    for (int place = 0; place < measures.size(); place++) {
      Measure measure = measures.get(place);
      String pointer = "/content/measures/" + place;
      if (!strategy.period().contains(measure.dueOn())) {
        throw new InvalidInput(pointer + "/dueOn", "strategy.outside-period");
      }
      if (!isThere(measure.ownerId(), strategy)) {
        throw new InvalidInput(pointer + "/ownerId", "strategy.owner-unknown");
      }
    }
  }

  private boolean isThere(String personId, Strategy strategy) {
    return staff
        .find(personId)
        .filter(
            person ->
                person.isPresent()
                    && (strategy.reach() == Reach.GROUP
                        || person.stores().contains(strategy.storeCode())))
        .isPresent();
  }

  private StrategyVersion written(Strategy strategy, @Nullable String occasion, Draft draft) {
    return StrategyVersion.draft(
        strategy,
        json.writeValueAsString(draft.content()),
        occasion,
        draft.intelligenceSummaryId(),
        person(),
        clock.instant());
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope; one of the group is read by
   *     everybody who reads any
   */
  @Transactional(readOnly = true)
  Strategy require(String action, String id) {
    Strategy strategy = get(id);
    if (!action.equals(READ) || strategy.reach() == Reach.STORE) {
      access.requireInScope(action, "strategy", id, strategy.storeCode(), strategy.ownerId());
    }
    return strategy;
  }

  @Transactional(readOnly = true)
  StrategyVersion newest(Strategy strategy) {
    return version(strategy, strategy.latest());
  }

  /**
   * @throws NotFound if it has no such version
   */
  @Transactional(readOnly = true)
  StrategyVersion version(Strategy strategy, int number) {
    return versions
        .findByStrategyIdAndNumber(strategy.id(), number)
        .orElseThrow(() -> new NotFound("version", Integer.toString(number)));
  }

  @Transactional(readOnly = true)
  List<StrategyVersion> versions(Strategy strategy) {
    return versions.findByStrategyIdOrderByNumberDesc(strategy.id());
  }

  Page<Strategy> page(@Nullable String period, @Nullable StrategyState state, ListRequest request) {
    var query =
        ListQuery.of(
                """
                SELECT s.* FROM strategy s
                 WHERE (s.covers = '*' OR {scope:s.store_code,s.owner_id})
                """)
            .and("s.period_code = :period", period)
            .and("s.state = :state", state);
    return pages.page(READ, query, request, Map.of("firstDay", "s.first_day"), "s.id", ROW);
  }

  Content content(StrategyVersion version) {
    return json.readValue(version.contentShown(), Content.class);
  }

  private static long currentVersion(Strategy strategy) {
    Long version = strategy.version();
    return version == null ? 0 : version;
  }

  private Strategy get(String id) {
    return strategies.findById(id).orElseThrow(() -> new NotFound("strategy", id));
  }

  private String person() {
    return access.caller().personId();
  }
}
