package io.forecourt.insurance.renewal;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What people decide about renewal cases. */
@Service
@Transactional
class RenewalDesk {
  static final String READ = "insurance.renewal.read";
  static final String WORK = "insurance.renewal.work";
  static final String ASSIGN = "insurance.renewal.assign";

  /**
   * A cover that somebody else sold.
   *
   * @param vin unknown when the customer only names a date
   */
  record EnterCover(
      String customerId,
      @Nullable String vin,
      @Nullable LocalDate compulsoryEnd,
      @Nullable LocalDate commercialEnd) {}

  record RecordLoss(
      String reasonCode,
      @Nullable String rival,
      @Nullable Money rivalPrice,
      @Nullable String measureCode) {}

  private final Renewals renewals;
  private final LossReviews reviews;
  private final Specialists specialists;
  private final TaskDesk tasks;
  private final OwedCalls calls;
  private final Policies policies;
  private final ScopedQueries queries;
  private final RenewalEvents tell;
  private final BusinessClock clock;
  private final Access access;
  private final JsonMapper json;

  RenewalDesk(
      Renewals renewals,
      LossReviews reviews,
      Specialists specialists,
      TaskDesk tasks,
      OwedCalls calls,
      Policies policies,
      ScopedQueries queries,
      RenewalEvents tell,
      BusinessClock clock,
      Access access,
      JsonMapper json) {
    this.renewals = renewals;
    this.reviews = reviews;
    this.specialists = specialists;
    this.tasks = tasks;
    this.calls = calls;
    this.policies = policies;
    this.queries = queries;
    this.tell = tell;
    this.clock = clock;
    this.access = access;
    this.json = json;
  }

  /**
   * Notes until when a car is insured elsewhere; a date that is only known roughly moves.
   *
   * @throws RuleViolation if the car is insured here, its case is open already, or is that of
   *     another customer
   */
  Renewal enter(EnterCover command) {
    LocalDate compulsory = command.compulsoryEnd();
    LocalDate commercial = command.commercialEnd();
    if (compulsory == null && commercial == null) {
      throw new InvalidInput("/compulsoryEnd", "field.required");
    }
    Cover cover = Cover.of(null, compulsory, null, commercial);
    if (cover.renewalDate().plusDays(rules(store()).lapseDays()).isBefore(today())) {
      throw new InvalidInput("/compulsoryEnd", "field.date-range");
    }
    String vin = command.vin();
    Optional<Renewal> known =
        vin == null ? renewals.openWithoutCar(command.customerId()) : renewals.findByOpenKey(vin);
    if (known.isPresent()) {
      Renewal renewal = known.get();
      if (!renewal.storeCode().equals(store())
          || !renewal.customerId().equals(command.customerId())
          || renewal.cover().insuredHere()) {
        throw new RuleViolation("renewal.known");
      }
      return renewals.save(renewal.covered(cover));
    }
    Renewal entered =
        renewals.save(Renewal.waiting(store(), command.customerId(), command.vin(), null, cover));
    if (entered.vin() != null) {
      tell.clockStarted(entered, clock.instant());
    }
    return entered;
  }

  Renewal lose(String id, RecordLoss command) {
    Renewal renewal = require(WORK, id);
    RenewalPolicy rules = rules(renewal.storeCode());
    RenewalPolicy.LossReason reason =
        rules
            .lossReason(command.reasonCode())
            .orElseThrow(() -> new InvalidInput("/reasonCode", "renewal.unknown-reason"));
    if (reason.toRival() && command.rival() == null) {
      throw new InvalidInput("/rival", "field.required");
    }
    String measure = command.measureCode();
    if (measure != null) {
      requireMeasure(rules, measure);
    }
    Money price = command.rivalPrice();
    Ending how =
        new Ending(
            clock.instant(),
            reason.code(),
            command.rival(),
            price == null ? null : price.amount(),
            measure,
            measure == null ? null : access.caller().personId(),
            null,
            null,
            null);
    if (!renewal.state().isInSeason()) {
      throw renewal.wrongState();
    }
    Renewal lost = renewals.save(renewal.lost(how));
    calls.drop(lost, how.closedAt());
    tell.lost(lost, how);
    renewals.save(lost.next(lost.vin(), lost.cover().lost(rules.seasonEnds(lost.cover()))));
    return lost;
  }

  /** The car is sold or scrapped: no loss; its new owner may become a customer. */
  Renewal withoutCar(String id, String reason) {
    Renewal renewal = require(WORK, id);
    if (!rules(renewal.storeCode()).noCarReasons().contains(reason)) {
      throw new InvalidInput("/reasonCode", "renewal.unknown-reason");
    }
    Ending how = Ending.without(clock.instant(), reason);
    Renewal closed = renewals.save(renewal.withoutCar(how));
    calls.drop(closed, how.closedAt());
    tell.closed(closed, how);
    if (reason.equals("SOLD")) {
      tasks.raise(closed, TaskKind.NEW_OWNER, reason, clock.instant());
    }
    return closed;
  }

  Renewal assign(String id, String specialistId) {
    Renewal renewal = require(ASSIGN, id);
    specialists.require(renewal.storeCode(), specialistId);
    return give(renewal, specialistId, "HEAD", clock.instant());
  }

  /** Whoever leaves, or leaves the desk, hands over the open cases. */
  @Reaction({"io.forecourt.hr.employee-left.v1", "io.forecourt.hr.position-changed.v1"})
  void personChanged(IncomingEvent<Employee> event) {
    Employee person = event.data();
    boolean stays = !"LEFT".equals(person.status()) && person.roles().contains(Specialists.ROLE);
    for (Renewal renewal :
        renewals.findBySeasonSpecialistIdAndStateIn(person.personId(), RenewalSeason.OPEN_CASES)) {
      if (!stays || !person.stores().contains(renewal.storeCode())) {
        String next = specialists.next(renewal.storeCode(), person.personId()).orElse(null);
        give(renewal, next, stays ? "MOVED" : "LEFT", event.time());
      }
    }
  }

  private Renewal give(Renewal renewal, @Nullable String specialist, String cause, Instant at) {
    String before = renewal.specialistId();
    Renewal given = renewals.save(renewal.assigned(specialist));
    tasks.follow(given);
    tell.reassigned(given, before, cause, at);
    return given;
  }

  /** What is done so that the like is not lost again. */
  Renewal reviewLoss(String id, String measure) {
    Renewal renewal = require(WORK, id);
    requireMeasure(rules(renewal.storeCode()), measure);
    String me = access.caller().personId();
    Renewal measured = renewals.save(renewal.measured(measure, me));
    Instant closed = measured.ending() == null ? clock.instant() : measured.ending().closedAt();
    tell.lossReviewed(
        measured,
        YearMonth.from(closed.atZone(Renewal.ZONE)).toString(),
        measure,
        me,
        clock.instant());
    return measured;
  }

  /** The losses of a month by reason, and what is done from now on; once a month and person. */
  LossReview reviewLosses(YearMonth month, List<String> measures) {
    String me = access.caller().personId();
    String store = store();
    measures.forEach(measure -> requireMeasure(rules(store), measure));
    if (month.isAfter(YearMonth.from(today()))) {
      throw new InvalidInput("/month", "field.date-range");
    }
    if (reviews.existsByStoreCodeAndMonthAndReviewerId(store, month.toString(), me)) {
      throw new RuleViolation("renewal.losses-reviewed", month.toString());
    }
    Map<String, Integer> reasons = new TreeMap<>();
    int[] measured = new int[1];
    queries
        .sql(
            WORK,
            """
            SELECT r.reason_code, COUNT(*) AS lost, COUNT(r.measure_code) AS measured
              FROM renewal r
             WHERE {scope:r.store_code} AND r.store_code = :store
               AND r.closed_at >= :from AND r.closed_at < :to
               AND r.state IN ('LOST', 'UNREACHED')
             GROUP BY r.reason_code
            """)
        .param("store", store)
        .param("from", Times.startOf(month))
        .param("to", Times.startOf(month.plusMonths(1)))
        .query(
            (row, _) -> {
              measured[0] += row.getInt("measured");
              return reasons.put(row.getString("reason_code"), row.getInt("lost"));
            })
        .list();
    LossReview review =
        reviews.save(
            new LossReview(
                Ids.next(),
                store,
                month.toString(),
                reasons.values().stream().mapToInt(Integer::intValue).sum(),
                measured[0],
                json.writeValueAsString(reasons),
                json.writeValueAsString(new TreeSet<>(measures)),
                me,
                clock.instant(),
                null));
    tell.lossesReviewed(review);
    return review;
  }

  /** Whether there is such a list in the caller's scope. */
  @Transactional(readOnly = true)
  boolean knowsList(String id) {
    return queries
        .sql(READ, "SELECT l.id FROM renewal_list l WHERE {scope:l.store_code} AND l.id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .isPresent();
  }

  @Transactional(readOnly = true)
  LossReview review(String id) {
    LossReview review =
        reviews.findById(id).orElseThrow(() -> new NotFound("lost-renewal-review", id));
    access.requireInScope(READ, "lost-renewal-review", id, review.storeCode(), review.reviewerId());
    return review;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Renewal require(String action, String id) {
    Renewal renewal = renewals.findById(id).orElseThrow(() -> new NotFound("renewal", id));
    access.requireInScope(action, "renewal", id, renewal.storeCode(), renewal.specialistId());
    return renewal;
  }

  boolean mayBeMeasured(Renewal renewal) {
    return renewal.state() == RenewalState.LOST || renewal.state() == RenewalState.UNREACHED;
  }

  private static void requireMeasure(RenewalPolicy rules, String measure) {
    if (!rules.measures().contains(measure)) {
      throw new InvalidInput("/measureCode", "renewal.unknown-measure");
    }
  }

  private String store() {
    return access.caller().store();
  }

  private LocalDate today() {
    return clock.today(Renewal.ZONE);
  }

  private RenewalPolicy rules(String store) {
    return policies.inForce(RenewalPolicy.NAME, RenewalPolicy.class, store, today());
  }

  record Employee(
      String personId, List<String> stores, List<String> roles, @Nullable String status) {}
}
