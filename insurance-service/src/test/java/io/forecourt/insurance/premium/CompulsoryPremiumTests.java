package io.forecourt.insurance.premium;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.premium.CompulsoryRequest.History;
import io.forecourt.insurance.premium.CompulsoryRequest.Vehicle;
import io.forecourt.insurance.premium.CompulsoryResult.Rated;
import io.forecourt.insurance.premium.CompulsoryResult.Refused;
import io.forecourt.insurance.premium.RateTables.BaseRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CompulsoryPremiumTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Vehicle CAR = new Vehicle(UseClass.PRIVATE, 5, null, null, false);
  private static final RateTables TABLES = Tables.shipped();

  private final CompulsoryPremium premium = new CompulsoryPremium(TABLES);

  @ParameterizedTest(name = "{0}")
  @MethodSource("workedExamples")
  void theWorkedExamplesComeOutToTheCent(String name, JsonNode input, JsonNode expected) {
    Rated rated = (Rated) premium.rate(request(input));

    assertThat(rated.startDate()).hasToString(text(expected, "startDate"));
    assertThat(rated.endDate()).hasToString(text(expected, "endDate"));
    assertThat(rated.days()).isEqualTo(expected.path("days").intValue());
    assertThat(rated.basePremium().toPlainString()).isEqualTo(text(expected, "basePremium"));
    assertThat(rated.shortTermMonths()).isEqualTo(expected.path("shortTermMonths").intValue());
    assertThat(rated.shortTermFactor().toPlainString())
        .isEqualTo(text(expected, "shortTermFactor"));
    assertThat(rated.floatCode()).isEqualTo(text(expected, "floatCode"));
    assertThat(rated.floatReason()).isEqualTo(text(expected, "floatReason"));
    assertThat(rated.floatRate().toPlainString()).isEqualTo(text(expected, "floatRate"));
    assertThat(rated.premium().toPlainString()).isEqualTo(text(expected, "premium"));
    assertThat(rated.netOfVat().toPlainString()).isEqualTo(text(expected, "netOfVat"));
    assertThat(rated.vat().toPlainString()).isEqualTo(text(expected, "vat"));
  }

  @ParameterizedTest
  @MethodSource("everyBaseRow")
  void everyRowOfTheTariffIsReachedAtItsLowerEdge(BaseRate row) {
    Rated rated = (Rated) premium.rate(firstPolicy(vehicleOf(row)));

    assertThat(rated.premium()).isEqualByComparingTo(row.premium());
  }

  @Nested
  class Refusing {

    @ParameterizedTest
    @ValueSource(strings = {"99", "99AB00", "990000", ""})
    void anUnknownRegionIsNotRated(String region) {
      assertThat(premium.rate(with(region, TODAY, null, null, CAR, History.first())))
          .isEqualTo(new Refused("UNKNOWN_REGION"));
    }

    @ParameterizedTest
    @CsvSource({
      "2026-11-20, , START_IN_PAST",
      "2027-02-22, , TOO_EARLY",
      "2026-11-21, 2026-11-20, BAD_PERIOD",
      "2026-11-21, 2027-11-21, TERM_TOO_LONG",
      "2026-11-21, 2027-11-19, SHORT_TERM_NOT_ALLOWED"
    })
    void datesOutsideTheRulesAreRefused(LocalDate start, @Nullable LocalDate end, String code) {
      assertThat(premium.rate(with("320500", start, end, null, CAR, History.first())))
          .isEqualTo(new Refused(code));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21, ", "2027-02-21, ", "2026-11-21, 2027-11-20"})
    void datesAtTheEdgeOfTheRulesAreRated(LocalDate start, @Nullable LocalDate end) {
      assertThat(premium.rate(with("320500", start, end, null, CAR, History.first())))
          .isInstanceOf(Rated.class);
    }

    @Test
    void coverOnTheLastDayOfThePolicyBeforeIsDouble() {
      assertThat(premium.rate(renewal(history(1, 0, 0, 0, TODAY))))
          .isEqualTo(new Refused("DUPLICATE_COVER"));
      assertThat(premium.rate(renewal(history(1, 0, 0, 0, TODAY.minusDays(1)))))
          .isInstanceOf(Rated.class);
    }

    @ParameterizedTest
    @CsvSource({
      "TRAILER, TRAILER_NOT_INSURABLE",
      "TRACTOR, REGIONAL_TRACTOR_RATE_MISSING",
      "CITY_BUS, NO_BASE_RATE"
    })
    void someVehiclesHaveNoRate(UseClass use, String code) {
      assertThat(premium.rate(firstPolicy(new Vehicle(use, 5, null, null, false))))
          .isEqualTo(new Refused(code));
    }

    @Test
    void beforeTheFirstTableNothingIsRated() {
      LocalDate longAgo = LocalDate.of(2005, 1, 1);
      assertThat(
              premium.rate(
                  new CompulsoryRequest(
                      longAgo, "320500", CAR, longAgo, null, null, History.first())))
          .isEqualTo(new Refused("NO_RATE_VERSION"));
    }
  }

  @Nested
  class Floating {

    @ParameterizedTest
    @CsvSource({
      "0, 0, 0, 0, NO_COMPLETE_YEAR, 950.00",
      "1, 0, 0, 0, CLAIM_FREE, 855.00",
      "2, 0, 0, 0, CLAIM_FREE, 760.00",
      "3, 0, 0, 0, CLAIM_FREE, 665.00",
      "9, 0, 0, 0, CLAIM_FREE, 665.00",
      "0, 1, 0, 0, ONE_NON_FATAL, 950.00",
      "0, 2, 0, 0, TWO_OR_MORE, 1045.00",
      "0, 2, 1, 0, FATAL, 1235.00",
      "3, 0, 0, 1, CLAIM_PENDING, 950.00",
      "0, 1, 0, 1, ONE_NON_FATAL, 950.00"
    })
    void theFirstRuleThatFitsDecides(
        int clean, int nonFatal, int fatal, int unpaid, String reason, String amount) {
      Rated rated =
          (Rated)
              premium.rate(renewal(history(clean, nonFatal, fatal, unpaid, TODAY.minusDays(1))));

      assertThat(rated.floatReason()).isEqualTo(reason);
      assertThat(rated.premium().toPlainString()).isEqualTo(amount);
    }

    @Test
    void aNewOwnerStartsAnew() {
      Rated rated =
          (Rated) premium.rate(renewal(new History(false, true, 3, 0, 0, 0, TODAY.minusDays(1))));

      assertThat(rated.floatReason()).isEqualTo("OWNERSHIP_TRANSFERRED");
      assertThat(rated.premium().toPlainString()).isEqualTo("950.00");
    }

    @Test
    void theFloatOfThePlanInForceOnTheQuoteDateCounts() {
      LocalDate before = LocalDate.of(2020, 9, 18);
      Rated rated =
          (Rated)
              premium.rate(
                  new CompulsoryRequest(
                      before,
                      "150000",
                      CAR,
                      before,
                      null,
                      null,
                      history(3, 0, 0, 0, before.minusDays(1))));

      assertThat(rated.floatCode()).isEqualTo("N3");
      assertThat(rated.premium().toPlainString()).isEqualTo("665.00");
    }
  }

  @Nested
  class Warning {

    @ParameterizedTest
    @CsvSource({"30, false", "31, true"})
    void aStartMoreThanThirtyDaysAwayIsEarly(int days, boolean warned) {
      Rated rated =
          (Rated)
              premium.rate(with("320500", TODAY.plusDays(days), null, null, CAR, History.first()));

      assertThat(rated.warnings().contains("EARLY_RENEWAL")).isEqualTo(warned);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void aDayWithoutCoverIsAGap(int daysSinceEnd, boolean warned) {
      Rated rated =
          (Rated) premium.rate(renewal(history(1, 0, 0, 0, TODAY.minusDays(daysSinceEnd))));

      assertThat(rated.warnings().contains("COVER_GAP")).isEqualTo(warned);
    }
  }

  @Test
  void aPremiumIsNeverNegativeAndItsPartsAddUp() {
    long seed = 20261121;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<BaseRate> rows = everyBaseRow().toList();
    List<String> regions = TABLES.regions().rows().stream().map(RateTables.Region::code).toList();
    for (int i = 0; i < 2_000; i++) {
      LocalDate start = TODAY.plusDays(random.nextInt(92));
      LocalDate end = random.nextBoolean() ? null : start.plusDays(random.nextInt(365));
      var request =
          with(
              regions.get(random.nextInt(regions.size())),
              start,
              end,
              "NEAR_SCRAPPING",
              vehicleOf(rows.get(random.nextInt(rows.size()))),
              history(random.nextInt(6), random.nextInt(4), random.nextInt(2), 0, null));

      if (premium.rate(request) instanceof Rated rated) {
        assertThat(rated.premium()).isPositive();
        assertThat(rated.netOfVat().add(rated.vat())).isEqualByComparingTo(rated.premium());
        assertThat(rated.premium().scale()).isEqualTo(2);
      }
    }
  }

  static Stream<Arguments> workedExamples() {
    JsonNode examples = Tables.JSON.readTree(Tables.open("/premium/worked-examples.json"));
    return StreamSupport.stream(examples.spliterator(), false)
        .map(
            example ->
                Arguments.of(
                    example.path("name").stringValue(),
                    example.path("input"),
                    example.path("expected")));
  }

  static Stream<BaseRate> everyBaseRow() {
    return TABLES.compulsory().baseRates().getLast().rows().stream();
  }

  private static Vehicle vehicleOf(BaseRate row) {
    BigDecimal from = row.from() == null ? BigDecimal.ZERO : row.from();
    return switch (row.dimension()) {
      case SEATS -> new Vehicle(row.useClass(), from.intValue(), null, null, false);
      case DISPLACEMENT_ML -> new Vehicle(row.useClass(), null, null, from.intValue() + 1, false);
      case NONE -> new Vehicle(row.useClass(), null, null, null, false);
      case RATED_LOAD_TONNES -> new Vehicle(row.useClass(), null, from, null, false);
    };
  }

  private static CompulsoryRequest request(JsonNode input) {
    JsonNode cover = input.path("compulsory");
    JsonNode history = cover.path("history");
    JsonNode vehicle = input.path("vehicle");
    return new CompulsoryRequest(
        LocalDate.parse(text(input, "quoteDate")),
        text(input, "regionCode"),
        new Vehicle(
            UseClass.valueOf(text(vehicle, "useClass")),
            vehicle.has("seats") ? vehicle.path("seats").intValue() : null,
            vehicle.has("ratedLoadTonnes")
                ? new BigDecimal(text(vehicle, "ratedLoadTonnes"))
                : null,
            vehicle.has("displacementMl") ? vehicle.path("displacementMl").intValue() : null,
            vehicle.path("sidecar").asBoolean(false)),
        LocalDate.parse(text(cover, "startDate")),
        cover.has("endDate") ? LocalDate.parse(text(cover, "endDate")) : null,
        cover.has("shortTermReason") ? text(cover, "shortTermReason") : null,
        history.isMissingNode()
            ? History.first()
            : new History(
                history.path("firstTime").asBoolean(false),
                history.path("ownershipTransferred").asBoolean(false),
                history.path("claimFreeYears").asInt(0),
                history.path("faultNonFatalPaid").asInt(0),
                history.path("faultFatalPaid").asInt(0),
                history.path("faultUnpaid").asInt(0),
                history.has("previousEndDate")
                    ? LocalDate.parse(text(history, "previousEndDate"))
                    : null));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).stringValue();
  }

  private static CompulsoryRequest firstPolicy(Vehicle vehicle) {
    return with("320500", TODAY, null, null, vehicle, History.first());
  }

  private static CompulsoryRequest renewal(History history) {
    return with("320500", TODAY, null, null, CAR, history);
  }

  private static History history(
      int clean, int nonFatal, int fatal, int unpaid, @Nullable LocalDate previousEnd) {
    return new History(false, false, clean, nonFatal, fatal, unpaid, previousEnd);
  }

  private static CompulsoryRequest with(
      String region,
      LocalDate start,
      @Nullable LocalDate end,
      @Nullable String reason,
      Vehicle vehicle,
      History history) {
    return new CompulsoryRequest(TODAY, region, vehicle, start, end, reason, history);
  }
}
