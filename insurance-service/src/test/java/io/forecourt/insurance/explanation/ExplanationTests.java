package io.forecourt.insurance.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.calculation.CalculationJson;
import io.forecourt.insurance.calculation.Desk;
import io.forecourt.insurance.calculation.QuoteBody;
import io.forecourt.insurance.premium.Calculation.CompulsoryPart;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.PremiumEngine;
import io.forecourt.insurance.premium.Warning;
import io.forecourt.insurance.quotation.QuotationRow;
import io.forecourt.insurance.quotation.QuotationState;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.insurance.quotation.Quotations.Stored;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExplanationTests {

  private static final int MOST_BYTES = 400_000;

  @ParameterizedTest
  @ValueSource(strings = {"E01", "E02", "E04", "E05", "E07", "E08", "E09", "E10"})
  void everyAmountOfTheAnswerIsExplained(String example) {
    Explanation explanation = Explainer.of(stored(example));
    String page = ExplanationPage.of(explanation);

    for (String amount : amounts(Desk.ask(Desk.input(example)))) {
      assertThat(page).contains(amount);
    }
    assertThat(page).contains("CTP_BASE_2008").contains("2008-02-01").contains("S02");
    assertThat(page).doesNotContain("null");
  }

  @Test
  void inventedFiguresAreMarkedOnScreenAndOnPaper() throws IOException {
    Explanation demo = Explainer.of(stored("E01"));
    Explanation real = Explainer.of(stored("E03"));

    assertThat(ExplanationPage.of(demo)).contains("示范数据 DEMO");
    assertThat(text(ExplanationPaper.of(demo))).contains("示范数据 DEMO");
    assertThat(ExplanationPage.of(real)).doesNotContain("示范数据 DEMO");
    assertThat(text(ExplanationPaper.of(real))).doesNotContain("示范数据 DEMO");
  }

  @Test
  void thePaperHoldsTheLettersThatItNeedsAndTheAmounts() throws IOException {
    byte[] paper = ExplanationPaper.of(Explainer.of(stored("E01")));

    assertThat(paper.length).isLessThan(MOST_BYTES);
    assertThat(text(paper))
        .contains("机动车交通事故责任强制保险")
        .contains("1594.27")
        .contains("4721.51 元")
        .contains("(148.00 + 159800.00 ×");
    try (PDDocument document = Loader.loadPDF(paper)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+(DroidSansFallback|LiberationSans)");
        }
      }
    }
  }

  @Test
  void everyWarningHasWords() {
    for (Warning warning : Warning.values()) {
      assertThat(Words.of(warning)).isNotBlank();
    }
  }

  private static List<String> amounts(JsonNode answer) {
    List<String> amounts = new ArrayList<>();
    for (String pointer :
        List.of(
            "/compulsory/basePremium",
            "/compulsory/premium",
            "/compulsory/netOfVat",
            "/compulsory/vat",
            "/vehicleTax/annual",
            "/vehicleTax/tax",
            "/commercial/actualValue",
            "/commercial/total",
            "/commercial/netOfVat",
            "/grandTotal")) {
      if (answer.at(pointer).isString() && !answer.at(pointer).stringValue().equals("0.00")) {
        amounts.add(answer.at(pointer).stringValue());
      }
    }
    for (JsonNode line : answer.at("/commercial/lines")) {
      amounts.add(line.path("pureRisk").stringValue());
      amounts.add(line.path("benchmark").stringValue());
      amounts.add(line.path("premium").stringValue());
    }
    return amounts;
  }

  static Stored stored(String example) {
    JsonNode input = Desk.input(example);
    QuoteBody request = CalculationJson.request(input.toString());
    Quote quote = (Quote) PremiumEngine.quote(request.toRequest(), Desk.SHIPPED);
    CompulsoryPart compulsory = Objects.requireNonNull(quote.compulsory());
    QuotationRow row =
        new QuotationRow(
            "01981f00-0000-7000-8000-00000000000" + example.charAt(2),
            "order",
            "EAST",
            "customer",
            "LVSHCAMB1TE300001",
            input.at("/commercial/insurerCode").asString("DEMO_A"),
            compulsory.startDate(),
            compulsory.endDate(),
            compulsory.premium(),
            "CNY",
            quote.grandTotal(),
            quote.commercial() == null ? null : quote.commercial().requiredAuthority(),
            quote.warnings().contains(Warning.DEMO_RATES),
            quote.warnings().contains(Warning.UNCONFIRMED_TAX_TABLE),
            "2026.11.1",
            "c0ffee".repeat(10) + "c0ff",
            quote.commercial() == null ? null : quote.commercial().versionTable().id(),
            quote.commercial() == null ? null : "beef".repeat(16),
            input.toString(),
            CalculationJson.write(quote),
            QuotationState.QUOTED,
            "in-1",
            Instant.parse("2026-03-10T02:00:00Z"),
            LocalDate.of(2026, 3, 18).atStartOfDay(Quotations.ZONE).toInstant(),
            null);
    return new Stored(row, request, quote, Desk.SHIPPED.data());
  }

  private static String text(byte[] paper) throws IOException {
    try (PDDocument document = Loader.loadPDF(paper)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
