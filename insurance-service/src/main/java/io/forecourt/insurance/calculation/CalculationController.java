package io.forecourt.insurance.calculation;

import io.forecourt.insurance.calculation.CalculationAnswer.CommissionAnswer;
import io.forecourt.insurance.calculation.CalculationAnswer.QuoteAnswer;
import io.forecourt.insurance.calculation.CalculationAnswer.RefundAnswer;
import io.forecourt.insurance.rates.RateBooks;
import io.forecourt.platform.access.Permit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Premiums asked at once; nothing is stored. */
@RestController
@RequestMapping("/api/v1/insurance/premium-calculations")
@Tag(name = "Premiums")
class CalculationController {

  private final RateBooks books;

  CalculationController(RateBooks books) {
    this.books = books;
  }

  @PostMapping
  @Permit("insurance.premium.calculate")
  @Operation(
      summary = "Calculate a premium, a refund or a commission",
      description =
          "A refusal to rate is an answer, too: status REJECTED with one code. Only a request that"
              + " cannot be read is a problem.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema =
                  @Schema(oneOf = {QuoteAnswer.class, RefundAnswer.class, CommissionAnswer.class})))
  CalculationAnswer calculate(@Valid @RequestBody CalculationBody body) {
    return Calculations.answer(body, books.current().book());
  }
}
