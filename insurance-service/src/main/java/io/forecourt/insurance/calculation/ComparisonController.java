package io.forecourt.insurance.calculation;

import io.forecourt.insurance.calculation.CalculationAnswer.QuoteAnswer;
import io.forecourt.insurance.calculation.QuoteBody.AddOnBody;
import io.forecourt.insurance.calculation.QuoteBody.CommercialBody;
import io.forecourt.insurance.calculation.QuoteBody.CoveragesBody;
import io.forecourt.insurance.premium.RateBook;
import io.forecourt.insurance.rates.RateBooks;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same car by several insurers and with several covers, side by side. */
@RestController
@RequestMapping("/api/v1/insurance/premium-comparisons")
@Tag(name = "Premiums")
class ComparisonController {

  private static final int MOST = 20;

  private final RateBooks books;

  ComparisonController(RateBooks books) {
    this.books = books;
  }

  @PostMapping
  @Permit("insurance.premium.calculate")
  @Operation(
      summary = "Compare insurers and covers",
      description =
          "Rates the request once for each insurer and each choice of covers, those of the request"
              + " and all insurers when none are named.")
  ComparisonResponse compare(@Valid @RequestBody ComparisonRequest request) {
    RateBook book = books.current().book();
    QuoteBody quote = request.request();
    CommercialBody commercial = quote.commercial();
    if (commercial == null) {
      throw new InvalidInput("/request/commercial", "field.required");
    }
    List<String> insurers =
        request.insurers() == null
            ? book.insurerCodes().stream().sorted().toList()
            : request.insurers();
    List<Choice> choices =
        request.choices() == null
            ? List.of(new Choice("", commercial.coverages(), commercial.addOns()))
            : request.choices();
    List<ComparisonRow> rows = new ArrayList<>();
    for (Choice choice : choices) {
      for (String insurer : insurers) {
        QuoteBody one = quote.with(commercial.by(insurer, choice.coverages(), choice.addOns()));
        rows.add(
            new ComparisonRow(
                insurer,
                choice.name(),
                CalculationAnswer.quote(Calculations.quote(one.toRequest(), book, "/request"))));
      }
    }
    return new ComparisonResponse(rows);
  }

  /**
   * @param insurers null for all
   * @param choices null for the covers of the request
   */
  record ComparisonRequest(
      @NotNull @Valid QuoteBody request,
      @Nullable @Size(min = 1, max = MOST) List<@NotNull @Size(max = 40) String> insurers,
      @Nullable @Size(min = 1, max = MOST) List<@NotNull @Valid Choice> choices) {}

  record Choice(
      @NotNull @Size(max = 60) @Schema(example = "全险") String name,
      @Nullable @Valid CoveragesBody coverages,
      @Nullable @Size(max = 50) List<@NotNull @Valid AddOnBody> addOns) {}

  record ComparisonRow(String insurerCode, String choice, QuoteAnswer answer) {}

  record ComparisonResponse(List<ComparisonRow> rows) {}
}
