package io.forecourt.insurance.quotation;

import io.forecourt.insurance.calculation.CalculationJson;
import io.forecourt.insurance.calculation.Calculations;
import io.forecourt.insurance.calculation.QuoteBody;
import io.forecourt.insurance.calculation.QuoteBody.CommercialBody;
import io.forecourt.insurance.calculation.QuoteBody.CompulsoryBody;
import io.forecourt.insurance.calculation.QuoteBody.TaxBody;
import io.forecourt.insurance.calculation.QuoteBody.VehicleBody;
import io.forecourt.insurance.cases.CarChanged;
import io.forecourt.insurance.cases.CaseRow;
import io.forecourt.insurance.cases.CaseState;
import io.forecourt.insurance.cases.Cases;
import io.forecourt.insurance.premium.Calculation;
import io.forecourt.insurance.premium.Calculation.CommercialPart;
import io.forecourt.insurance.premium.Calculation.Commission;
import io.forecourt.insurance.premium.Calculation.CompulsoryPart;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.Calculation.Refund;
import io.forecourt.insurance.premium.Calculation.Rejection;
import io.forecourt.insurance.premium.ErrorCode;
import io.forecourt.insurance.premium.RateBook;
import io.forecourt.insurance.premium.RateData;
import io.forecourt.insurance.premium.TableRef;
import io.forecourt.insurance.rates.InsurerVersionEnded;
import io.forecourt.insurance.rates.PublishedBook;
import io.forecourt.insurance.rates.RateBooks;
import io.forecourt.insurance.rates.TablesUsed;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Premiums that the desk quotes for the car of an order. */
@Service
@Transactional
public class Quotations {

  /** Insurance dates are those of this zone, whatever the store's. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String EXPIRES = "quotation.expires";
  private static final List<QuotationState> BINDING =
      List.of(QuotationState.QUOTED, QuotationState.ACCEPTED);

  private final QuotationRows rows;
  private final Cases cases;
  private final RateBooks books;
  private final Outbox outbox;
  private final Deadlines deadlines;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final boolean sandbox;

  Quotations(
      QuotationRows rows,
      Cases cases,
      RateBooks books,
      Outbox outbox,
      Deadlines deadlines,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      @Value("${forecourt.sandbox:false}") boolean sandbox) {
    this.rows = rows;
    this.cases = cases;
    this.books = books;
    this.outbox = outbox;
    this.deadlines = deadlines;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.sandbox = sandbox;
  }

  @Bean
  static Policy<QuotationPolicy> quotationPolicy() {
    return new Policy<>(QuotationPolicy.NAME, QuotationPolicy.class);
  }

  /**
   * Rates what is wanted for the order's car by the tables in force, and stores it with every
   * intermediate value.
   *
   * @throws RuleViolation if no car is allocated yet, or the premium cannot be rated
   */
  QuotationRow quote(QuoteCar command) {
    CaseRow insurance = cases.require("insurance.quotation.make", command.orderId());
    String vin = insurance.vin();
    String customer = insurance.customerId();
    insurance.requireRunning();
    if (vin == null || customer == null) {
      throw new RuleViolation("case.no-car", command.orderId());
    }
    Instant now = clock.instant();
    QuoteBody request = command.on(LocalDate.ofInstant(now, ZONE));
    PublishedBook tables = books.current();
    Quote quote = rated(Calculations.quote(request.toRequest(), tables.book(), ""));
    CompulsoryPart compulsory = Objects.requireNonNull(quote.compulsory());
    CommercialPart commercial = quote.commercial();
    TablesUsed used = tables.tablesOf(quote);
    Instant validUntil = validUntil(insurance.storeCode(), now, commercial);
    boolean demo = quote.tables().stream().anyMatch(TableRef::demo);
    boolean unconfirmed =
        quote.tables().stream().anyMatch(table -> !table.demo() && !table.confirmed());
    boolean first = isFirstOfDay(insurance.storeCode(), now, demo, unconfirmed);
    QuotationRow quotation =
        rows.save(
            new QuotationRow(
                Ids.next(),
                insurance.id(),
                insurance.storeCode(),
                customer,
                vin,
                command.insurerCode(),
                compulsory.startDate(),
                compulsory.endDate(),
                compulsory.premium(),
                Money.CNY,
                quote.grandTotal(),
                commercial == null ? null : commercial.requiredAuthority(),
                demo,
                unconfirmed,
                used.tariff(),
                used.tariffSha256(),
                used.insurerVersion(),
                used.insurerSha256(),
                CalculationJson.write(request),
                CalculationJson.write(quote),
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
                insurance.orderId(),
                customer,
                vin,
                quotation.insurerCode(),
                new Money(quotation.total(), quotation.currency()),
                insurance.ruleVersion(),
                insurance.claimsNotice(),
                quotation.quotedBy())));
    Set<Unsure> blocked = blocked(quotation);
    if (first && !blocked.isEmpty()) {
      tellBlocked(quotation, quote, blocked);
    }
    return quotation;
  }

  /** Whoever keeps the tables hears of it once a day, not with every quotation. */
  private boolean isFirstOfDay(String store, Instant now, boolean demo, boolean unconfirmed) {
    Instant morning = LocalDate.ofInstant(now, ZONE).atStartOfDay(ZONE).toInstant();
    return !rows.existsByStoreCodeAndQuotedAtGreaterThanEqualAndDemoAndUnconfirmed(
        store, morning, demo, unconfirmed);
  }

  private void tellBlocked(QuotationRow quotation, Quote quote, Set<Unsure> blocked) {
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.quotation-blocked.v1",
            quotation.id(),
            quotation.storeCode(),
            quotation.quotedAt(),
            new BlockedV1(
                quotation.id(),
                blocked.stream().map(Unsure::name).sorted().toList(),
                quote.tables().stream()
                    .filter(table -> table.demo() || !table.confirmed())
                    .map(TableRef::id)
                    .toList(),
                quotation.quotedBy())));
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

  /** A quotation with what was asked and the very tables that answered it. */
  @Transactional(readOnly = true)
  public Stored stored(String id) {
    QuotationRow row = require("insurance.case.read", id);
    Quote quote = CalculationJson.result(row.result());
    return new Stored(
        row, CalculationJson.request(row.request()), quote, tablesOf(row, quote).data());
  }

  private RateBook tablesOf(QuotationRow row, Quote quote) {
    CommercialPart commercial = quote.commercial();
    return books.exactly(
        row.tablesUsed(), commercial == null ? null : commercial.versionTable().effectiveTo());
  }

  /** Makes a quotation again from what was asked and the very tables of that day. */
  @Transactional(readOnly = true)
  Recomputation recompute(String id) {
    QuotationRow row = require("insurance.case.read", id);
    Quote stored = CalculationJson.result(row.result());
    Calculation again =
        Calculations.quote(
            CalculationJson.request(row.request()).toRequest(), tablesOf(row, stored), "");
    return new Recomputation(again.equals(stored), row.tablesUsed(), again);
  }

  /**
   * A quotation that may go to a customer.
   *
   * @throws NotFound if it is unknown or out of the caller's scope for the action
   * @throws RuleViolation if it has ended, or rests on tables that may not be used
   */
  @Transactional(readOnly = true)
  public QuotationRow requireSendable(String action, String id) {
    QuotationRow quotation = require(action, id);
    quotation.requireOpen(clock.instant());
    requireSure(quotation);
    return quotation;
  }

  /**
   * A live store works on tables that somebody vouches for; the sandbox shows what it has.
   *
   * @throws RuleViolation if a table that it rests on is invented or unconfirmed, and the store's
   *     policy blocks that
   */
  @Transactional(readOnly = true)
  public void requireSure(QuotationRow quotation) {
    blocked(quotation).stream()
        .findFirst()
        .ifPresent(
            why -> {
              throw switch (why) {
                case DEMO -> new RuleViolation("quotation.demo", quotation.id());
                case UNCONFIRMED -> new RuleViolation("quotation.unconfirmed", quotation.id());
              };
            });
  }

  /** Whether nothing keeps it from becoming a policy but who may issue one. */
  @Transactional(readOnly = true)
  boolean mayBecomePolicy(QuotationRow quotation) {
    return quotation.isTakable(clock.instant(), clock.today(ZONE)) && blocked(quotation).isEmpty();
  }

  private Set<Unsure> blocked(QuotationRow quotation) {
    if (sandbox) {
      return Set.of();
    }
    Set<Unsure> unsure = quotation.unsure();
    unsure.retainAll(policy(quotation.storeCode()).blocked());
    return unsure;
  }

  /**
   * Quotations by tables that end sooner than they would end with them, also for the second policy.
   */
  @EventListener
  void versionEnded(InsurerVersionEnded ended) {
    Instant end = endOf(ended.lastDay());
    for (QuotationRow quotation :
        rows.findByInsurerVersionAndStateInAndValidUntilAfter(ended.label(), BINDING, end)) {
      rows.save(quotation.validUntil(end));
      if (quotation.state() == QuotationState.QUOTED) {
        deadlines.set(EXPIRES, quotation.id(), quotation.storeCode(), end);
      }
    }
  }

  /** What was quoted for a car that the order has no more ends; who quoted it quotes anew. */
  @EventListener
  void carChanged(CarChanged changed) {
    boolean goesOn = cases.get(changed.caseId()).state() != CaseState.CLOSED;
    for (QuotationRow quotation :
        rows.findByOrderIdAndVinAndState(changed.caseId(), changed.vin(), QuotationState.QUOTED)) {
      deadlines.cancel(EXPIRES, quotation.id());
      QuotationRow ended = rows.save(quotation.expire());
      if (goesOn) {
        outbox.append(
            new OutgoingEvent(
                "io.forecourt.insurance.quotation-outdated.v1",
                ended.id(),
                ended.storeCode(),
                clock.instant(),
                new OutdatedV1(ended.id(), changed.caseId(), ended.vin(), ended.quotedBy())));
      }
    }
  }

  @OnDeadline(EXPIRES)
  void expire(DueDeadline deadline) {
    rows.findById(deadline.subject()).ifPresent(quotation -> rows.save(quotation.expire()));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope for the action
   */
  public QuotationRow require(String action, String id) {
    QuotationRow quotation = rows.findById(id).orElseThrow(() -> new NotFound("quotation", id));
    access.requireInScope(action, "quotation", id, quotation.storeCode(), null);
    return quotation;
  }

  /** A quotation ends with the tables that it rests on, if that is sooner. */
  private Instant validUntil(String store, Instant now, @Nullable CommercialPart commercial) {
    Instant days =
        calendars.endOfDay(store, now, CalendarKind.CALENDAR_DAYS, policy(store).validDays());
    LocalDate last = commercial == null ? null : commercial.versionTable().effectiveTo();
    return last == null ? days : sooner(days, endOf(last));
  }

  private QuotationPolicy policy(String store) {
    return policies.inForce(QuotationPolicy.NAME, QuotationPolicy.class, store, clock.today(ZONE));
  }

  private static Instant sooner(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  private static Quote rated(Calculation calculation) {
    return switch (calculation) {
      case Quote quote -> quote;
      case Rejection(ErrorCode code) -> throw new RuleViolation(problem(code));
      case Refund _, Commission _ -> throw new IllegalStateException("not a quote");
    };
  }

  /** The stable code of the problem that a refusal to rate is for a quotation. */
  static String problem(ErrorCode code) {
    return "premium." + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The cover wanted for an order's car. */
  record QuoteCar(
      String orderId,
      String insurerCode,
      String regionCode,
      VehicleBody vehicle,
      CompulsoryBody compulsory,
      @Nullable TaxBody vehicleTax,
      @Nullable CommercialBody commercial) {

    QuoteBody on(LocalDate quoteDate) {
      return new QuoteBody(quoteDate, regionCode, vehicle, compulsory, vehicleTax, commercial);
    }
  }

  /**
   * @param tables that the quote was made from
   */
  public record Stored(QuotationRow row, QuoteBody request, Quote quote, RateData tables) {}

  /**
   * @param equal whether every intermediate value is the stored one
   */
  record Recomputation(boolean equal, TablesUsed tables, Calculation calculation) {}

  /**
   * @param kinds why it neither goes to a customer nor becomes a policy
   * @param tables that are to be corrected or confirmed
   */
  record BlockedV1(String quotationId, List<String> kinds, List<String> tables, String quotedBy) {}

  /**
   * @param quotedBy who is to quote the car that the order has instead
   */
  record OutdatedV1(String quotationId, String caseId, String vin, String quotedBy) {}

  record QuotedV1(
      String quotationId,
      String caseId,
      @Nullable String orderId,
      String customerId,
      String vin,
      String insurerCode,
      Money total,
      @Nullable String ruleVersion,
      boolean claimsNotice,
      String quotedBy) {}
}
