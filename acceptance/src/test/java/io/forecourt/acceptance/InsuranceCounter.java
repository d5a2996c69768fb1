package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What specialists do at the insurance desk, for cars that nobody else has. */
final class InsuranceCounter {
  static final String INSURANCE = "/api/v1/insurance";
  private static final AtomicInteger SERIAL = new AtomicInteger(600_000);

  private final Dealership house;

  InsuranceCounter(Dealership house) {
    this.house = house;
  }

  /** The file of somebody who walks in; answers its id. */
  String walkIn(Person specialist) {
    return file(specialist, customer(), newVin());
  }

  String file(Person specialist, String customer, String vin) {
    return specialist
        .post(INSURANCE + "/cases", Map.of("customerId", customer, "vin", vin))
        .created()
        .id();
  }

  /** A new car's sections, both from tomorrow on. */
  Answer quote(Person specialist, String file, String autonomousFactor) {
    String start = house.today().plusDays(1).toString();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("orderId", file);
    body.put("insurerCode", "DEMO_A");
    body.put("regionCode", "320500");
    body.put(
        "vehicle",
        Map.of(
            "useClass",
            "PRIVATE",
            "seats",
            5,
            "displacementMl",
            1498,
            "newCar",
            true,
            "newCarPrice",
            "159800.00"));
    body.put("compulsory", Map.of("startDate", start, "history", Map.of("firstTime", true)));
    body.put(
        "commercial",
        Map.of(
            "insurerCode",
            "DEMO_A",
            "startDate",
            start,
            "autonomousFactor",
            autonomousFactor,
            "coverages",
            Map.of("damage", Map.of(), "thirdParty", Map.of("limit", "2000000.00")),
            "history",
            Map.of("newVehicle", true)));
    return specialist.post(INSURANCE + "/quotations", body).created();
  }

  /** Compulsory cover that follows on the one that ends on this day. */
  Answer quoteRenewal(Person specialist, String file, LocalDate ends) {
    return specialist
        .post(
            INSURANCE + "/quotations",
            Map.of(
                "orderId",
                file,
                "insurerCode",
                "DEMO_A",
                "regionCode",
                "320500",
                "vehicle",
                Map.of("useClass", "PRIVATE", "seats", 5, "displacementMl", 1498),
                "compulsory",
                Map.of(
                    "startDate",
                    ends.plusDays(1).toString(),
                    "history",
                    Map.of("claimFreeYears", 1, "previousEndDate", ends.toString()))))
        .created();
  }

  Answer issued(Person specialist, String quotation) {
    return specialist.post(INSURANCE + "/policies", form(quotation)).created();
  }

  /** What a policy is asked for with: a paid quotation and a form of its own. */
  static Map<String, Object> form(String quotation) {
    return Map.of(
        "quotationId",
        quotation,
        "formNumber",
        "D%09d".formatted(SERIAL.incrementAndGet()),
        "paid",
        true);
  }

  /** Waits until the desk knows the car of an order. */
  void knowsCarOf(Person specialist, String order) {
    Dealership.soon(
        () ->
            assertThat(specialist.get(INSURANCE + "/cases/" + order).ok().text("vin"))
                .isNotEmpty());
  }

  String customer() {
    return house.as("rc").registersVisitor().text("customerId");
  }

  /** With its check digit at the ninth place. */
  static String newVin() {
    String body = "LVSHCAMB0TE" + SERIAL.incrementAndGet();
    String letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    String worth = "12345678123457923456789";
    int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int letter = letters.indexOf(body.charAt(i));
      sum += weights[i] * ((letter < 0 ? body.charAt(i) : worth.charAt(letter)) - '0');
    }
    String check = sum % 11 == 10 ? "X" : Integer.toString(sum % 11);
    return body.substring(0, 8) + check + body.substring(9);
  }
}
