package io.forecourt.insurance.quotation;

import io.forecourt.insurance.cases.CaseRow;
import io.forecourt.insurance.cases.CaseState;
import io.forecourt.insurance.cases.Cases;
import io.forecourt.insurance.premium.CompulsoryPremium;
import io.forecourt.insurance.premium.CompulsoryRequest;
import io.forecourt.insurance.premium.CompulsoryResult.Rated;
import io.forecourt.insurance.premium.CompulsoryResult.Refused;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Premiums that the desk quotes for the car of an order. */
@Service
@Transactional
public class Quotations {

  /** Insurance dates are those of this zone, whatever the store's. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String EXPIRES = "quotation.expires";

  private final QuotationRows rows;
  private final Cases cases;
  private final CompulsoryPremium premium;
  private final Outbox outbox;
  private final Deadlines deadlines;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final JsonMapper json;

  Quotations(
      QuotationRows rows,
      Cases cases,
      CompulsoryPremium premium,
      Outbox outbox,
      Deadlines deadlines,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      JsonMapper json) {
    this.rows = rows;
    this.cases = cases;
    this.premium = premium;
    this.outbox = outbox;
    this.deadlines = deadlines;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.json = json;
  }

  /**
   * Rates the compulsory cover of the order's car.
   *
   * @throws RuleViolation if no car is allocated yet, or the premium cannot be rated
   */
  QuotationRow quote(QuoteCompulsory command) {
    CaseRow insurance = cases.require("insurance.quotation.make", command.orderId());
    String vin = insurance.vin();
    String customer = insurance.customerId();
    if (insurance.state() == CaseState.CLOSED) {
      throw RuleViolation.wrongState("case.wrong-state", insurance.state(), List.of());
    }
    if (vin == null || customer == null) {
      throw new RuleViolation("case.no-car", command.orderId());
    }
    Instant now = clock.instant();
    CompulsoryRequest request =
        new CompulsoryRequest(
            LocalDate.ofInstant(now, ZONE),
            command.regionCode(),
            command.vehicle(),
            command.startDate(),
            command.endDate(),
            command.shortTermReason(),
            command.history());
    Rated rated =
        switch (premium.rate(request)) {
          case Rated good -> good;
          case Refused refused -> throw new RuleViolation(code(refused));
        };
    QuotationPolicy policy =
        policies.inForce(
            "quotation", QuotationPolicy.class, insurance.storeCode(), clock.today(ZONE));
    Instant validUntil =
        calendars.endOfDay(
            insurance.storeCode(), now, CalendarKind.CALENDAR_DAYS, policy.validDays());
    QuotationRow quotation =
        rows.save(
            new QuotationRow(
                Ids.next(),
                insurance.orderId(),
                insurance.storeCode(),
                customer,
                vin,
                command.insurerCode(),
                rated.startDate(),
                rated.endDate(),
                rated.premium(),
                Money.CNY,
                json.writeValueAsString(request),
                json.writeValueAsString(rated),
                QuotationState.QUOTED,
                access.caller().personId(),
                now,
                validUntil,
                null));
    deadlines.set(EXPIRES, quotation.id(), quotation.storeCode(), validUntil);
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.premium-quoted.v1",
            quotation.id(),
            quotation.storeCode(),
            now,
            new QuotedV1(
                quotation.id(),
                quotation.orderId(),
                quotation.orderId(),
                customer,
                vin,
                quotation.insurerCode(),
                new Money(quotation.premium(), quotation.currency()),
                quotation.quotedBy())));
    return quotation;
  }

  /** Turns a quotation into the basis of a policy. */
  public QuotationRow accept(String id) {
    QuotationRow quotation = require("insurance.policy.issue", id);
    deadlines.cancel(EXPIRES, id);
    return rows.save(quotation.accept(clock.instant()));
  }

  @Transactional(readOnly = true)
  QuotationRow quotation(String id) {
    return require("insurance.case.read", id);
  }

  Rated rated(QuotationRow quotation) {
    return json.readValue(quotation.result(), Rated.class);
  }

  @OnDeadline(EXPIRES)
  void expire(DueDeadline deadline) {
    rows.findById(deadline.subject()).ifPresent(quotation -> rows.save(quotation.expire()));
  }

  private QuotationRow require(String action, String id) {
    QuotationRow quotation = rows.findById(id).orElseThrow(() -> new NotFound("quotation", id));
    access.requireInScope(action, "quotation", id, quotation.storeCode(), null);
    return quotation;
  }

  private static String code(Refused refused) {
    return "premium." + refused.code().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The compulsory cover wanted for an order's car. */
  record QuoteCompulsory(
      String orderId,
      String insurerCode,
      String regionCode,
      CompulsoryRequest.Vehicle vehicle,
      LocalDate startDate,
      @Nullable LocalDate endDate,
      @Nullable String shortTermReason,
      CompulsoryRequest.History history) {}

  /**
   * @param validDays whole days for which a quotation binds the desk
   */
  record QuotationPolicy(int validDays) {}

  record QuotedV1(
      String quotationId,
      String caseId,
      String orderId,
      String customerId,
      String vin,
      String insurerCode,
      Money total,
      String quotedBy) {}
}
