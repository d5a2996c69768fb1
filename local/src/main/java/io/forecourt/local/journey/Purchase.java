package io.forecourt.local.journey;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Store;

/** Journey 1 up to the delivery, for somebody in particular and without a word. */
public final class Purchase {

  private Purchase() {}

  /**
   * Somebody walks in, and drives a car away on the next day.
   *
   * @return the id of the customer
   */
  public static String by(
      Dealership dealership, Terminal terminal, Store store, String name, String mobile) {
    try (Teller teller = new Teller(dealership, terminal, true, false)) {
      Sale sale =
          new Sale(
              teller,
              store,
              JourneyCommand.modelInStock(teller, store),
              null,
              new Sale.Visitor(name, mobile));
      WalkIn.untilDelivery(teller, sale);
      return sale.customerId();
    }
  }
}
