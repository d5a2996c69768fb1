package io.forecourt.insurance.calculation;

import static io.forecourt.insurance.calculation.Desk.ask;
import static io.forecourt.insurance.calculation.Desk.input;
import static io.forecourt.insurance.calculation.Desk.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.premium.ErrorCode;
import io.forecourt.insurance.premium.RateBook;
import io.forecourt.insurance.premium.RateData;
import io.forecourt.insurance.rates.RateFiles;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RefusalTests {

  /**
   * A request that is refused, as an example and what is changed in it.
   *
   * @param changes pairs of pointer and value
   */
  record Case(ErrorCode code, String example, List<String> changes) {

    static Case of(ErrorCode code, String example, String... changes) {
      return new Case(code, example, List.of(changes));
    }

    ObjectNode request() {
      ObjectNode request = input(example);
      for (int i = 0; i < changes.size(); i += 2) {
        with(request, changes.get(i), changes.get(i + 1));
      }
      return request;
    }

    @Override
    public String toString() {
      return code + " " + example + " " + changes;
    }
  }

  static Stream<Case> cases() {
    String start = "/compulsory/startDate";
    String end = "/compulsory/endDate";
    return Stream.of(
        Case.of(ErrorCode.UNKNOWN_REGION, "E01", "/regionCode", "'990000'"),
        Case.of(ErrorCode.UNKNOWN_REGION, "E01", "/regionCode", "'32050'"),
        Case.of(ErrorCode.UNKNOWN_REGION, "E01", "/regionCode", "'3205A0'"),
        Case.of(ErrorCode.UNKNOWN_REGION, "E01", "/regionCode", "'３20500'"),
        Case.of(ErrorCode.BAD_PERIOD, "E01", end, "'2026-03-10'"),
        Case.of(ErrorCode.BAD_PERIOD, "E01", "/commercial/endDate", "'2026-03-10'"),
        Case.of(ErrorCode.TERM_TOO_LONG, "E01", end, "'2027-03-11'"),
        Case.of(ErrorCode.TERM_TOO_LONG, "E01", "/commercial/endDate", "'2027-03-11'"),
        Case.of(ErrorCode.START_IN_PAST, "E03", start, "'2026-08-31'"),
        Case.of(ErrorCode.START_IN_PAST, "E02", "/commercial/startDate", "'2026-05-19'"),
        Case.of(ErrorCode.TOO_EARLY, "E03", start, "'2026-12-02'"),
        Case.of(ErrorCode.TOO_EARLY, "E02", "/commercial/startDate", "'2026-08-21'"),
        Case.of(ErrorCode.DUPLICATE_COVER, "E03", start, "'2026-09-19'"),
        Case.of(ErrorCode.DUPLICATE_COVER, "E02", "/commercial/startDate", "'2026-05-31'"),
        Case.of(ErrorCode.SHORT_TERM_NOT_ALLOWED, "E03", end, "'2027-09-18'"),
        Case.of(
            ErrorCode.SHORT_TERM_NOT_ALLOWED, "E06", "/compulsory/shortTermReason", "'WE_LIKE_IT'"),
        Case.of(ErrorCode.TRAILER_NOT_INSURABLE, "E03", "/vehicle/useClass", "'TRAILER'"),
        tractor("320500"),
        Case.of(
            ErrorCode.NO_BASE_RATE,
            "E03",
            "/vehicle/useClass",
            "'CITY_BUS'",
            "/vehicle/seats",
            "5"),
        Case.of(ErrorCode.NO_BASE_RATE, "E03", "/vehicle/seats", "0"),
        Case.of(
            ErrorCode.NO_RATE_VERSION,
            "E03",
            "/quoteDate",
            "'2008-01-31'",
            start,
            "'2008-01-31'",
            "/compulsory/history",
            "null"),
        Case.of(
            ErrorCode.NO_RATE_VERSION,
            "E10",
            "/quoteDate",
            "'2024-12-31'",
            start,
            "'2024-12-31'",
            "/compulsory/history",
            "null",
            "/commercial/startDate",
            "'2024-12-31'",
            "/commercial/history",
            "null",
            "/vehicle/firstRegistrationDate",
            "'2024-03-01'"),
        Case.of(
            ErrorCode.NO_RATE_VERSION,
            "E01",
            "/compulsory",
            "null",
            "/vehicleTax",
            "null",
            "/quoteDate",
            "'2020-09-18'",
            "/commercial/startDate",
            "'2020-09-18'",
            "/commercial/insurerCode",
            "'NOBODY'"),
        Case.of(ErrorCode.TAX_NEEDS_COMPULSORY, "E01", "/compulsory", "null"),
        Case.of(ErrorCode.TAX_NEEDS_COMPULSORY, "E07", "/compulsory", "null"),
        Case.of(ErrorCode.TAX_TABLE_MISSING, "E01", "/regionCode", "'130100'"),
        Case.of(
            ErrorCode.TAX_TABLE_MISSING,
            "E02",
            "/vehicle/seats",
            "12",
            "/vehicle/displacementMl",
            "null"),
        Case.of(ErrorCode.DISPLACEMENT_REQUIRED, "E01", "/vehicle/displacementMl", "null"),
        Case.of(ErrorCode.INVOICE_DATE_INVALID, "E01", "/vehicleTax/invoiceDate", "'2027-01-01'"),
        Case.of(ErrorCode.UNKNOWN_INSURER, "E01", "/commercial/insurerCode", "'NOBODY'"),
        Case.of(
            ErrorCode.AP_FACTOR_OUT_OF_RANGE, "E01", "/commercial/autonomousFactor", "'1.5001'"),
        Case.of(
            ErrorCode.AP_FACTOR_OUT_OF_RANGE, "E09", "/commercial/autonomousFactor", "'0.5499'"),
        Case.of(
            ErrorCode.TV_FACTOR_OUT_OF_RANGE,
            "E02",
            "/commercial/trafficViolationFactor",
            "'0.99'"),
        Case.of(
            ErrorCode.TV_FACTOR_OUT_OF_RANGE,
            "E03",
            "/commercial",
            "{'insurerCode':'DEMO_A','startDate':'2026-09-20','autonomousFactor':'1.00','trafficViolationFactor':'1.01'}"),
        Case.of(ErrorCode.COMMERCIAL_NOT_RATED, "E10", "/vehicle/useClass", "'ENTERPRISE'"),
        Case.of(
            ErrorCode.HISTORY_INCONSISTENT,
            "E02",
            "/commercial/history/consecutiveInsuredYears",
            "1"),
        Case.of(ErrorCode.HISTORY_INCONSISTENT, "E09", "/commercial/history/claimsLast3Years", "1"),
        Case.of(ErrorCode.NEW_CAR_PRICE_REQUIRED, "E01", "/vehicle/newCarPrice", "null"),
        Case.of(
            ErrorCode.AGREED_VALUE_OUT_OF_BAND,
            "E07",
            "/commercial/coverages/damage/agreedValue",
            "'144436.31'"),
        Case.of(
            ErrorCode.AGREED_VALUE_OUT_OF_BAND,
            "E07",
            "/commercial/coverages/damage/agreedValue",
            "'268238.89'"),
        Case.of(
            ErrorCode.AGREED_VALUE_OUT_OF_BAND,
            "E01",
            "/commercial/coverages/damage",
            "{'agreedValue':'159800.01'}"),
        Case.of(
            ErrorCode.LIMIT_NOT_OFFERED,
            "E01",
            "/commercial/coverages/thirdParty/limit",
            "'2500000.00'"),
        Case.of(
            ErrorCode.SUM_INSURED_NOT_OFFERED,
            "E01",
            "/commercial/coverages/driver/sumInsured",
            "'55000.00'"),
        Case.of(
            ErrorCode.SUM_INSURED_NOT_OFFERED,
            "E01",
            "/commercial/coverages/driver/sumInsured",
            "'0.00'"),
        Case.of(
            ErrorCode.SUM_INSURED_NOT_OFFERED,
            "E01",
            "/commercial/coverages/passenger/sumInsuredPerSeat",
            "'1010000.00'"),
        Case.of(
            ErrorCode.SUM_INSURED_NOT_OFFERED,
            "E01",
            "/commercial/addOns",
            "[{'code':'NON_MEDICAL_TP','sumInsured':'99999.00'}]"),
        Case.of(
            ErrorCode.SUM_INSURED_NOT_OFFERED,
            "E07",
            "/commercial/addOns",
            "[{'code':'ABS_DEDUCTIBLE_DAMAGE','option':'12'}]"),
        Case.of(
            ErrorCode.SUM_INSURED_NOT_OFFERED,
            "E07",
            "/commercial/addOns",
            "[{'code':'ABS_DEDUCTIBLE_DAMAGE'}]"),
        Case.of(
            ErrorCode.PASSENGER_SEATS_INVALID, "E01", "/commercial/coverages/passenger/seats", "0"),
        Case.of(
            ErrorCode.PASSENGER_SEATS_INVALID, "E01", "/commercial/coverages/passenger/seats", "5"),
        Case.of(ErrorCode.NO_MAIN_COVERAGE, "E01", "/commercial/coverages", "{}"),
        Case.of(ErrorCode.NO_MAIN_COVERAGE, "E01", "/commercial/coverages", "null"),
        Case.of(
            ErrorCode.ADD_ON_NOT_OFFERED,
            "E01",
            "/commercial/addOns",
            "[{'code':'MENTAL_DISTRESS'}]"),
        Case.of(ErrorCode.ADD_ON_NEEDS_MAIN, "E01", "/commercial/coverages", "{'damage':{}}"),
        Case.of(
            ErrorCode.ADD_ON_NEV_ONLY, "E01", "/commercial/addOns", "[{'code':'EXTERNAL_GRID'}]"),
        Case.of(
            ErrorCode.ADD_ON_PRIVATE_ONLY,
            "E01",
            "/vehicle/useClass",
            "'ENTERPRISE'",
            "/commercial/addOns",
            "[{'code':'HOLIDAY_DOUBLE_TP'}]"),
        Case.of(ErrorCode.COMPULSORY_NOT_CANCELLABLE, "E11", "/reason", "'SOLD'"),
        Case.of(ErrorCode.COMPULSORY_NOT_CANCELLABLE, "E11", "/reason", "null"),
        Case.of(ErrorCode.CANCEL_AFTER_EXPIRY, "E11", "/cancelDate", "'2028-03-02'"),
        Case.of(ErrorCode.NO_COMMISSION_RATE, "E12", "/insurerCode", "'NOBODY'"),
        Case.of(ErrorCode.NO_COMMISSION_RATE, "E12", "/issueDate", "'2024-12-31'"),
        Case.of(
            ErrorCode.NO_COMMISSION_RATE,
            "E12",
            "/lines",
            "[{'product':'VEHICLE_TAX','grossPremium':'300.00'}]"));
  }

  private static Case tractor(String region) {
    return Case.of(
        ErrorCode.REGIONAL_TRACTOR_RATE_MISSING,
        "E03",
        "/regionCode",
        "'" + region + "'",
        "/vehicle",
        "{'useClass':'TRACTOR','tractorType':'TRANSPORT','powerKw':'14.7'}");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRefusalIsTheOnlyThingInTheAnswer(Case refused) {
    JsonNode answer = ask(refused.request());

    assertThat(answer.path("status").stringValue()).isEqualTo("REJECTED");
    assertThat(answer.path("errors").toString()).isEqualTo("[\"" + refused.code() + "\"]");
    boolean quote = !refused.request().has("op");
    assertThat(answer.size()).isEqualTo(quote ? 3 : 2);
    assertThat(answer.has("warnings")).isEqualTo(quote);
    assertThat(answer.path("warnings").size()).isZero();
  }

  @Test
  void anExpenseRatioAboveTheCapIsNotUsed() {
    JsonNode answer = ask(input("E01"), RateBook.of(withExpenseRatio("0.2501")));

    assertThat(answer.path("errors").toString()).isEqualTo("[\"EXPENSE_RATIO_ABOVE_CAP\"]");
    assertThat(
            ask(input("E01"), RateBook.of(withExpenseRatio("0.2500"))).path("status").stringValue())
        .isEqualTo("OK");
  }

  @Test
  void everyCodeIsTriggered() {
    Set<ErrorCode> triggered = cases().map(Case::code).collect(Collectors.toSet());
    triggered.add(ErrorCode.EXPENSE_RATIO_ABOVE_CAP);

    assertThat(triggered).isEqualTo(EnumSet.allOf(ErrorCode.class));
  }

  @Test
  void theCodesAreThoseOfTheSpecificationInItsOrder() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::name))
        .containsExactlyElementsOf(specified());
  }

  private static List<String> specified() {
    return Arrays.asList(
        """
        UNKNOWN_REGION
        BAD_PERIOD TERM_TOO_LONG
        START_IN_PAST TOO_EARLY
        DUPLICATE_COVER
        SHORT_TERM_NOT_ALLOWED
        TRAILER_NOT_INSURABLE REGIONAL_TRACTOR_RATE_MISSING NO_BASE_RATE
        NO_RATE_VERSION
        TAX_NEEDS_COMPULSORY TAX_TABLE_MISSING DISPLACEMENT_REQUIRED INVOICE_DATE_INVALID
        UNKNOWN_INSURER EXPENSE_RATIO_ABOVE_CAP AP_FACTOR_OUT_OF_RANGE TV_FACTOR_OUT_OF_RANGE
        COMMERCIAL_NOT_RATED HISTORY_INCONSISTENT NEW_CAR_PRICE_REQUIRED AGREED_VALUE_OUT_OF_BAND
        LIMIT_NOT_OFFERED SUM_INSURED_NOT_OFFERED PASSENGER_SEATS_INVALID NO_MAIN_COVERAGE
        ADD_ON_NOT_OFFERED ADD_ON_NEEDS_MAIN ADD_ON_NEV_ONLY ADD_ON_PRIVATE_ONLY
        COMPULSORY_NOT_CANCELLABLE CANCEL_AFTER_EXPIRY NO_COMMISSION_RATE
        """
            .strip()
            .split("\\s+"));
  }

  /** Of two reasons in one section the one that stands first in the table is given. */
  @Test
  void theFirstReasonInTheOrderOfTheTableIsGiven() {
    List<Case> commercial =
        cases()
            .filter(one -> one.example().equals("E01"))
            .filter(one -> one.changes().getFirst().startsWith("/commercial"))
            .filter(one -> one.changes().size() == 2)
            // another add-on in its place needs other covers
            .filter(one -> one.code() != ErrorCode.ADD_ON_NEEDS_MAIN)
            .toList();

    for (Case one : commercial) {
      for (Case other : commercial) {
        String first = one.changes().getFirst();
        String second = other.changes().getFirst();
        boolean apart = !first.startsWith(second) && !second.startsWith(first);
        if (apart) {
          ObjectNode both = one.request();
          with(both, second, other.changes().getLast());
          ErrorCode expected = one.code().compareTo(other.code()) < 0 ? one.code() : other.code();
          assertThat(ask(both).path("errors").get(0).stringValue())
              .as("%s and %s", one, other)
              .isEqualTo(expected.name());
        }
      }
    }
  }

  @Test
  void aSectionIsRefusedBeforeTheNext() {
    ObjectNode request = input("E01");
    with(request, "/commercial/endDate", "'2026-03-10'");
    with(request, "/vehicleTax/invoiceDate", "'2027-01-01'");
    assertThat(first(request)).isEqualTo("INVOICE_DATE_INVALID");

    with(request, "/compulsory/history/previousEndDate", "'2026-03-11'");
    assertThat(first(request)).isEqualTo("DUPLICATE_COVER");

    with(request, "/regionCode", "'000000'");
    assertThat(first(request)).isEqualTo("UNKNOWN_REGION");
  }

  @Test
  void amongAddOnsTheCodeThatStandsFirstInTheTableIsGiven() {
    ObjectNode request = input("E01");
    with(request, "/commercial/addOns", "[{'code':'EXTERNAL_GRID'},{'code':'MENTAL_DISTRESS'}]");

    assertThat(first(request)).isEqualTo("ADD_ON_NOT_OFFERED");
  }

  @ParameterizedTest
  @CsvSource({
    "E01, /compulsory/startDate, 2026-03-10, OK",
    "E03, /compulsory/startDate, 2026-12-01, OK",
    "E07, /commercial/coverages/damage/agreedValue, 144436.32, OK",
    "E07, /commercial/coverages/damage/agreedValue, 268238.88, OK",
    "E01, /commercial/autonomousFactor, 1.5, OK",
    "E01, /commercial/autonomousFactor, 0.5000, OK",
    "E09, /commercial/autonomousFactor, 1.45, OK",
    "E02, /commercial/trafficViolationFactor, 1.45, OK",
    "E02, /commercial/trafficViolationFactor, 1.00, OK",
    "E01, /commercial/coverages/driver/sumInsured, 10000.00, OK",
    "E01, /commercial/coverages/driver/sumInsured, 1000000.00, OK",
    "E11, /cancelDate, 2028-03-01, OK",
    "E06, /compulsory/shortTermReason, NEAR_SCRAPPING, OK"
  })
  void theEndsOfARangeBelongToIt(String example, String pointer, String value, String status) {
    ObjectNode request = with(input(example), pointer, "'" + value + "'");

    assertThat(ask(request).path("status").stringValue()).isEqualTo(status);
  }

  private static String first(ObjectNode request) {
    return ask(request).path("errors").get(0).stringValue();
  }

  private static RateData withExpenseRatio(String ratio) {
    JsonNode tree = Desk.JSON.readTree(RateFiles.shippedText());
    ArrayNode insurers = (ArrayNode) tree.at("/commercial/insurers");
    for (JsonNode insurer : insurers) {
      for (JsonNode version : insurer.path("versions")) {
        ((ObjectNode) version).put("expenseRatio", ratio);
      }
    }
    return RateFiles.tariff(tree.toString());
  }
}
