package io.forecourt.insurance.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.PremiumEngine;
import org.junit.jupiter.api.Test;

class CalculationJsonTests {

  private static final long SEED = 1126;

  @Test
  void everyIntermediateValueIsStoredWithAllItsDigits() {
    System.out.println("seed " + SEED);
    var requests = new RandomRequests(SEED);
    int stored = 0;
    while (stored < 500) {
      if (PremiumEngine.quote(requests.next(), Desk.SHIPPED) instanceof Quote quote) {
        String json = CalculationJson.write(quote);

        assertThat(CalculationJson.result(json)).isEqualTo(quote);
        stored++;
      }
    }
  }
}
