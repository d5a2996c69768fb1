package io.forecourt.crm.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.kpi.KpiPolicy.Definition;
import io.forecourt.crm.kpi.KpiPolicy.Form;
import io.forecourt.crm.kpi.KpiPolicy.Measure;
import io.forecourt.platform.rule.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KpiPolicyTests {
  private final KpiPolicy policy =
      new KpiPolicy(366, List.of(figure("KPI-A", KpiGrouping.PERSON), figure("KPI-B")));

  @Test
  void aShareIsInPercentAndRoundedHalfUp() {
    assertThat(value(Form.SHARE, "1", "3")).isEqualTo("33.3");
    assertThat(value(Form.SHARE, "2", "3")).isEqualTo("66.7");
    assertThat(value(Form.SHARE, "1", "8")).isEqualTo("12.5");
    assertThat(value(Form.SHARE, "1", "16")).isEqualTo("6.3");
  }

  @Test
  void aMeanIsTheQuotientAndASumIsWhatWasCounted() {
    assertThat(value(Form.MEAN, "181.5", "2")).isEqualTo("90.8");
    assertThat(value(Form.SUM, "7", "0")).isEqualTo("7.0");
  }

  @Test
  void aShareOrMeanOfNothingHasNoValue() {
    assertThat(value(Form.SHARE, "0", "0")).isEqualTo("none");
    assertThat(value(Form.MEAN, "0", "0")).isEqualTo("none");
  }

  @Test
  void whatIsAskedForByNameMustExistAndBeToldApartSo() {
    assertThat(policy.select(Set.of(), KpiGrouping.STORE)).hasSize(2);
    assertThat(policy.select(Set.of(), KpiGrouping.PERSON))
        .extracting(Definition::id)
        .containsExactly("KPI-A");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> policy.select(Set.of("KPI-C"), KpiGrouping.STORE));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> policy.select(Set.of("KPI-B"), KpiGrouping.PERSON));
  }

  private static String value(Form form, String numerator, String denominator) {
    return new Measure("m", form, "%", 1)
        .value(new BigDecimal(numerator), new BigDecimal(denominator))
        .map(BigDecimal::toPlainString)
        .orElse("none");
  }

  private static Definition figure(String id, KpiGrouping... by) {
    return new Definition(
        id,
        "name",
        "名称",
        "a / b",
        null,
        "Sales director",
        List.of("VisitRegistered"),
        List.of(new Measure("m", Form.SHARE, "%", 1)),
        Set.of(by));
  }
}
