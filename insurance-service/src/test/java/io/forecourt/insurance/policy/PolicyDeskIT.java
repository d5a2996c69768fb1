package io.forecourt.insurance.policy;

import static io.forecourt.insurance.policy.InsuranceDesk.DIRECTOR;
import static io.forecourt.insurance.policy.InsuranceDesk.HEAD;
import static io.forecourt.insurance.policy.InsuranceDesk.SPECIALIST;
import static io.forecourt.insurance.policy.InsuranceDesk.TODAY;
import static io.forecourt.insurance.policy.InsuranceDesk.json;
import static io.forecourt.insurance.policy.InsuranceDesk.made;
import static io.forecourt.insurance.policy.InsuranceDesk.refused;
import static io.forecourt.platform.testing.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.insurance.OrderedCar;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTime;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ForecourtTest(
    properties = {
      "forecourt.simulators.insurer.enabled=true",
      "forecourt.simulators.insurer.insurers[SIM_YES]=ACCEPTS",
      "forecourt.simulators.insurer.insurers[SIM_NO]=REJECTS",
      "forecourt.simulators.insurer.insurers[SIM_LOST]=LOSES_ANSWER",
      "forecourt.insurers.sending.pause=50ms",
      "forecourt.insurers.sending.first-retry=1500ms"
    })
class PolicyDeskIT {

  private static final Login WEST = TestTokens.person("in-2", "WEST", "in");
  private static final Login UNLICENSED = TestTokens.person("in-9", "EAST", "in");
  private static final String INSURANCE = "io.forecourt.insurance.";

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;
  @Autowired private Quotations quotations;

  @SuppressWarnings("NullAway.Init")
  private InsuranceDesk desk;

  private String form = "";

  @BeforeEach
  void atTheDesk() {
    desk = new InsuranceDesk(mvc);
    form = "T" + InsuranceDesk.newVin();
  }

  @AfterEach
  void whatWasToldKeepsItsContract() {
    for (String topic : List.of("policy", "quotation", "case", "register", "rules", "approval")) {
      assertThat(events.heard("forecourt.insurance." + topic))
          .allSatisfy(EventContracts::assertValid);
    }
  }

  @Test
  void theDeskIssuesBothPoliciesOfACarWithinItsOwnAuthority() {
    String quotation = desk.quoteBoth(desk.walkIn(), "1.00").path("id").stringValue();

    JsonNode compulsory = made(desk.issue(SPECIALIST, quotation, "COMPULSORY", form));
    JsonNode commercial = made(desk.issue(SPECIALIST, quotation, "COMMERCIAL", form + "B"));

    assertThat(compulsory.path("state").stringValue()).isEqualTo("ISSUED");
    assertThat(compulsory.path("number").stringValue()).startsWith("PC-");
    assertThat(commercial.path("number").stringValue()).startsWith("PM-");
    assertThat(commercial.path("premium").path("amount").stringValue()).isEqualTo("2903.68");
    refused(
        desk.issue(SPECIALIST, quotation, "COMMERCIAL", form + "C"), 409, "quotation.wrong-state");
    assertThat(productOf(compulsory)).isEqualTo("COMPULSORY");
    assertThat(productOf(commercial)).isEqualTo("COMMERCIAL_ICE");
  }

  @Test
  void bothPoliciesOfAQuotationAreBoundByItsEnd() {
    String quotation = desk.quoteBoth(desk.walkIn(), "1.00").path("id").stringValue();
    made(desk.issue(SPECIALIST, quotation, "COMPULSORY", form));
    jdbc.sql("UPDATE quotation SET valid_until = :end WHERE id = :id")
        .param("end", Timestamp.from(TestTime.BEGINS.minusSeconds(1)))
        .param("id", quotation)
        .update();

    refused(desk.issue(SPECIALIST, quotation, "COMMERCIAL", form + "B"), 409, "quotation.expired");
  }

  @Test
  void aLiveStoreIssuesNothingOnTablesThatAreInventedOrUnconfirmed() {
    JsonNode invented = desk.quoteBoth(desk.walkIn(), "1.00");
    JsonNode unconfirmed = desk.quoteWithTax(SPECIALIST, desk.walkIn(), "440100");
    JsonNode sure = desk.quoteWithTax(SPECIALIST, desk.walkIn(), "320500");

    assertThat(invented.path("demo").booleanValue()).isTrue();
    assertThat(unconfirmed.path("unconfirmed").booleanValue()).isTrue();
    assertThat(unconfirmed.path("demo").booleanValue()).isFalse();
    inALiveStore(
        () -> {
          refused(issue(invented, "I"), 409, "quotation.demo");
          refused(issue(unconfirmed, "U"), 409, "quotation.unconfirmed");
          assertThat(issue(sure, "S")).hasStatus(201);
        });
    assertThat(issue(invented, "I")).hasStatus(201);
    assertThat(issue(unconfirmed, "U")).hasStatus(201);
  }

  @Test
  void whoeverKeepsTheTablesHearsThatALiveStoreQuotesOnUnconfirmedOnes() {
    inALiveStore(
        () -> {
          String car = desk.walkIn(WEST, InsuranceDesk.newVin());
          JsonNode quotation = desk.quoteWithTax(WEST, car, "440100");

          JsonNode told = told("quotation-blocked", quotation.path("id").stringValue());
          assertThat(told.path("kinds").get(0).stringValue()).isEqualTo("UNCONFIRMED");
          assertThat(told.path("tables").get(0).stringValue()).startsWith("VVT_440000");
          assertThat(quotation.path("allowedActions")).isEmpty();
        });
  }

  private MvcTestResult issue(JsonNode quotation, String suffix) {
    return desk.issue(SPECIALIST, quotation.path("id").stringValue(), "COMPULSORY", form + suffix);
  }

  private void inALiveStore(Runnable work) {
    ReflectionTestUtils.setField(quotations, "sandbox", false);
    try {
      work.run();
    } finally {
      ReflectionTestUtils.setField(quotations, "sandbox", true);
    }
  }

  @Test
  void theCommercialPolicyOfANewEnergyCarIsAProductOfItsOwn() {
    String quotation =
        desk.quoteBoth(desk.walkIn(), "1.00", Map.of("energy", "BEV")).path("id").stringValue();

    JsonNode compulsory = made(desk.issue(SPECIALIST, quotation, "COMPULSORY", form));
    JsonNode commercial = made(desk.issue(SPECIALIST, quotation, "COMMERCIAL", form + "B"));

    assertThat(productOf(compulsory)).isEqualTo("COMPULSORY");
    assertThat(productOf(commercial)).isEqualTo("COMMERCIAL_NEV");
  }

  private String productOf(JsonNode policy) {
    return told("policy-issued", policy.path("id").stringValue()).path("product").stringValue();
  }

  @Test
  void aboveItNothingIsIssuedBeforeALeaderHasDecided() {
    String quotation = desk.quoteBoth(desk.walkIn(), "0.75").path("id").stringValue();
    refused(desk.issue(SPECIALIST, quotation, "COMPULSORY", form), 409, "authority.needed");

    JsonNode asked = escalate(quotation);
    refused(desk.issue(SPECIALIST, quotation, "COMPULSORY", form), 409, "authority.not-granted");
    assertThat(asked.path("level").stringValue()).isEqualTo("SUPERVISOR");
    assertThat(asked.path("exceeded").get(0).stringValue()).isEqualTo("AUTONOMOUS_FACTOR");
    assertThat(approval(HEAD, quotation).path("dueAt").stringValue())
        .isEqualTo("2026-11-23T05:00:00Z");

    decide(
        HEAD,
        quotation,
        Map.of(
            "decision", "APPROVED",
            "outcome", "GRANT_WITH_CONDITION",
            "condition", "photos of the car first"));
    JsonNode policy = made(desk.issue(SPECIALIST, quotation, "COMPULSORY", form));

    assertThat(policy.path("grantedBy").stringValue()).isEqualTo("ih-1");
    JsonNode decided = json(desk.get(SPECIALIST, "/authority-cases/" + quotation));
    assertThat(decided.path("state").stringValue()).isEqualTo("GRANTED_WITH_CONDITION");
    assertThat(decided.path("condition").stringValue()).isEqualTo("photos of the car first");
    assertThat(told("authority-escalated", quotation).path("requestedBy").stringValue())
        .isEqualTo("in-1");
    assertThat(told("authority-decided", quotation).path("decidedBy").stringValue())
        .isEqualTo("ih-1");
    assertThat(
            told("policy-issued", policy.path("id").stringValue())
                .path("authorityBy")
                .stringValue())
        .isEqualTo("ih-1");
  }

  @Test
  void aRefusalKeepsItFromBeingIssued() {
    String quotation = desk.quoteBoth(desk.walkIn(), "0.75").path("id").stringValue();
    escalate(quotation);

    decide(HEAD, quotation, Map.of("decision", "REJECTED"));

    refused(desk.issue(SPECIALIST, quotation, "COMPULSORY", form), 409, "authority.not-granted");
    refused(
        desk.post(
            SPECIALIST, "/authority-cases", Map.of("quotationId", quotation, "remark", "please")),
        409,
        "authority.asked-already");
  }

  @Test
  void whoHoldsTheLevelNeedsNobodysLeaveAndADirectorMoreThanTheHead() {
    String supervised = desk.quoteBoth(desk.walkIn(), "0.75").path("id").stringValue();
    String managed = desk.quoteBoth(desk.walkIn(), "0.65").path("id").stringValue();

    assertThat(desk.issue(HEAD, supervised, "COMPULSORY", form)).hasStatus(201);
    refused(desk.issue(HEAD, managed, "COMPULSORY", form + "B"), 409, "authority.needed");
    assertThat(escalate(managed).path("level").stringValue()).isEqualTo("MANAGER");
    decide(DIRECTOR, managed, Map.of("decision", "APPROVED", "outcome", "PASS_TO_INSURER"));
    assertThat(json(desk.get(HEAD, "/authority-cases/" + managed)).path("state").stringValue())
        .isEqualTo("PASSED_TO_INSURER");
  }

  @Test
  void whatNeedsNoLeaveIsNotPassedUpwards() {
    String quotation = desk.quoteBoth(desk.walkIn(), "1.00").path("id").stringValue();

    refused(
        desk.post(
            SPECIALIST, "/authority-cases", Map.of("quotationId", quotation, "remark", "ask")),
        409,
        "authority.within");
  }

  private JsonNode escalate(String quotation) {
    return made(
        desk.post(
            SPECIALIST,
            "/authority-cases",
            Map.of("quotationId", quotation, "remark", "loyal customer")));
  }

  @Test
  void aConnectedInsurerAcceptsUnderOurNumber() {
    String policy = submitted("SIM_YES");

    awaitState(policy, "ISSUED");
    assertThat(desk.policy(policy).path("insurerReference").stringValue()).startsWith("SIM-");
    assertThat(told("policy-issued", policy).path("issuedBy").stringValue()).isEqualTo("in-1");
  }

  @Test
  void aRefusalIsToldAndFreesFormAndCarForAnotherInsurer() {
    String insurance = desk.walkIn();
    String refusedOne =
        made(desk.issue(SPECIALIST, quoted(insurance, "SIM_NO"), "COMPULSORY", form))
            .path("id")
            .stringValue();

    awaitState(refusedOne, "REJECTED");
    assertThat(told("policy-rejected", refusedOne).path("reasonCode").stringValue())
        .isEqualTo("RISK_NOT_ACCEPTED");
    JsonNode other = made(desk.issue(SPECIALIST, quoted(insurance, "DEMO_A"), "COMPULSORY", form));
    assertThat(other.path("state").stringValue()).isEqualTo("ISSUED");
  }

  @Test
  void aLostAnswerIsADoubtThatIsAskedAgainUntilItIsKnown() {
    String policy = submitted("SIM_LOST");

    awaitState(policy, "IN_DOUBT");
    refused(
        desk.issue(
            SPECIALIST,
            quoted(desk.policy(policy).path("caseId").stringValue(), "DEMO_A"),
            "COMPULSORY",
            form + "B"),
        409,
        "policy.submitted-already");
    awaitState(policy, "ISSUED");
  }

  @Test
  void aConnectedInsurerConfirmsThatThePolicyOfACancelledOrderEnds() {
    OrderedCar car = OrderedCar.inStore("EAST", mvc, events);
    String policy =
        made(desk.issue(SPECIALIST, quoted(car.order(), "SIM_YES"), "COMPULSORY", form))
            .path("id")
            .stringValue();
    awaitState(policy, "ISSUED");

    car.cancel(events);

    awaitState(policy, "CANCELLED");
    JsonNode endorsement = desk.policy(policy).path("endorsements").get(0);
    assertThat(endorsement.path("reasonCode").stringValue()).isEqualTo("ORDER_CANCELLED");
    assertThat(endorsement.path("state").stringValue()).isEqualTo("DONE");
    assertThat(
            jdbc.sql("SELECT kind FROM insurer_request WHERE number = :number")
                .param("number", endorsement.path("number").stringValue())
                .query(String.class)
                .single())
        .isEqualTo("CANCEL");
    assertThat(told("policy-cancelled", policy).path("refund").path("amount").stringValue())
        .isEqualTo("950.00");
  }

  /** Two files of one car, both with an insurer that is asked first. */
  @Test
  void ofTwoWhoInsureACarAtOnceOneIsRefused() throws InterruptedException, ExecutionException {
    String vin = InsuranceDesk.newVin();
    List<String> both =
        List.of(
            quoted(desk.walkIn(SPECIALIST, vin), "SIM_YES"),
            quoted(desk.walkIn(HEAD, vin), "SIM_YES"));
    var together = new CyclicBarrier(2);
    List<Future<Integer>> answers;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      answers =
          threads.invokeAll(
              both.stream()
                  .map(
                      quotation ->
                          (Callable<Integer>)
                              () -> {
                                together.await(20, TimeUnit.SECONDS);
                                return desk.issue(
                                        SPECIALIST,
                                        quotation,
                                        "COMPULSORY",
                                        form + both.indexOf(quotation))
                                    .getResponse()
                                    .getStatus();
                              })
                  .toList());
    }

    assertThat(List.of(answers.getFirst().get(), answers.getLast().get()))
        .containsExactlyInAnyOrder(201, 409);
  }

  private String submitted(String insurer) {
    JsonNode policy =
        made(desk.issue(SPECIALIST, quoted(desk.walkIn(), insurer), "COMPULSORY", form));
    assertThat(policy.path("state").stringValue()).isEqualTo("SUBMITTED");
    return policy.path("id").stringValue();
  }

  private String quoted(String insurance, String insurer) {
    return desk.quote(insurance, insurer).path("id").stringValue();
  }

  @Test
  void whoHoldsNoCertificateIssuesNothingUntilHrSaysSo() {
    String quotation = desk.quote(desk.walkIn(), "DEMO_A").path("id").stringValue();
    refused(desk.issue(UNLICENSED, quotation, "COMPULSORY", form), 409, "policy.seller-unlicensed");

    String certificate = Ids.next();
    certificate("granted", certificate, 1);
    await()
        .untilAsserted(
            () -> assertThat(desk.issue(UNLICENSED, quotation, "COMPULSORY", form)).hasStatus(201));

    certificate("expired", certificate, 2);
    String next = desk.quote(desk.walkIn(), "DEMO_A").path("id").stringValue();
    await()
        .untilAsserted(
            () ->
                refused(
                    desk.issue(UNLICENSED, next, "COMMERCIAL", form),
                    409,
                    "policy.seller-unlicensed"));
  }

  private void certificate(String what, String id, int sequence) {
    events.tell(
        event(
            "io.forecourt.hr.certificate-" + what + ".v1",
            id,
            sequence,
            Map.of("certificateId", id, "personId", "in-9", "kind", "INSURANCE_SALES")));
  }

  @Test
  void aFormFromTheStockIsUsedOnceAndALostOneIsBlocked() {
    String prefix = "S" + form.substring(10) + "-";
    JsonNode receipt =
        made(
            desk.post(
                SPECIALIST,
                "/form-receipts",
                Map.of(
                    "insurerCode", "DEMO_A",
                    "prefix", prefix,
                    "first", 1,
                    "count", 3,
                    "width", 4)));
    assertThat(receipt.path("forms").size()).isEqualTo(3);
    assertThat(receipt.path("forms").get(2).path("number").stringValue())
        .isEqualTo(prefix + "0003");

    JsonNode policy = issued(prefix + "0001");
    JsonNode lost =
        made(
            desk.post(
                SPECIALIST,
                "/forms/" + receipt.path("forms").get(1).path("id").stringValue() + "/loss",
                Map.of()));
    assertThat(lost.path("state").stringValue()).isEqualTo("LOST");
    assertThat(policy.path("formNumber").stringValue()).isEqualTo(prefix + "0001");
    told("policy-form-lost", lost.path("id").stringValue());
    String quotation = desk.quote(desk.walkIn(), "DEMO_A").path("id").stringValue();
    refused(
        desk.issue(SPECIALIST, quotation, "COMPULSORY", prefix + "0001"), 409, "policy.form-used");
    refused(
        desk.issue(SPECIALIST, quotation, "COMPULSORY", prefix + "0002"), 409, "form.wrong-state");
  }

  @Test
  void theDayIsClosedWithItsPoliciesAndWhatIsMissing() {
    String policy = issued(form).path("id").stringValue();
    made(
        desk.post(
            SPECIALIST,
            "/policies/" + policy + "/documents",
            Map.of("kinds", List.of("APPLICATION"))));
    made(
        desk.post(
            SPECIALIST,
            "/policies/" + policy + "/corrections",
            Map.of("field", "PLATE", "fault", true)));

    JsonNode day =
        made(
            desk.post(
                SPECIALIST, "/registers", Map.of("day", TODAY.toString(), "formsCounted", 1)));

    JsonNode entry =
        day.path("entries")
            .valueStream()
            .filter(each -> each.path("policyId").stringValue().equals(policy))
            .findFirst()
            .orElseThrow();
    assertThat(entry.path("documentsMissing").valueStream().map(JsonNode::stringValue))
        .containsExactly("POLICY_COPY", "VEHICLE_PAPERS");
    assertThat(entry.path("formReceived").booleanValue()).isFalse();
    assertThat(desk.policy(policy).path("state").stringValue()).isEqualTo("REGISTERED");
    assertThat(
            told("policy-register-closed", day.path("id").stringValue())
                .path("sameDay")
                .booleanValue())
        .isTrue();
    refused(
        desk.post(SPECIALIST, "/registers", Map.of("day", TODAY.toString(), "formsCounted", 1)),
        409,
        "register.closed-already");
    refused(
        desk.post(
            SPECIALIST,
            "/registers",
            Map.of("day", TODAY.plusDays(1).toString(), "formsCounted", 0)),
        409,
        "register.day-to-come");
  }

  @Test
  void aCorrectionNamesTheClerkWhoEnteredThePolicy() {
    String policy = issued(form).path("id").stringValue();

    JsonNode corrected =
        made(
            desk.post(
                HEAD,
                "/policies/" + policy + "/corrections",
                Map.of("field", "INSURED", "fault", true)));

    JsonNode told = told("policy-corrected", policy);
    assertThat(told.path("clerkId").stringValue()).isEqualTo("in-1");
    assertThat(told.path("correctedBy").stringValue()).isEqualTo("ih-1");
    assertThat(corrected.path("endorsements").get(0).path("number").stringValue())
        .startsWith("PE-");
    JsonNode faults = json(desk.get(HEAD, "/clerk-faults?from=%s&to=%s".formatted(TODAY, TODAY)));
    assertThat(faults.path("clerks").get(0).path("clerkId").stringValue()).isEqualTo("in-1");
  }

  @Test
  void aCompulsoryPolicyEndsEarlyForTheReasonsOfTheRegulationOnly() {
    String policy = issued(form).path("id").stringValue();

    refused(cancel(SPECIALIST, policy, "CHANGED_MIND"), 409, "premium.compulsory-not-cancellable");
    made(cancel(HEAD, policy, "DEREGISTERED"));

    JsonNode told = told("policy-cancelled", policy);
    assertThat(told.path("refund").path("amount").stringValue()).isEqualTo("950.00");
    assertThat(desk.policy(policy).path("state").stringValue()).isEqualTo("CANCELLED");
  }

  @Test
  void aRefundAboveTwoThousandIsTheManagersToGrant() {
    String quotation = desk.quoteBoth(desk.walkIn(), "1.00").path("id").stringValue();
    String policy =
        made(desk.issue(SPECIALIST, quotation, "COMMERCIAL", form)).path("id").stringValue();

    JsonNode waiting = made(cancel(SPECIALIST, policy, "CUSTOMER_WISH"));

    assertThat(waiting.path("state").stringValue()).isEqualTo("ISSUED");
    assertThat(waiting.path("endorsements").get(0).path("state").stringValue())
        .isEqualTo("AWAITED");
    refused(cancel(SPECIALIST, policy, "CUSTOMER_WISH"), 409, "policy.change-under-way");
    JsonNode asked =
        json(desk.get(DIRECTOR, "/approvals?subjectKind=INSURANCE_REFUND&state=PENDING"))
            .path("items")
            .get(0);
    assertThat(asked.path("amount").path("amount").stringValue()).isEqualTo("2816.57");
    String approval = "/approvals/" + asked.path("id").stringValue();
    refused(
        desk.post(HEAD, approval + "/decision", Map.of("decision", "APPROVED")),
        409,
        "approval.above-authority");
    made(desk.post(HEAD, approval + "/escalation", Map.of()));
    made(desk.post(DIRECTOR, approval + "/decision", Map.of("decision", "APPROVED")));
    assertThat(desk.policy(policy).path("state").stringValue()).isEqualTo("CANCELLED");
    assertThat(told("policy-cancelled", policy).path("refund").path("amount").stringValue())
        .isEqualTo("2816.57");
  }

  @Test
  void theRestOfTheTermGoesWithTheCarToItsNewOwner() {
    JsonNode policy = issued(form);
    String id = policy.path("id").stringValue();
    String owner = Ids.next();

    made(
        desk.post(
            SPECIALIST,
            "/policies/" + id + "/transfer",
            Map.of("customerId", owner, "effectiveOn", TODAY.toString())));

    assertThat(desk.policy(id).path("state").stringValue()).isEqualTo("TRANSFERRED");
    assertThat(desk.policy(id).path("premium")).isEqualTo(policy.path("premium"));
    assertThat(told("policy-transferred", id).path("customerId").stringValue()).isEqualTo(owner);
  }

  @Test
  void aQuotationCarriesTheRulesThatTheCustomerWasToldAndTheClaimsNotice() {
    String code = "MOTOR-" + form.substring(form.length() - 6);
    JsonNode page =
        made(
            desk.post(
                HEAD,
                "/rules",
                Map.of(
                    "kind", "UNDERWRITING",
                    "code", code,
                    "title", "New-energy cars",
                    "text", "From November on …",
                    "effectiveFrom", TODAY.toString())));
    String insurance = desk.walkIn();
    made(
        desk.post(
            SPECIALIST,
            "/cases/" + insurance + "/advice",
            Map.of("topics", List.of("CLAIMS", "COVER"), "claimsNotice", true)));

    JsonNode told =
        told("premium-quoted", desk.quote(insurance, "DEMO_A").path("id").stringValue());

    assertThat(told.path("ruleVersion").stringValue()).isEqualTo(code + "-1");
    assertThat(told.path("claimsNotice").booleanValue()).isTrue();
    JsonNode read =
        made(
            desk.post(
                SPECIALIST,
                "/rules/" + page.path("id").stringValue() + "/acknowledgement",
                Map.of()));
    assertThat(read.path("acknowledgedBy").get(0).stringValue()).isEqualTo("in-1");
    told("insurance-rules-updated", page.path("id").stringValue());
  }

  @Test
  void aNoteOfTheDayIsKeptUnderSealAndTold() {
    String insurance = desk.walkIn();

    JsonNode noted =
        made(
            desk.post(
                SPECIALIST,
                "/cases/" + insurance + "/notes",
                Map.of("text", "waits for the old policy")));

    assertThat(noted.path("notes").get(0).path("text").stringValue())
        .isEqualTo("waits for the old policy");
    assertThat(told("insurance-case-noted", insurance).path("writtenBy").stringValue())
        .isEqualTo("in-1");
  }

  @Test
  void whoBuysElsewhereIsLostWithTheDayOnWhichWeMayAskAgain() {
    String insurance = desk.walkIn();

    JsonNode lost =
        made(
            desk.post(
                SPECIALIST,
                "/cases/" + insurance + "/loss",
                Map.of("reasonCode", "PRICE", "coveredUntil", TODAY.plusYears(1).toString())));

    assertThat(lost.path("state").stringValue()).isEqualTo("CLOSED");
    assertThat(told("insurance-case-lost", insurance).path("coveredUntil").stringValue())
        .isEqualTo(TODAY.plusYears(1).toString());
    refused(
        desk.post(SPECIALIST, "/cases/" + insurance + "/notes", Map.of("text", "late")),
        409,
        "case.wrong-state");
  }

  @Test
  void aPartnersCustomerIsCountedForThePartner() {
    JsonNode partner =
        made(
            desk.post(
                SPECIALIST,
                "/partners",
                Map.of(
                    "kind",
                    "CORPORATE",
                    "name",
                    "Harbour Logistics",
                    "lines",
                    List.of("MOTOR", "GROUP"),
                    "validFrom",
                    TODAY.toString())));
    String id = partner.path("id").stringValue();
    String insurance =
        made(desk.post(
                SPECIALIST,
                "/cases",
                Map.of("customerId", Ids.next(), "vin", InsuranceDesk.newVin(), "partnerId", id)))
            .path("id")
            .stringValue();
    String quotation = desk.quote(insurance, "DEMO_A").path("id").stringValue();

    String policy =
        made(desk.issue(SPECIALIST, quotation, "COMPULSORY", form)).path("id").stringValue();

    JsonNode told = told("policy-issued", policy);
    assertThat(told.path("channel").stringValue()).isEqualTo("PARTNER");
    assertThat(told.path("partnerId").stringValue()).isEqualTo(id);
    assertThat(told("insurance-partner-signed", id).path("foundBy").stringValue())
        .isEqualTo("in-1");
    JsonNode channels = json(desk.get(HEAD, "/channels?from=%s&to=%s".formatted(TODAY, TODAY)));
    assertThat(
            channels
                .path("channels")
                .valueStream()
                .filter(each -> id.equals(each.path("partnerId").asString("")))
                .findFirst()
                .orElseThrow()
                .path("policies")
                .intValue())
        .isEqualTo(1);
    refused(
        desk.post(
            SPECIALIST,
            "/cases",
            Map.of(
                "customerId", Ids.next(), "vin", InsuranceDesk.newVin(), "partnerId", Ids.next())),
        409,
        "case.no-such-partner");
  }

  private JsonNode issued(String number) {
    String quotation = desk.quote(desk.walkIn(), "DEMO_A").path("id").stringValue();
    return made(desk.issue(SPECIALIST, quotation, "COMPULSORY", number));
  }

  private MvcTestResult cancel(Login who, String policy, String reason) {
    return desk.post(
        who,
        "/policies/" + policy + "/cancellation",
        Map.of("reasonCode", reason, "firstDayWithout", TODAY.plusDays(1).toString()));
  }

  private JsonNode approval(Login who, String quotation) {
    return json(desk.get(who, "/approvals?subjectId=" + quotation)).path("items").get(0);
  }

  private void decide(Login who, String quotation, Map<String, ?> decision) {
    made(
        desk.post(
            who,
            "/approvals/" + approval(who, quotation).path("id").stringValue() + "/decision",
            decision));
  }

  private void awaitState(String policy, String state) {
    await()
        .untilAsserted(
            () -> assertThat(desk.policy(policy).path("state").stringValue()).isEqualTo(state));
  }

  private JsonNode told(String what, String subject) {
    return events.await(INSURANCE + what + ".v1", subject).data();
  }
}
