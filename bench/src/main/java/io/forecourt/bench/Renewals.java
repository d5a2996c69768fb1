package io.forecourt.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Cars whose insurance ends, each with all three sections. */
final class Renewals {

  private static final List<String> REGIONS =
      List.of("110000", "310000", "320500", "330100", "370200", "420100", "440300");
  private static final List<String> LIMITS =
      List.of("1000000.00", "1500000.00", "2000000.00", "3000000.00", "5000000.00");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  private Renewals() {}

  /** The request for a car, as JSON; the same one for the same number. */
  static String request(int number) {
    LocalDate start = TODAY.plusDays(number % 30 + 1);
    LocalDate registered = start.minusYears(number % 7 + 1).minusDays(number % 28);
    boolean electric = number % 4 == 0;
    int claims = number % 5 == 0 ? 1 : 0;
    int years = Math.min(3, number % 7 + 1);
    return String.format(
        Locale.ROOT,
        """
        {"quoteDate":"%s","regionCode":"%s",
         "vehicle":{"useClass":"PRIVATE","seats":%d,"displacementMl":%d,"energy":"%s",
          "firstRegistrationDate":"%s","newCarPrice":"%d.00"},
         "compulsory":{"startDate":"%s","history":{"claimFreeYears":%d,"faultNonFatalPaid":%d,
          "previousEndDate":"%s"}},
         "vehicleTax":{},
         "commercial":{"insurerCode":"DEMO_A","startDate":"%s","autonomousFactor":"%s",
          "coverages":{"damage":{},"thirdParty":{"limit":"%s"},"driver":{"sumInsured":"50000.00"},
           "passenger":{"sumInsuredPerSeat":"20000.00"}},
          "addOns":[{"code":"NON_MEDICAL_TP","sumInsured":"100000.00"}],
          "history":{"consecutiveInsuredYears":%d,"claimsLast3Years":%d,"claimFreeYears":%d,
           "previousEndDate":"%s"}}}
        """,
        TODAY,
        REGIONS.get(number % REGIONS.size()),
        number % 3 == 0 ? 7 : 5,
        1200 + number % 20 * 100,
        electric ? "BEV" : "ICE",
        registered,
        90_000 + number % 400 * 1_000,
        start,
        claims == 0 ? years : 0,
        claims,
        start.minusDays(1),
        start,
        List.of("0.85", "0.95", "1.00", "1.10").get(number % 4),
        LIMITS.get(number % LIMITS.size()),
        years,
        claims,
        claims == 0 ? years : 0,
        start.minusDays(1));
  }
}
