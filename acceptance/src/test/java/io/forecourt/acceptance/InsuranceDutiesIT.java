package io.forecourt.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Duties of the insurance desk: advice, authority, policies, their register, partners. */
class InsuranceDutiesIT {
  private static final String INSURANCE = "/api/v1/insurance";
  private static final AtomicInteger SERIAL = new AtomicInteger(600_000);

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtTheDesk() {
    house.atWork();
  }

  @Test
  void theSpecialistComputesAPremiumForWhoWalksIn() {
    Person specialist = house.as("in");

    Answer quotation = quote(specialist, walkIn(specialist), "1.00");

    house.duty("IN-16").of(specialist).isDoneBy("insurance.premium-quoted", quotation.id());
    house.duty("IN-06").of(specialist).isDoneBy("insurance.premium-quoted", quotation.id());
    tidy(specialist, quotation);
  }

  @Test
  void theSpecialistTellsTheRulesInForceAndWhatToDoAfterAnAccident() {
    Person specialist = house.as("in");
    house
        .as("ih")
        .post(
            INSURANCE + "/rules",
            Map.of(
                "kind", "UNDERWRITING",
                "code", "MOTOR",
                "title", "New-energy cars",
                "text", "From this month on the lower end of the factor is 0.55.",
                "effectiveFrom", house.today().toString()))
        .created();
    String insurance = walkIn(specialist);
    specialist
        .post(
            INSURANCE + "/cases/" + insurance + "/advice",
            Map.of("topics", List.of("COVER", "CLAIMS"), "claimsNotice", true))
        .ok();

    Answer quotation = quote(specialist, insurance, "1.00");

    house.duty("IN-07").of(specialist).isDoneBy("insurance.premium-quoted", quotation.id());
    tidy(specialist, quotation);
  }

  @Test
  void businessAboveTheDesksAuthorityGoesToTheHead() {
    Person specialist = house.as("in");
    Person head = house.as("ih");
    Answer quotation = quote(specialist, walkIn(specialist), "0.75");
    specialist.post(INSURANCE + "/policies", form(quotation.id())).refused(409, "authority.needed");

    specialist
        .post(
            INSURANCE + "/authority-cases",
            Map.of("quotationId", quotation.id(), "remark", "three cars of one family"))
        .created();
    String asked =
        head.get(INSURANCE + "/approvals?subjectId=" + quotation.id()).ok().text("items.0.id");
    head.because("good record")
        .post(
            INSURANCE + "/approvals/" + asked + "/decision",
            Map.of("decision", "APPROVED", "outcome", "GRANT"))
        .ok();

    house.duty("IN-04").of(specialist).isDoneBy("insurance.authority-decided", quotation.id());
    specialist.post(INSURANCE + "/policies", form(quotation.id())).created();
  }

  @Test
  void anEntryErrorNamesTheClerk() {
    Person specialist = house.as("in");
    Answer policy = issued(specialist, walkIn(specialist));

    specialist
        .because("the plate was mistyped")
        .post(
            INSURANCE + "/policies/" + policy.id() + "/corrections",
            Map.of("field", "PLATE", "fault", true))
        .ok();

    house.duty("IN-03").of(specialist).isDoneBy("insurance.policy-corrected", policy.id());
  }

  @Test
  void thePoliciesOfTheDayAreRegisteredOnTheDay() {
    Person specialist = house.as("in");
    issued(specialist, walkIn(specialist));

    Answer register =
        specialist
            .post(
                INSURANCE + "/registers",
                Map.of("day", house.today().toString(), "formsCounted", 1))
            .created();

    house.duty("IN-03").of(specialist).isDoneBy("insurance.policy-register-closed", register.id());
    house.clock("+1d");
    house.duty("IN-08").of(specialist).isDoneBy("insurance.policy-register-closed", register.id());
  }

  @Test
  void eachQuotedCaseEndsInAPolicyOrHasItsNoteOfTheDay() {
    Person specialist = house.as("in@west");
    Answer policy = issued(specialist, walkIn(specialist));
    Answer open = quote(specialist, walkIn(specialist), "1.00");
    tidy(specialist, open);

    house.clock("+1d");

    house.duty("IN-12").of(specialist).isDoneBy("insurance.policy-issued", policy.id());
  }

  @Test
  void aCompanyIsWonAndItsPeopleAreInsured() {
    Person specialist = house.as("in");
    String partner =
        specialist
            .post(INSURANCE + "/partners", partner("CORPORATE", "Harbour Logistics"))
            .created()
            .id();
    String insurance =
        specialist
            .post(
                INSURANCE + "/cases",
                Map.of("customerId", customer(), "vin", newVin(), "partnerId", partner))
            .created()
            .id();

    Answer policy = issued(specialist, insurance);

    house
        .duty("IN-17")
        .of(specialist)
        .orBy("insurance.insurance-partner-signed", partner)
        .isDoneBy("insurance.policy-issued", policy.id());
  }

  private Answer issued(Person specialist, String insurance) {
    return specialist
        .post(INSURANCE + "/policies", form(quote(specialist, insurance, "1.00").id()))
        .created();
  }

  /** Both sections, from tomorrow on. */
  private Answer quote(Person specialist, String insurance, String autonomousFactor) {
    String start = house.today().plusDays(1).toString();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("orderId", insurance);
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

  private static Map<String, Object> form(String quotation) {
    return Map.of(
        "quotationId",
        quotation,
        "formNumber",
        "D%09d".formatted(SERIAL.incrementAndGet()),
        "paid",
        true);
  }

  /** Leaves no case of the day without a note. */
  private static void tidy(Person specialist, Answer quotation) {
    specialist
        .post(
            INSURANCE + "/cases/" + quotation.text("orderId") + "/notes",
            Map.of("text", "thinks it over"))
        .ok();
  }

  private String walkIn(Person specialist) {
    return specialist
        .post(INSURANCE + "/cases", Map.of("customerId", customer(), "vin", newVin()))
        .created()
        .id();
  }

  private String customer() {
    return house
        .as("rc")
        .post(
            "/api/v1/crm/visits",
            Map.of(
                "kind", "WALK_IN",
                "name", "陈思远",
                "mobile", Dealership.newMobile(),
                "party", 1,
                "source", "WALK_IN",
                "purpose", "BUY"))
        .created()
        .text("customerId");
  }

  private Map<String, Object> partner(String kind, String name) {
    return Map.of(
        "kind",
        kind,
        "name",
        name,
        "lines",
        List.of("MOTOR", "GROUP"),
        "validFrom",
        house.today().toString());
  }

  /** With its check digit at the ninth place. */
  private static String newVin() {
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
