package io.forecourt.sales.outlet;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.sales.outlet.OutletEvents.ForecastSubmittedV1;
import io.forecourt.sales.outlet.OutletPolicy.PartnerType;
import io.forecourt.sales.price.PriceList;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes what partners will sell, once a month, and what they learned of the market for it. */
@Service
class ForecastDesk {
  static final String READ = "sales.dealer-forecast.read";
  static final String SUBMIT = "sales.dealer-forecast.submit";

  private static final String KIND = "dealer-forecast";
  private static final TypeReference<List<ForecastLine>> LINES = new TypeReference<>() {};
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

  private final DealerForecasts forecasts;
  private final Outlets outlets;
  private final OutletDesk desk;
  private final OutletNetwork network;
  private final KnownIntelligence intelligence;
  private final PriceList prices;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final JsonMapper json;

  ForecastDesk(
      DealerForecasts forecasts,
      Outlets outlets,
      OutletDesk desk,
      OutletNetwork network,
      KnownIntelligence intelligence,
      PriceList prices,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      JsonMapper json) {
    this.forecasts = forecasts;
    this.outlets = outlets;
    this.desk = desk;
    this.network = network;
    this.intelligence = intelligence;
    this.prices = prices;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.json = json;
  }

  /**
   * @param intelligenceIds reports of the market that it rests on
   * @throws InvalidInput if the month is not ahead, or too far, or a model stands twice
   * @throws RuleViolation if partners of the type do not forecast, no contract is in force, the
   *     month has its forecast, a model has no price, or a report is not of the partner's territory
   *     or too old
   */
  @Transactional
  DealerForecast submit(
      String outletId, YearMonth month, List<ForecastLine> lines, List<String> intelligenceIds) {
    Outlet outlet = desk.require(SUBMIT, outletId);
    if (!desk.typeOf(outlet).forecasts()) {
      throw new RuleViolation("dealer-forecast.not-of-type", outlet.type());
    }
    long ahead = ChronoUnit.MONTHS.between(thisMonth(outlet), month);
    if (ahead < 1 || ahead > desk.policy(outlet.storeCode()).forecastMonthsAhead()) {
      throw new InvalidInput("/month", "dealer-forecast.month");
    }
    forecasts
        .findByOutletIdAndMonthAndSupersededByIsNull(outletId, month.toString())
        .ifPresent(
            known -> {
              throw new RuleViolation("dealer-forecast.submitted-already", known.number());
            });
    return take(Ids.next(), outlet, month, 1, lines, intelligenceIds);
  }

  /**
   * Another edition stands in the place of this one, with reports and lines of its own.
   *
   * @throws RuleViolation as {@link #submit}, and if this one is not the newest or its month has
   *     begun
   */
  @Transactional
  DealerForecast correct(String id, List<ForecastLine> lines, List<String> intelligenceIds) {
    DealerForecast before = require(SUBMIT, id);
    Outlet outlet = desk.require(SUBMIT, before.outletId());
    YearMonth month = YearMonth.parse(before.month());
    String next = Ids.next();
    DealerForecast superseded = before.supersededBy(next);
    if (!month.isAfter(thisMonth(outlet))) {
      throw new RuleViolation("dealer-forecast.month-begun", before.month());
    }
    forecasts.save(superseded);
    return take(next, outlet, month, before.edition() + 1, lines, intelligenceIds);
  }

  private DealerForecast take(
      String id,
      Outlet outlet,
      YearMonth month,
      int edition,
      List<ForecastLine> lines,
      List<String> intelligenceIds) {
    Instant now = clock.instant();
    String store = outlet.storeCode();
    String centreCode = desk.centreCode(outlet);
    Set<String> used = new LinkedHashSet<>(intelligenceIds);
    network.takeTurn(outlet);
    Outlet heard = outlets.save(outlet.forecasting(now));
    requirePriced(lines);
    requireKnown(used, store, centreCode, now);
    LocalDate today = clock.today(calendars.zone(store));
    DealerForecast forecast =
        forecasts.save(
            new DealerForecast(
                id,
                numbers.next("DF", store, today),
                outlet.id(),
                store,
                access.caller().personId(),
                centreCode,
                month.toString(),
                edition,
                lines.stream().mapToInt(ForecastLine::units).sum(),
                json.writeValueAsString(lines),
                json.writeValueAsString(used),
                now,
                null,
                null));
    PartnerType type = desk.typeOf(outlet);
    outbox.append(
        OutletEvents.forecast(
            heard,
            new ForecastSubmittedV1(
                outlet.id(),
                forecast.id(),
                outlet.type(),
                type.centre(),
                centreCode,
                forecast.month(),
                Math.toIntExact(ChronoUnit.MONTHS.between(YearMonth.from(today), month)),
                edition,
                forecast.units(),
                lines,
                List.copyOf(used),
                network.withForecastOf(heard, forecast.month()),
                network.inForce(heard),
                forecast.ownerId()),
            now));
    return forecast;
  }

  private void requirePriced(List<ForecastLine> lines) {
    if (lines.stream().map(ForecastLine::modelCode).distinct().count() < lines.size()) {
      throw new InvalidInput("/lines", "dealer-forecast.model-twice");
    }
    lines.forEach(line -> prices.model(line.modelCode()));
  }

  private void requireKnown(Set<String> used, String store, String centreCode, Instant now) {
    Duration kept = Duration.ofDays(desk.policy(store).intelligenceDays());
    Set<String> known = intelligence.among(used, store, centreCode, now.minus(kept));
    List<String> unknown = used.stream().filter(id -> !known.contains(id)).toList();
    if (!unknown.isEmpty()) {
      throw new RuleViolation(
          "dealer-forecast.intelligence-unknown", centreCode, String.join(", ", unknown));
    }
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  DealerForecast require(String action, String id) {
    DealerForecast forecast = forecasts.findById(id).orElseThrow(() -> new NotFound(KIND, id));
    access.requireInScope(action, KIND, id, forecast.storeCode(), forecast.ownerId());
    return forecast;
  }

  /** Whether another edition could stand in its place today. */
  @Transactional(readOnly = true)
  boolean canCorrect(DealerForecast forecast) {
    Outlet outlet = outlets.findById(forecast.outletId()).orElse(null);
    return forecast.isNewest()
        && outlet != null
        && outlet.state() == OutletState.SIGNED
        && YearMonth.parse(forecast.month()).isAfter(thisMonth(outlet));
  }

  List<ForecastLine> lines(DealerForecast forecast) {
    return json.readValue(forecast.linesShown(), LINES);
  }

  List<String> intelligenceIds(DealerForecast forecast) {
    return json.readValue(forecast.intelligence(), STRINGS);
  }

  private YearMonth thisMonth(Outlet outlet) {
    return YearMonth.from(clock.today(calendars.zone(outlet.storeCode())));
  }
}
