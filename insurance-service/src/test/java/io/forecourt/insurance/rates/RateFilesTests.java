package io.forecourt.insurance.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RateFilesTests {

  private static final BigDecimal CAP = new BigDecimal("0.25");

  @Test
  void theShippedTablesKeepTheirOwnRules() {
    JsonNode shipped = RateFiles.tree(RateFiles.shippedText());

    for (JsonNode insurer : shipped.at("/commercial/insurers")) {
      for (JsonNode version : insurer.path("versions")) {
        assertThat(RateFiles.acceptInsurerVersion(version, CAP).version()).isNotBlank();
      }
    }
    assertThat(
            RateFiles.acceptTariff(RateFiles.tree(RateFiles.withoutInsurers(shipped)))
                .dataVersion())
        .isEqualTo("2026.11.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/effectiveFrom | null | /effectiveFrom field.required",
        "/effectiveFrom | '2026-13-01' | /effectiveFrom field.wrong-type",
        "/effectiveTo | '2025-12-31' | /effectiveTo rate-table.ends-before-start",
        "/expenseRatio | '0.2501' | /expenseRatio rate-table.expense-ratio",
        "/expenseRatio | '-0.01' | /expenseRatio rate-table.expense-ratio",
        "/damage | null | /damage field.required",
        "/thirdParty | null | /thirdParty field.required",
        "/thirdParty | [] | /thirdParty field.required",
        "/occupant | null | /occupant field.required",
        "/classRelativity | null | /classRelativity field.required",
        "/classRelativity | {} | /classRelativity field.required",
        "/regionRelativity | null | /regionRelativity field.required",
        "/regionRelativity | {'110000':'1.03'} | /regionRelativity/default field.required",
        "/energyRelativity | null | /energyRelativity field.required",
        "/energyRelativity | {} | /energyRelativity/ICE field.required",
        "/addOns | null | /addOns field.required",
        "/surprise | 1 | /surprise field.unknown",
        "/damage/ageBands/0/fromMonths | 1 | /damage/ageBands/0/fromMonths rate-table.bands-do-not-join",
        "/damage/ageBands/1/fromMonths | 13 | /damage/ageBands/1/fromMonths rate-table.bands-do-not-join",
        "/damage/ageBands/3/toMonths | 99 | /damage/ageBands rate-table.bands-do-not-join",
        "/damage/ageBands/0/fixed | '-1.00' | /damage/ageBands/0/fixed rate-table.negative",
        "/damage/ageBands/0/rate | null | /damage/ageBands/0/rate field.required",
        "/damage/agreedValueAdjustmentRate | 'much' | /damage/agreedValueAdjustmentRate field.wrong-type",
        "/thirdParty/1/limit | '100000.00' | /thirdParty/1 rate-table.not-ascending",
        "/thirdParty/1/pureRisk | '397.99' | /thirdParty/1 rate-table.not-ascending",
        "/thirdParty/0/pureRisk | '-0.01' | /thirdParty/0/pureRisk rate-table.negative",
        "/occupant/step | '0.00' | /occupant/step rate-table.negative",
        "/classRelativity/ENTERPRISE/damage | '0' | /classRelativity/ENTERPRISE/damage rate-table.negative",
        "/classRelativity/ENTERPRISE/damage | null | /classRelativity/ENTERPRISE/damage field.required",
        "/addOns/EXTERNAL_GRID/pureRisk | '-32.00' | /addOns/EXTERNAL_GRID/pureRisk rate-table.negative",
        "/addOns/EXTERNAL_GRID/pureRisk | null | /addOns/EXTERNAL_GRID/pureRisk field.required",
        "/addOns/EXTERNAL_GRID/requires | 'WINGS' | /addOns/EXTERNAL_GRID/requires field.unknown-value",
        "/addOns/CHARGER_LOSS/rows | null | /addOns/CHARGER_LOSS/rows field.required",
        "/addOns/CHARGER_LOSS/rows/1/sumInsured | '2000.00' | /addOns/CHARGER_LOSS/rows/1 rate-table.not-ascending",
        "/addOns/SCRATCH/ageBands/1/fromMonths | 25 | /addOns/SCRATCH/ageBands/1/fromMonths rate-table.bands-do-not-join",
        "/addOns/ENGINE_WATER_EXCLUSION/rate | null | /addOns/ENGINE_WATER_EXCLUSION/rate field.required",
        "/addOns/ENGINE_WATER_EXCLUSION/requires | null | /addOns/ENGINE_WATER_EXCLUSION/requires field.required",
        "/addOns/ABS_DEDUCTIBLE_DAMAGE/options | null | /addOns/ABS_DEDUCTIBLE_DAMAGE/options field.required"
      })
  void aBrokenTableOfAnInsurerIsNamed(String pointer, String value, String expected) {
    JsonNode version = insurerVersion();
    change(version, pointer, value);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> RateFiles.acceptInsurerVersion(version, CAP))
        .satisfies(refused -> assertThat(named(refused)).containsExactly(expected));
  }

  @Test
  void everyBrokenRuleIsNamedAtOnce() {
    JsonNode version = insurerVersion();
    change(version, "/expenseRatio", "'0.3'");
    change(version, "/damage/ageBands/0/fromMonths", "1");
    change(version, "/thirdParty/0/pureRisk", "'-1'");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> RateFiles.acceptInsurerVersion(version, CAP))
        .satisfies(refused -> assertThat(refused.fields()).hasSize(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/dataVersion | null | /dataVersion field.required",
        "/compulsory/baseRates/0/rows/0/premium | null | /compulsory/baseRates/0/rows/0/premium field.required",
        "/compulsory/baseRates/0/rows/0/premium | 'dear' | /compulsory/baseRates/0/rows/0/premium field.wrong-type",
        "/compulsory/floatPlans/0/effectiveTo | '2020-09-19' | /compulsory/floatPlans/1/effectiveFrom rate-table.overlaps",
        "/compulsory/floatPlans/0/effectiveTo | '2007-06-30' | /compulsory/floatPlans/0/effectiveTo rate-table.ends-before-start",
        "/compulsory/floatPlans/1/plans/E | null | /compulsory/floatPlans/1/plans/E field.required",
        "/compulsory/floatPlans/1/plans/E/steps/6 | null | /compulsory/floatPlans/1/plans/E/steps/6 field.required",
        "/compulsory/floatPlans/1/plans/E/steps | {'1':'-0.10'} | /compulsory/floatPlans/1/plans/E/steps rate-table.incomplete",
        "/compulsory/shortTermFactors/0/rows/0/months | 2 | /compulsory/shortTermFactors/0/rows rate-table.incomplete",
        "/vehicleTax/provinces/0/passengerCar/1/aboveMl | 1001 | /vehicleTax/provinces/0/passengerCar/1 rate-table.bands-do-not-join",
        "/vehicleTax/provinces/1/effectiveTo | null | /vehicleTax/provinces/2/effectiveFrom rate-table.overlaps",
        "/commercial/ncd/factors/0/level | -3 | /commercial/ncd/factors rate-table.incomplete",
        "/authority/levels/2/apMax | '1.40' | /authority/levels rate-table.incomplete",
        "/authority/refundApproval/1/upTo | '9.00' | /authority/refundApproval rate-table.incomplete",
        "/commercial/insurers | [{}] | /commercial/insurers rate-table.insurers-apart"
      })
  void aBrokenSharedTableIsNamed(String pointer, String value, String expected) {
    JsonNode tariff =
        RateFiles.tree(RateFiles.withoutInsurers(RateFiles.tree(RateFiles.shippedText())));
    change(tariff, pointer, value);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> RateFiles.acceptTariff(tariff))
        .satisfies(refused -> assertThat(named(refused)).containsExactly(expected));
  }

  @Test
  void whatIsNotJsonIsRefused() {
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> RateFiles.tree("{"));
  }

  private static JsonNode insurerVersion() {
    return RateFiles.tree(RateFiles.shippedText()).at("/commercial/insurers/0/versions/1");
  }

  private static void change(JsonNode tree, String pointer, String value) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode changed = RateFiles.tree(value.replace('\'', '"'));
    JsonNode holder = tree.at(at.head());
    if (holder instanceof ArrayNode array) {
      array.set(at.last().getMatchingIndex(), changed);
    } else {
      ((ObjectNode) holder).set(at.last().getMatchingProperty(), changed);
    }
  }

  private static List<String> named(InvalidInput refused) {
    return refused.fields().stream().map(one -> one.pointer() + " " + one.code()).toList();
  }
}
