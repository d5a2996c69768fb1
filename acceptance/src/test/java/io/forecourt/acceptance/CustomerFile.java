package io.forecourt.acceptance;

import java.util.Map;

/** The file of a customer. */
final class CustomerFile {
  private CustomerFile() {}

  /** Enters everything that the store wants to know of a person. */
  static void fillIn(Person who, String customer) {
    String path = "/api/v1/crm/customers/" + customer;
    who.having(who.get(path).ok())
        .patch(
            path,
            Map.of(
                "need", "a family car",
                "budget", Map.of("amount", "180000.00", "currency", "CNY"),
                "presentCar", "VW Golf 2016"))
        .ok();
  }
}
