package io.forecourt.insurance.calculation;

import static io.forecourt.insurance.calculation.Desk.input;
import static io.forecourt.insurance.calculation.Desk.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.premium.Calculation;
import io.forecourt.insurance.premium.Calculation.CommercialPart;
import io.forecourt.insurance.premium.Calculation.CompulsoryPart;
import io.forecourt.insurance.premium.Calculation.Line;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.Calculation.ShareBasis;
import io.forecourt.insurance.premium.Calculation.TaxPart;
import io.forecourt.insurance.premium.PremiumEngine;
import io.forecourt.insurance.premium.QuoteRequest;
import io.forecourt.insurance.premium.RateBook;
import io.forecourt.insurance.rates.RateFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PremiumPropertyTests {

  private static final long SEED = 20261126;
  private static final int RUNS = 20_000;

  @Test
  void nothingIsNegativeAndPartsAddUpToTheirTotals() {
    System.out.println("seed " + SEED);
    var requests = new RandomRequests(SEED);
    int quoted = 0;
    for (int i = 0; i < RUNS; i++) {
      QuoteRequest request = requests.next();
      if (PremiumEngine.quote(request, Desk.SHIPPED) instanceof Quote quote) {
        quoted++;
        BigDecimal compulsory = compulsory(quote.compulsory());
        BigDecimal tax = tax(quote.vehicleTax());
        BigDecimal commercial = commercial(quote.commercial());
        assertThat(quote.grandTotal())
            .as(request.toString())
            .isEqualTo(compulsory.add(tax).add(commercial));
      }
    }
    assertThat(quoted).isGreaterThan(RUNS / 3);
  }

  @Test
  void theSameRequestAndTablesGiveTheSameAnswerForEver() {
    RateBook again = RateBook.of(RateFiles.tariff(RateFiles.shippedText()));
    var requests = new RandomRequests(SEED);
    for (int i = 0; i < RUNS / 4; i++) {
      QuoteRequest request = requests.next();
      Calculation first = PremiumEngine.quote(request, Desk.SHIPPED);

      assertThat(PremiumEngine.quote(request, again)).isEqualTo(first);
    }
  }

  private static BigDecimal compulsory(@Nullable CompulsoryPart part) {
    if (part == null) {
      return money("0.00");
    }
    assertThat(part.premium()).isPositive();
    assertThat(part.netOfVat().add(part.vat())).isEqualTo(part.premium());
    assertThat(part.premium().scale()).isEqualTo(2);
    return part.premium();
  }

  private static BigDecimal tax(@Nullable TaxPart part) {
    if (part == null) {
      return money("0.00");
    }
    assertThat(part.tax()).isNotNegative();
    assertThat(part.tax()).isGreaterThanOrEqualTo(part.arrears().add(part.lateFee()));
    assertThat(part.months()).isBetween(0, 12);
    return part.tax();
  }

  private static BigDecimal commercial(@Nullable CommercialPart part) {
    if (part == null) {
      return money("0.00");
    }
    for (Line line : part.lines()) {
      boolean mayLower = line.basis() instanceof ShareBasis;
      assertThat(line.premium().signum() >= 0 || mayLower).as(line.toString()).isTrue();
    }
    assertThat(part.total()).isNotNegative();
    assertThat(part.lines().stream().map(Line::premium).reduce(money("0.00"), BigDecimal::add))
        .isEqualTo(part.total());
    assertThat(part.netOfVat().add(part.vat())).isEqualTo(part.total());
    assertThat(part.ncdLevel()).isBetween(-4, 5);
    return part.total();
  }

  /**
   * A field that grows, and an amount that must not move against it.
   *
   * @param values in ascending order, as JSON
   */
  record Monotone(
      String name, String example, String pointer, List<String> values, String amount, int sign) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Monotone> monotone() {
    List<String> limits =
        Desk.SHIPPED
            .insurerVersion("DEMO_A", LocalDate.of(2026, 9, 1))
            .orElseThrow()
            .thirdParty()
            .stream()
            .map(row -> "'" + row.limit() + "'")
            .toList();
    return Stream.of(
        new Monotone(
            "a higher limit costs no less",
            "E01",
            "/commercial/coverages/thirdParty/limit",
            limits,
            "/commercial/total",
            1),
        new Monotone(
            "a dearer car costs no less",
            "E01",
            "/vehicle/newCarPrice",
            numbers(1, 400, n -> "'" + n * 3_333 + ".33'"),
            "/commercial/total",
            1),
        new Monotone(
            "a higher factor costs no less",
            "E01",
            "/commercial/autonomousFactor",
            numbers(50, 150, n -> "'" + BigDecimal.valueOf(n, 2) + "'"),
            "/commercial/total",
            1),
        new Monotone(
            "a higher sum costs no less",
            "E01",
            "/commercial/coverages/driver/sumInsured",
            numbers(1, 100, n -> "'" + n * 10_000 + ".00'"),
            "/commercial/total",
            1),
        new Monotone(
            "more claims cost no less",
            "E02",
            "/commercial/history",
            numbers(0, 9, n -> "{'consecutiveInsuredYears':2,'claimsLast3Years':" + n + "}"),
            "/commercial/total",
            1),
        new Monotone(
            "more clean years cost no more",
            "E02",
            "/compulsory/history/claimFreeYears",
            numbers(0, 9, String::valueOf),
            "/compulsory/premium",
            -1),
        new Monotone(
            "more accidents cost no less",
            "E02",
            "/compulsory/history/faultNonFatalPaid",
            numbers(1, 9, String::valueOf),
            "/compulsory/premium",
            1),
        new Monotone(
            "a larger engine is taxed no less",
            "E01",
            "/vehicle/displacementMl",
            numbers(1, 600, n -> Integer.toString(n * 10)),
            "/vehicleTax/tax",
            1),
        new Monotone(
            "a later invoice is taxed no more",
            "E01",
            "/vehicleTax/invoiceDate",
            numbers(1, 12, n -> "'2026-%02d-28'".formatted(n)),
            "/vehicleTax/tax",
            -1),
        new Monotone(
            "a longer term costs no less",
            "E06",
            "/compulsory/endDate",
            numbers(0, 363, n -> "'" + LocalDate.of(2026, 4, 30).plusDays(n) + "'"),
            "/compulsory/premium",
            1),
        new Monotone(
            "a later registration is worth no less",
            "E02",
            "/vehicle/firstRegistrationDate",
            numbers(0, 900, n -> "'" + LocalDate.of(2014, 1, 15).plusDays(n * 5L) + "'"),
            "/commercial/actualValue",
            1),
        new Monotone(
            "a later cancellation brings back no more",
            "E11",
            "/cancelDate",
            numbers(0, 366, n -> "'" + LocalDate.of(2027, 3, 1).plusDays(n) + "'"),
            "/refund",
            -1));
  }

  @ParameterizedTest
  @MethodSource("monotone")
  void anAmountDoesNotMoveAgainstWhatItGrowsWith(Monotone one) {
    Optional<BigDecimal> before = Optional.empty();
    for (String value : one.values()) {
      ObjectNode request = with(input(one.example()), one.pointer(), value);
      JsonNode amount = Desk.ask(request).at(one.amount());
      assertThat(amount.isString()).as("%s: %s", request, Desk.ask(request)).isTrue();
      BigDecimal now = money(amount.stringValue());
      before.ifPresent(
          last -> assertThat(now.compareTo(last) * one.sign()).as(value).isNotNegative());
      before = Optional.of(now);
    }
  }

  private static List<String> numbers(int from, int to, Function<Integer, String> text) {
    return IntStream.rangeClosed(from, to).boxed().map(text).toList();
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }
}
