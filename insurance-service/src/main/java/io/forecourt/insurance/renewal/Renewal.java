package io.forecourt.insurance.renewal;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The renewal of a car's cover, one a year: from the date on which it ends to its outcome.
 *
 * @param vin unknown while only the customer's own date is known
 * @param openKey what at most one case is open for: the car, or nothing but this case while the car
 *     is unknown; null once it is over
 * @param cycle the how manieth year of this car here
 * @param previousId the case before it of the same owner, and {@code lastOutcome} how that ended
 */
@Table("renewal")
record Renewal(
    @Id String id,
    String storeCode,
    String customerId,
    @Nullable String vin,
    @Nullable String orderId,
    @Nullable String openKey,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) Cover cover,
    int cycle,
    @Nullable String previousId,
    @Nullable RenewalState lastOutcome,
    RenewalState state,
    @Embedded(onEmpty = OnEmpty.USE_NULL) @Nullable Season season,
    @Embedded(onEmpty = OnEmpty.USE_NULL) @Nullable Ending ending,
    @Version @Nullable Long version) {

  /** Insurance dates are those of this zone, whatever the store's. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  static Renewal waiting(
      String store, String customer, @Nullable String vin, @Nullable String order, Cover cover) {
    return waiting(store, customer, vin, order, cover, 1, null, null);
  }

  private static Renewal waiting(
      String store,
      String customer,
      @Nullable String vin,
      @Nullable String order,
      Cover cover,
      int cycle,
      @Nullable String previous,
      @Nullable RenewalState lastOutcome) {
    String id = Ids.next();
    return new Renewal(
        id,
        store,
        customer,
        vin,
        order,
        vin == null ? id : vin,
        cover,
        cycle,
        previous,
        lastOutcome,
        RenewalState.WAITING,
        null,
        null,
        null);
  }

  /** The case of what covers the car from now on; by then the car is known. */
  Renewal next(@Nullable String car, Cover remaining) {
    return waiting(storeCode, customerId, car, null, remaining, cycle + 1, id, state);
  }

  /** The same cover of the same car with another owner. */
  Renewal passedTo(String owner) {
    return waiting(storeCode, owner, vin, null, cover);
  }

  /** Whether this is the car of that customer, whose season has not begun. */
  boolean waitsFor(String customer) {
    return state == RenewalState.WAITING && customerId.equals(customer);
  }

  /** The car of an order was delivered to whoever had insured it elsewhere. */
  Renewal delivered(String order) {
    return new Renewal(
        id,
        storeCode,
        customerId,
        vin,
        order,
        openKey,
        cover,
        cycle,
        previousId,
        lastOutcome,
        state,
        season,
        ending,
        version);
  }

  /** Whether the case of a cover that ended then, or later, is over. */
  boolean hasSettled(LocalDate expiry) {
    return state.isOver() && !expiry.isAfter(cover.renewalDate());
  }

  boolean wasWonBy(String policyId) {
    return ending != null && policyId.equals(ending.newPolicyId());
  }

  boolean isFirstYear() {
    return cycle == 1 && orderId != null;
  }

  /** Whether something that was made for a customer's car in a store is about this case. */
  boolean isAbout(String store, String customer, String car) {
    return storeCode.equals(store)
        && customerId.equals(customer)
        && (vin == null || vin.equals(car));
  }

  @Nullable String specialistId() {
    return season == null ? null : season.specialistId();
  }

  @Nullable String quoteId() {
    return season == null ? null : season.quoteId();
  }

  Renewal open(String segment, @Nullable String specialist, LocalDate on) {
    return becoming(
        RenewalState.OPEN, cover, new Season(segment, specialist, on, null, null), null);
  }

  /** A reminder does not take back what came after it. */
  Renewal reminded() {
    return state == RenewalState.OPEN ? becoming(RenewalState.REMINDED, cover, season, null) : this;
  }

  /** The customer has the quote in hand. */
  Renewal quoted() {
    requireDesk();
    return state == RenewalState.QUOTED ? this : becoming(RenewalState.QUOTED, cover, season, null);
  }

  Renewal called() {
    requireDesk();
    return state == RenewalState.CALLED ? this : becoming(RenewalState.CALLED, cover, season, null);
  }

  /** The quote that counts from now on; whether it goes out is another matter. */
  Renewal offered(String quote) {
    return with(state, cover, requireDesk().quoted(quote), null);
  }

  Renewal paused() {
    return becoming(RenewalState.PAUSED, cover, requireDesk().paused(state), null);
  }

  Renewal resumed() {
    RenewalState before = season == null ? null : season.pausedFrom();
    if (state != RenewalState.PAUSED || before == null) {
      throw wrongState();
    }
    return becoming(before, cover, requireSeason().paused(null), null);
  }

  Renewal assigned(@Nullable String specialist) {
    if (state.isOver()) {
      throw wrongState();
    }
    return with(state, cover, requireSeason().of(specialist), null);
  }

  /** While the season has not begun its date may still move. */
  Renewal covered(Cover other) {
    if (state != RenewalState.WAITING) {
      throw wrongState();
    }
    return with(state, other, season, null);
  }

  /** A policy of it is off or back; the season goes on. */
  Renewal withCover(Cover other) {
    if (state.isOver()) {
      throw wrongState();
    }
    return with(state, other, season, null);
  }

  /** What was left of a season was bought as well: the next one is waited for. */
  Renewal settled(Cover other) {
    return state == RenewalState.WAITING
        ? covered(other)
        : becoming(RenewalState.WAITING, other, null, null);
  }

  /** The policy that had won it is off before it began: the season goes on. */
  Renewal reopened(Cover again) {
    RenewalState next = season == null ? RenewalState.WAITING : RenewalState.OPEN;
    return becoming(next, again, season, null);
  }

  Renewal won(Ending how) {
    return becoming(RenewalState.WON, cover, season, how);
  }

  Renewal lost(Ending how) {
    return becoming(RenewalState.LOST, cover, season, how);
  }

  Renewal unreached(Ending how) {
    return becoming(RenewalState.UNREACHED, cover, season, how);
  }

  Renewal withoutCar(Ending how) {
    return becoming(RenewalState.CLOSED_NO_CAR, cover, season, how);
  }

  /** What is done about a loss; set once it is lost, and again while it is thought over. */
  Renewal measured(String measure, String by) {
    if (ending == null || state != RenewalState.LOST && state != RenewalState.UNREACHED) {
      throw wrongState();
    }
    return with(state, cover, season, ending.measured(measure, by));
  }

  RuleViolation wrongState() {
    return RuleViolation.wrongState("renewal.wrong-state", state, state.successors());
  }

  private Season requireSeason() {
    if (season == null || state.isOver()) {
      throw wrongState();
    }
    return season;
  }

  private Season requireDesk() {
    if (!state.isInSeason()) {
      throw wrongState();
    }
    return requireSeason();
  }

  private Renewal becoming(
      RenewalState next, Cover covered, @Nullable Season now, @Nullable Ending how) {
    if (!state.canBecome(next)) {
      throw wrongState();
    }
    return with(next, covered, now, how);
  }

  private Renewal with(
      RenewalState next, Cover covered, @Nullable Season now, @Nullable Ending how) {
    return new Renewal(
        id,
        storeCode,
        customerId,
        vin,
        orderId,
        next.isOver() ? null : vin == null ? id : vin,
        covered,
        cycle,
        previousId,
        lastOutcome,
        next,
        now,
        how,
        version);
  }
}
