package io.forecourt.insurance.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.commission.StatementMatch.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementMatchTests {
  private static final LineKey KEY = new LineKey("PC-1", "", "COMPULSORY");
  private static final Expected SOLD =
      new Expected(
          "e1",
          "NEW",
          KEY,
          new BigDecimal("950.00"),
          new BigDecimal("0.040000"),
          new BigDecimal("35.85"));

  @ParameterizedTest
  @CsvSource({
    "950.00,0.04,35.85,true,NONE,0.00",
    "950.01,0.04,35.85,true,PREMIUM_DIFF,0.00",
    "949.99,0.04,35.85,true,PREMIUM_DIFF,0.00",
    "950.00,0.039999,35.85,true,RATE_DIFF,0.00",
    "950.00,0.03,26.89,true,RATE_DIFF,-8.96",
    "950.00,0.04,35.84,true,COMMISSION_DIFF,-0.01",
    "950.00,0.04,35.86,true,COMMISSION_DIFF,0.01",
    "950.00,0.04,35.85,false,NOT_PAID,0.00"
  })
  void theFirstDifferenceNamesTheLine(
      String premium,
      String rate,
      String commission,
      boolean paid,
      DifferenceCode code,
      String difference) {
    Verdict verdict =
        match(Set.of()).of(List.of(line(KEY, premium, rate, commission, paid)), due()).getFirst();

    assertThat(verdict.code()).isEqualTo(code);
    assertThat(verdict.difference()).isEqualByComparingTo(difference);
  }

  @Test
  void whatOnlyOneSideHasIsSaid() {
    LineKey other = new LineKey("PC-9", "", "COMPULSORY");

    List<Verdict> verdicts =
        match(Set.of()).of(List.of(line(other, "100.00", "0.04", "3.77", true)), due());

    assertThat(verdicts)
        .extracting(Verdict::code)
        .containsExactly(DifferenceCode.ONLY_INSURER, DifferenceCode.ONLY_DEALER);
    assertThat(verdicts.getFirst().difference()).isEqualByComparingTo("3.77");
    assertThat(verdicts.getLast().difference()).isEqualByComparingTo("-35.85");
  }

  @Test
  void aLineThatStandsTwiceOrInAnEarlierStatementIsADuplicate() {
    StatementLine line = line(KEY, "950.00", "0.04", "35.85", true);

    assertThat(match(Set.of()).of(List.of(line, line), due()))
        .extracting(Verdict::code)
        .containsExactly(DifferenceCode.NONE, DifferenceCode.DUPLICATE);
    assertThat(match(Set.of(KEY)).of(List.of(line), due()))
        .extracting(Verdict::code)
        .containsExactly(DifferenceCode.DUPLICATE);
  }

  @Test
  void aSaleWithoutARateDiffersFromWhateverTheInsurerPays() {
    Expected unrated = new Expected("e1", "NEW", KEY, new BigDecimal("950.00"), null, null);

    Verdict verdict =
        new StatementMatch(Map.of(KEY, unrated), Set.of())
            .of(List.of(line(KEY, "950.00", "0.04", "35.85", true)), List.of(unrated))
            .getFirst();

    assertThat(verdict.code()).isEqualTo(DifferenceCode.RATE_DIFF);
    assertThat(verdict.difference()).isEqualByComparingTo("35.85");
  }

  private static StatementMatch match(Set<LineKey> stated) {
    return new StatementMatch(Map.of(KEY, SOLD), stated);
  }

  private static List<Expected> due() {
    return List.of(SOLD);
  }

  private static StatementLine line(
      LineKey key, String premium, String rate, String commission, boolean paid) {
    return new StatementLine(
        1,
        "NEW",
        key,
        new BigDecimal(premium),
        new BigDecimal(rate),
        new BigDecimal(commission),
        paid);
  }
}
