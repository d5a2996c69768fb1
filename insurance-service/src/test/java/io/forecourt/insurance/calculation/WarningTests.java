package io.forecourt.insurance.calculation;

import static io.forecourt.insurance.calculation.Desk.ask;
import static io.forecourt.insurance.calculation.Desk.input;
import static io.forecourt.insurance.calculation.Desk.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.premium.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class WarningTests {

  private static final String[][] TRIGGERS = {
    {"E03", "/compulsory/startDate", "'2026-10-02'", "COVER_GAP EARLY_RENEWAL"},
    {"E03", "/compulsory/startDate", "'2026-10-01'", "COVER_GAP"},
    {"E03", "/compulsory/history/previousEndDate", "'2026-09-18'", "COVER_GAP"},
    {"E03", "/compulsory/history/previousEndDate", "'2026-09-19'", ""},
    {"E02", "/commercial/startDate", "'2026-06-19'", "COVER_GAP DEMO_RATES"},
    {"E02", "/commercial/startDate", "'2026-06-20'", "COVER_GAP DEMO_RATES EARLY_RENEWAL"},
    {"E01", "/commercial", "null", ""},
    {"E01", "/regionCode", "'440100'", "DEMO_RATES UNCONFIRMED_TAX_TABLE"},
    {"E01", "/regionCode", "'440300'", "DEMO_RATES UNCONFIRMED_TAX_TABLE"},
    {"E01", "/regionCode", "'340100'", "DEMO_RATES UNCONFIRMED_TAX_TABLE"},
  };

  @Test
  void everyWarningIsTriggeredByWhatItIsAbout() {
    Set<String> seen = new TreeSet<>();
    for (String[] one : TRIGGERS) {
      List<String> warnings = warnings(with(input(one[0]), one[1], one[2]));
      assertThat(String.join(" ", warnings)).as(Arrays.toString(one)).isEqualTo(one[3]);
      seen.addAll(warnings);
    }
    seen.addAll(warnings(energySaving(1601, true)));

    assertThat(seen)
        .isEqualTo(new TreeSet<>(Arrays.stream(Warning.values()).map(Warning::name).toList()));
  }

  @ParameterizedTest
  @CsvSource({
    "1600, true, HALF, 150.00, 125.00, DEMO_RATES",
    "1600, false, TAXED, 300.00, 250.00, DEMO_RATES",
    "1601, true, TAXED, 360.00, 300.00, DEMO_RATES ENERGY_SAVING_NOT_ELIGIBLE",
    "1601, false, TAXED, 360.00, 300.00, DEMO_RATES ENERGY_SAVING_NOT_ELIGIBLE"
  })
  void aListedEnergySavingCarPaysHalfUpToSixteenHundredMillilitres(
      int millilitres, boolean listed, String treatment, String annual, String tax, String warned) {
    ObjectNode request = energySaving(millilitres, listed);

    assertThat(ask(request).at("/vehicleTax/treatment").stringValue()).isEqualTo(treatment);
    assertThat(ask(request).at("/vehicleTax/annual").stringValue()).isEqualTo(annual);
    assertThat(ask(request).at("/vehicleTax/tax").stringValue()).isEqualTo(tax);
    assertThat(String.join(" ", warnings(request))).isEqualTo(warned);
  }

  @Test
  void aZeroAnswerReadsNoTableAndWarnsOfNone() {
    ObjectNode request = energySaving(1601, true);
    with(request, "/regionCode", "'440100'");
    with(request, "/vehicleTax/alreadyPaid", "true");
    with(request, "/vehicleTax/arrears", "'12.30'");
    with(request, "/vehicleTax/lateFee", "'0.07'");

    assertThat(warnings(request)).containsExactly("DEMO_RATES");
    assertThat(ask(request).at("/vehicleTax/tax").stringValue()).isEqualTo("12.37");
    assertThat(ask(request).at("/vehicleTax/months").intValue()).isZero();
  }

  @Test
  void theInventedTractorTableAloneDoesNotWarn() {
    ObjectNode request = input("E03");
    with(request, "/regionCode", "'420100'");
    with(
        request,
        "/vehicle",
        "{'useClass':'TRACTOR','tractorType':'DUAL_PURPOSE','powerKw':'14.7'}");

    assertThat(warnings(request)).isEmpty();
    assertThat(ask(request).at("/compulsory/premium").stringValue()).isEqualTo("60.00");
    assertThat(ask(request).at("/compulsory/floatReason").stringValue())
        .isEqualTo("CLASS_NOT_FLOATED");
  }

  private static ObjectNode energySaving(int millilitres, boolean listed) {
    ObjectNode request = input("E01");
    with(request, "/vehicle/energy", "'ENERGY_SAVING'");
    with(request, "/vehicle/displacementMl", Integer.toString(millilitres));
    return with(request, "/vehicle/catalogueListed", Boolean.toString(listed));
  }

  private static List<String> warnings(ObjectNode request) {
    return ask(request).path("warnings").valueStream().map(one -> one.stringValue()).toList();
  }
}
