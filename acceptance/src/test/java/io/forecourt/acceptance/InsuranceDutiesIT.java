package io.forecourt.acceptance;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Duties of the insurance desk: advice, authority, policies, their register, partners. */
class InsuranceDutiesIT {
  private static final String INSURANCE = InsuranceCounter.INSURANCE;

  private final Dealership house = Dealership.open();
  private final InsuranceCounter counter = new InsuranceCounter(house);

  @BeforeEach
  void somebodyIsAtTheDesk() {
    house.atWork();
  }

  @Test
  void theSpecialistComputesAPremiumForWhoWalksIn() {
    Person specialist = house.as("in");

    Answer quotation = counter.quote(specialist, counter.walkIn(specialist), "1.00");

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
    String insurance = counter.walkIn(specialist);
    specialist
        .post(
            INSURANCE + "/cases/" + insurance + "/advice",
            Map.of("topics", List.of("COVER", "CLAIMS"), "claimsNotice", true))
        .ok();

    Answer quotation = counter.quote(specialist, insurance, "1.00");

    house.duty("IN-07").of(specialist).isDoneBy("insurance.premium-quoted", quotation.id());
    tidy(specialist, quotation);
  }

  @Test
  void businessAboveTheDesksAuthorityGoesToTheHead() {
    Person specialist = house.as("in");
    Person head = house.as("ih");
    Answer quotation = counter.quote(specialist, counter.walkIn(specialist), "0.75");
    specialist
        .post(INSURANCE + "/policies", InsuranceCounter.form(quotation.id()))
        .refused(409, "authority.needed");

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
    specialist.post(INSURANCE + "/policies", InsuranceCounter.form(quotation.id())).created();
  }

  @Test
  void anEntryErrorNamesTheClerk() {
    Person specialist = house.as("in");
    Answer policy = issued(specialist, counter.walkIn(specialist));

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
    issued(specialist, counter.walkIn(specialist));

    Answer register =
        specialist
            .post(
                INSURANCE + "/registers",
                Map.of("day", house.today().toString(), "formsCounted", 1))
            .created();

    house.duty("IN-03").of(specialist).isDoneBy("insurance.policy-register-closed", register.id());
    house.dayPasses();
    house.duty("IN-08").of(specialist).isDoneBy("insurance.policy-register-closed", register.id());
  }

  @Test
  void eachQuotedCaseEndsInAPolicyOrHasItsNoteOfTheDay() {
    Person specialist = house.as("in@west");
    Answer policy = issued(specialist, counter.walkIn(specialist));
    Answer open = counter.quote(specialist, counter.walkIn(specialist), "1.00");
    tidy(specialist, open);

    house.dayPasses();

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
                Map.of(
                    "customerId",
                    counter.customer(),
                    "vin",
                    InsuranceCounter.newVin(),
                    "partnerId",
                    partner))
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
    return counter.issued(specialist, counter.quote(specialist, insurance, "1.00").id());
  }

  /** Leaves no case of the day without a note. */
  private static void tidy(Person specialist, Answer quotation) {
    specialist
        .post(
            INSURANCE + "/cases/" + quotation.text("orderId") + "/notes",
            Map.of("text", "thinks it over"))
        .ok();
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
}
