package io.forecourt.insurance.calculation;

import io.forecourt.insurance.premium.Calculation;
import io.forecourt.insurance.premium.Flaw;
import io.forecourt.insurance.premium.MalformedRequest;
import io.forecourt.insurance.premium.PremiumEngine;
import io.forecourt.insurance.premium.QuoteRequest;
import io.forecourt.insurance.premium.RateBook;
import io.forecourt.platform.rule.InvalidInput;

/** Asks the engine and says in the API's words what is wrong with a request. */
public final class Calculations {

  private Calculations() {}

  static CalculationAnswer answer(CalculationBody body, RateBook book) {
    return switch (body.operation()) {
      case QUOTE -> CalculationAnswer.quote(quote(body.toQuote().toRequest(), book, ""));
      case REFUND -> CalculationAnswer.refund(PremiumEngine.refund(body.toRefund(), book));
      case COMMISSION ->
          CalculationAnswer.commission(PremiumEngine.commission(body.toCommission(), book));
    };
  }

  /**
   * @param pointer to the request inside the body, empty when it is the body
   * @throws InvalidInput if the request is malformed
   */
  public static Calculation quote(QuoteRequest request, RateBook book, String pointer) {
    try {
      return PremiumEngine.quote(request, book);
    } catch (MalformedRequest malformed) {
      throw new InvalidInput(
          malformed.flaws().stream()
              .map(flaw -> new InvalidInput.Field(pointer + flaw.pointer(), code(flaw)))
              .toList());
    }
  }

  private static String code(Flaw flaw) {
    return switch (flaw.kind()) {
      case REQUIRED -> "field.required";
      case REPEATED -> "premium.repeated";
      case AFTER_START -> "premium.registered-after-start";
      case NOT_QUOTED -> "premium.not-quoted";
    };
  }
}
