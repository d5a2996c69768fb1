package io.forecourt.insurance.calculation;

import static io.forecourt.insurance.calculation.Desk.ask;
import static io.forecourt.insurance.calculation.Desk.input;
import static io.forecourt.insurance.calculation.Desk.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RatingTests {

  @Nested
  class Compulsory {

    @ParameterizedTest
    @CsvSource({
      "'{}', NO_COMPLETE_YEAR, NONE, 950.00",
      "'{\"claimFreeYears\":1}', CLAIM_FREE, E1, 855.00",
      "'{\"claimFreeYears\":2}', CLAIM_FREE, E2, 760.00",
      "'{\"claimFreeYears\":3}', CLAIM_FREE, E3, 665.00",
      "'{\"claimFreeYears\":9}', CLAIM_FREE, E3, 665.00",
      "'{\"faultNonFatalPaid\":1}', ONE_NON_FATAL, E4, 950.00",
      "'{\"faultNonFatalPaid\":2}', TWO_OR_MORE, E5, 1045.00",
      "'{\"faultNonFatalPaid\":2,\"faultFatalPaid\":1}', FATAL, E6, 1235.00",
      "'{\"claimFreeYears\":3,\"faultUnpaid\":1}', CLAIM_PENDING, NONE, 950.00",
      "'{\"faultNonFatalPaid\":1,\"faultUnpaid\":1}', ONE_NON_FATAL, E4, 950.00",
      "'{\"ownershipTransferred\":true,\"faultFatalPaid\":1}', OWNERSHIP_TRANSFERRED, NONE, 950.00",
      "'{\"firstTime\":true,\"ownershipTransferred\":true}', FIRST_POLICY, NONE, 950.00"
    })
    void theFirstRuleOfTheFloatThatFitsDecides(
        String history, String reason, String code, String premium) {
      ObjectNode request = with(input("E01"), "/compulsory/history", history);

      JsonNode compulsory = ask(request).path("compulsory");

      assertThat(compulsory.path("floatReason").stringValue()).isEqualTo(reason);
      assertThat(compulsory.path("floatCode").stringValue()).isEqualTo(code);
      assertThat(compulsory.path("premium").stringValue()).isEqualTo(premium);
    }

    @ParameterizedTest
    @CsvSource({
      "2026-09-20, 1, 0.10",
      "2026-10-19, 1, 0.10",
      "2026-10-20, 2, 0.20",
      "2027-05-19, 8, 0.80",
      "2027-05-20, 9, 0.85",
      "2027-07-20, 11, 0.95",
      "2027-09-18, 12, 1.00"
    })
    void aStartedMonthCountsInFull(String end, int months, String factor) {
      ObjectNode request = with(input("E03"), "/compulsory/endDate", "'" + end + "'");
      with(request, "/compulsory/shortTermReason", "'OTHER_APPROVED'");

      JsonNode compulsory = ask(request).path("compulsory");

      assertThat(compulsory.path("shortTermMonths").intValue()).isEqualTo(months);
      assertThat(compulsory.path("shortTermFactor").stringValue()).isEqualTo(factor);
      assertThat(compulsory.path("floatCode").stringValue()).isEqualTo("A3");
    }

    @Test
    void aReasonGivenForAFullYearIsIgnored() {
      ObjectNode request = with(input("E03"), "/compulsory/shortTermReason", "'TEMPORARY_ROAD'");

      assertThat(ask(request).at("/compulsory/floatCode").stringValue()).isEqualTo("A3");
    }

    @Test
    void aYearFromTheTwentyNinthOfFebruaryEndsOnTheTwentySeventh() {
      ObjectNode request = with(input("E03"), "/quoteDate", "'2028-02-28'");
      with(request, "/compulsory/startDate", "'2028-02-29'");

      assertThat(ask(request).at("/compulsory/endDate").stringValue()).isEqualTo("2029-02-27");
      assertThat(ask(request).at("/compulsory/days").intValue()).isEqualTo(365);
    }

    @Test
    void untilSeptember2020OneNationalScaleApplied() {
      ObjectNode request = with(input("E03"), "/quoteDate", "'2020-09-18'");
      with(request, "/compulsory/startDate", "'2020-09-20'");
      with(request, "/compulsory/history/previousEndDate", "'2020-09-19'");

      assertThat(ask(request).at("/compulsory/floatCode").stringValue()).isEqualTo("N3");
      assertThat(ask(request).at("/compulsory/premium").stringValue()).isEqualTo("770.00");
    }
  }

  @Nested
  class Tax {

    @ParameterizedTest
    @CsvSource({"2026-01-31, 12, 300.00", "2026-12-01, 1, 25.00", "2025-12-31, 12, 300.00"})
    void aNewCarPaysFromTheMonthOfItsInvoice(String invoice, int months, String tax) {
      ObjectNode request = with(input("E01"), "/vehicleTax/invoiceDate", "'" + invoice + "'");

      assertThat(ask(request).at("/vehicleTax/months").intValue()).isEqualTo(months);
      assertThat(ask(request).at("/vehicleTax/tax").stringValue()).isEqualTo(tax);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-19, 2", "2026-09-30, 1", "2027-09-18, 12", "2027-07-01, 11"})
    void aShortTermPaysForTheCalendarMonthsThatItTouches(String end, int months) {
      ObjectNode request = with(input("E03"), "/compulsory/endDate", "'" + end + "'");
      with(request, "/compulsory/shortTermReason", "'NEAR_SCRAPPING'");
      with(request, "/regionCode", "'420100'");
      with(request, "/vehicleTax", "{'invoiceDate':'2099-01-01'}");
      with(request, "/vehicle/newCar", "true");

      assertThat(ask(request).at("/vehicleTax/months").intValue()).isEqualTo(months);
    }

    @ParameterizedTest
    @CsvSource({
      "BEV, true, ENTERPRISE, 5, NOT_TAXABLE",
      "FCEV, false, PRIVATE, 9, NOT_TAXABLE",
      "BEV, true, COACH, 20, EXEMPT",
      "BEV, false, COACH, 20, TAXED",
      "PHEV, true, COACH, 10, EXEMPT",
      "PHEV, false, PRIVATE, 5, TAXED",
      "ENERGY_SAVING, true, COACH, 20, HALF",
      "HEV, true, PRIVATE, 5, TAXED"
    })
    void theEnergyDecidesHowAVehicleIsTaxed(
        String energy, boolean listed, String use, int seats, String treatment) {
      ObjectNode request = with(input("E03"), "/regionCode", "'420100'");
      with(request, "/vehicleTax", "{}");
      with(request, "/vehicle/energy", "'" + energy + "'");
      with(request, "/vehicle/catalogueListed", Boolean.toString(listed));
      with(request, "/vehicle/useClass", "'" + use + "'");
      with(request, "/vehicle/seats", Integer.toString(seats));

      assertThat(ask(request).at("/vehicleTax/treatment").stringValue()).isEqualTo(treatment);
    }

    @Test
    void tonnesCountExactlyAndAreRoundedOnce() {
      ObjectNode request = with(input("E03"), "/regionCode", "'420100'");
      with(request, "/vehicleTax", "{}");
      with(
          request,
          "/vehicle",
          "{'useClass':'TRUCK_NONCOMM','ratedLoadTonnes':'1.495','curbWeightTonnes':'1.2345'}");

      JsonNode tax = ask(request).path("vehicleTax");

      assertThat(tax.path("category").stringValue()).isEqualTo("TRUCK");
      assertThat(tax.path("tax").stringValue()).isEqualTo("103.70");
    }
  }

  @Nested
  class NoClaims {

    @ParameterizedTest
    @CsvSource({
      "0, 1, 1, -1, 0.8",
      "0, 2, 2, -2, 0.7",
      "0, 3, 3, -3, 0.6",
      "0, 9, 4, -4, 0.5",
      "0, 9, 3, -3, 0.6",
      "1, 1, 0, 0, 1.0",
      "1, 2, 0, -1, 0.8",
      "1, 3, 2, -2, 0.7",
      "2, 1, 0, 1, 1.2",
      "2, 2, 0, 0, 1.0",
      "2, 3, 0, -1, 0.8",
      "3, 1, 0, 2, 1.4",
      "5, 1, 0, 4, 1.8",
      "5, 2, 0, 3, 1.6",
      "8, 3, 0, 5, 2.0",
      "8, 1, 0, 5, 2.0",
      "0, 0, 0, 0, 1.0"
    })
    void claimsRaiseAndInsuredYearsLowerTheGrade(
        int claims, int years, int free, int level, String factor) {
      JsonNode commercial = ask(claims(claims, years, free, "2026-05-31")).path("commercial");

      assertThat(commercial.path("ncdLevel").intValue()).isEqualTo(level);
      assertThat(commercial.path("ncdFactor").stringValue()).isEqualTo(factor);
      assertThat(commercial.path("ncdReason").stringValue()).isEqualTo("HISTORY");
    }

    @ParameterizedTest
    @CsvSource({
      "0, 2026-02-28, HISTORY, -2",
      "0, 2026-02-27, LAPSE_UP_ONLY, 0",
      "5, 2026-02-27, HISTORY, 3",
      "5, 2025-11-30, HISTORY, 3",
      "0, 2025-11-30, LAPSE_UP_ONLY, 0",
      "5, 2025-11-29, LAPSE_RESET, 0",
      "0, 2025-11-29, LAPSE_RESET, 0"
    })
    void aLapseTakesTheDiscountAndLaterTheSurcharge(
        int claims, String previousEnd, String reason, int level) {
      JsonNode commercial = ask(claims(claims, 2, 0, previousEnd)).path("commercial");

      assertThat(commercial.path("ncdReason").stringValue()).isEqualTo(reason);
      assertThat(commercial.path("ncdLevel").intValue()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
      "'{\"previousWasShortTerm\":true,\"consecutiveInsuredYears\":2}', SHORT_TERM_NO_DISCOUNT, 0",
      "'{\"previousWasShortTerm\":true,\"claimsLast3Years\":2}', HISTORY, 2",
      "'{\"priorPolicyFound\":false,\"consecutiveInsuredYears\":2}', NO_PRIOR_POLICY, 0",
      "'{\"newVehicle\":true,\"claimFreeYears\":9}', NEW_VEHICLE, 0",
      "'{\"ownershipTransferred\":true,\"claimFreeYears\":9}', OWNERSHIP_TRANSFERRED, 0"
    })
    void otherReasonsStartAnew(String history, String reason, int level) {
      JsonNode commercial =
          ask(with(input("E02"), "/commercial/history", history)).path("commercial");

      assertThat(commercial.path("ncdReason").stringValue()).isEqualTo(reason);
      assertThat(commercial.path("ncdLevel").intValue()).isEqualTo(level);
    }

    private static ObjectNode claims(int claims, int years, int free, String previousEnd) {
      ObjectNode request = with(input("E02"), "/quoteDate", "'2026-05-31'");
      return with(
          request,
          "/commercial/history",
          "{'claimsLast3Years':%d,'consecutiveInsuredYears':%d,'claimFreeYears':%d,'previousEndDate':'%s'}"
              .formatted(claims, years, free, previousEnd));
    }
  }

  @Nested
  class Commercial {

    @Test
    void aShorterTermPaysByTheDayAndGetsNoDiscount() {
      ObjectNode request = with(input("E02"), "/commercial/endDate", "'2026-06-30'");

      JsonNode commercial = ask(request).path("commercial");

      assertThat(commercial.path("days").intValue()).isEqualTo(30);
      assertThat(commercial.path("ncdReason").stringValue()).isEqualTo("SHORT_TERM_NO_DISCOUNT");
      assertThat(commercial.at("/lines/0/benchmark").stringValue()).isEqualTo("2102.31");
      // 2102.31 x 1.0 x 1.10 x 0.90 x 30 / 365 = 171.0646...
      assertThat(commercial.at("/lines/0/premium").stringValue()).isEqualTo("171.06");
    }

    @Test
    void withoutDamageCoverNeitherAgeNorValueMatters() {
      ObjectNode request = with(input("E02"), "/commercial/coverages/damage", "null");
      with(request, "/commercial/addOns", "[]");
      with(request, "/vehicle/newCarPrice", "null");
      with(request, "/vehicle/firstRegistrationDate", "null");

      JsonNode commercial = ask(request).path("commercial");

      assertThat(commercial.path("vehicleMonths").intValue()).isZero();
      assertThat(commercial.path("actualValue").isNull()).isTrue();
      assertThat(commercial.has("actualValue")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "PRIVATE, 5, ICE, 2024-06-01, 85600.00",
      "PRIVATE, 9, ICE, 2024-06-02, 86200.00",
      "PRIVATE, 10, ICE, 2024-06-01, 78400.00",
      "TAXI_RENTAL, 5, ICE, 2024-06-01, 73600.00",
      "ENTERPRISE, 5, BEV, 2024-06-01, 85600.00",
      "PRIVATE, 5, BEV, 2024-06-01, 81520.00",
      "PRIVATE, 5, FCEV, 2024-06-01, 84880.00",
      "PRIVATE, 10, BEV, 2024-06-01, 78400.00",
      "PRIVATE, 5, ICE, 2010-06-01, 20000.00"
    })
    void valueIsLostByTheMonthAndNeverMoreThanFourFifths(
        String use, int seats, String energy, String registered, String value) {
      ObjectNode request = with(input("E02"), "/vehicle/useClass", "'" + use + "'");
      with(request, "/vehicle/seats", Integer.toString(seats));
      with(request, "/vehicle/energy", "'" + energy + "'");
      with(request, "/vehicle/firstRegistrationDate", "'" + registered + "'");
      with(request, "/vehicle/newCarPrice", "'100000.00'");
      with(request, "/vehicleTax", "null");

      assertThat(ask(request).at("/commercial/actualValue").stringValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
      "1.15, ADVISER",
      "1.1501, SUPERVISOR",
      "0.85, ADVISER",
      "0.70, SUPERVISOR",
      "0.69, MANAGER",
      "1.31, MANAGER"
    })
    void theFactorDecidesWhoMayLetAQuoteGoOut(String factor, String level) {
      ObjectNode request = with(input("E01"), "/commercial/autonomousFactor", "'" + factor + "'");

      assertThat(ask(request).at("/commercial/requiredAuthority").stringValue()).isEqualTo(level);
    }

    @Test
    void aLargeTotalNeedsMoreAuthorityWhateverTheFactor() {
      ObjectNode request = with(input("E01"), "/vehicle/newCarPrice", "'2400000.00'");
      assertThat(ask(request).at("/commercial/requiredAuthority").stringValue())
          .isEqualTo("SUPERVISOR");

      with(request, "/vehicle/newCarPrice", "'9000000.00'");
      assertThat(ask(request).at("/commercial/requiredAuthority").stringValue())
          .isEqualTo("MANAGER");
    }
  }

  @Nested
  class Refunds {

    @ParameterizedTest
    @CsvSource({
      "COMMERCIAL, 2027-02-20, 0, 30.00, 970.00",
      "COMMERCIAL, 2027-03-01, 0, 30.00, 970.00",
      "COMMERCIAL, 2027-03-02, 1, 0.00, 997.27",
      "COMMERCIAL, 2028-03-01, 366, 0.00, 0.00",
      "COMPULSORY, 2027-02-20, 0, 0.00, 1000.00",
      "COMPULSORY, 2027-03-01, 0, 0.00, 1000.00"
    })
    void whatIsNotUsedComesBackAndBeforeTheStartCommercialCoverCostsThreePercent(
        String type, String cancelled, int used, String fee, String refund) {
      ObjectNode request = with(input("E11"), "/policyType", "'" + type + "'");
      with(request, "/premium", "'1000.00'");
      with(request, "/cancelDate", "'" + cancelled + "'");

      JsonNode answer = ask(request);

      assertThat(answer.path("usedDays").intValue()).isEqualTo(used);
      assertThat(answer.path("fee").stringValue()).isEqualTo(fee);
      assertThat(answer.path("refund").stringValue()).isEqualTo(refund);
    }

    @ParameterizedTest
    @CsvSource({"2000.00, SUPERVISOR", "2000.01, MANAGER"})
    void theAmountDecidesWhoMayRefund(String premium, String level) {
      ObjectNode request = with(input("E11"), "/premium", "'" + premium + "'");
      with(request, "/cancelDate", "'2027-02-28'");

      assertThat(ask(request).path("requiredAuthority").stringValue()).isEqualTo(level);
    }
  }
}
