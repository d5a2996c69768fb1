package io.forecourt.sales;

import static io.forecourt.sales.Network.OUTLETS;
import static io.forecourt.sales.Showroom.WEST_MANAGER;
import static io.forecourt.sales.Showroom.body;
import static io.forecourt.sales.Showroom.done;
import static io.forecourt.sales.Showroom.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** From the first talk with a partner to the end of its contract. */
@ForecourtTest
class OutletIT {

  private static final String CENTRE = "JOINT_STOCK_CENTRE";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;
  @Autowired private Deadlines deadlines;
  @Autowired private BusinessClock clock;
  @Autowired private TransactionTemplate transaction;

  private Showroom showroom;
  private Network network;

  @BeforeEach
  void aStoreOfItsOwn() {
    showroom = new Showroom(mvc, events);
    network = new Network(showroom);
  }

  @Test
  void aPartnerIsEvaluatedBeforeItIsSignedAndByAnother() {
    JsonNode dealer = network.prospect("SECONDARY_DEALER", "LAKESIDE");
    assertThat(dealer.path("state").asString()).isEqualTo("PROSPECT");
    refused(network.sign(network.director, dealer), 409, "outlet.wrong-state");

    done(network.evaluate(network.lead, dealer, 59), 200);
    refused(network.sign(network.director, dealer), 409, "outlet.not-good-enough");
    JsonNode evaluated = done(network.evaluate(network.lead, dealer, 60), 200);
    assertThat(evaluated.path("evaluation").path("passed").asBoolean()).isTrue();
    assertThat(names(evaluated)).doesNotContain("contract");
    assertThat(names(network.seen(network.director, dealer))).contains("contract", "evaluation");
    refused(network.sign(network.lead, dealer), 409, "outlet.evaluator-may-not-sign");
    JsonNode signed = done(network.sign(network.director, dealer), 200);

    assertThat(signed.path("state").asString()).isEqualTo("SIGNED");
    String id = dealer.path("id").asString();
    TestEvents.Heard contract = events.await("io.forecourt.sales.dealer-contract-signed.v1", id);
    List<TestEvents.Heard> told = events.heardOf("io.forecourt.sales.dealer-evaluated.v1", id);
    assertThat(told)
        .extracting(one -> one.data().path("passed").asBoolean())
        .containsExactly(false, true);
    told.forEach(EventContracts::assertValid);
    EventContracts.assertValid(contract);
    assertThat(contract.data().path("signedBy").asString()).isEqualTo(network.director.personId());
    assertThat(contract.data().path("evaluatedBy").asString()).isEqualTo(network.lead.personId());
    assertThat(contract.data().path("evaluationId"))
        .isEqualTo(evaluated.path("evaluation").path("evaluationId"));
  }

  @Test
  void aContractIsRenewedOnAnotherEvaluationAndEndedWithAReason() {
    JsonNode dealer = network.signed("AGENT", "MILL");
    refused(network.sign(network.director, dealer), 409, "outlet.evaluation-used");
    done(network.evaluate(network.lead, dealer, 90), 200);
    done(network.sign(network.director, dealer, "2027-12-01", "2028-11-30"), 200);

    refused(
        network.act(network.director, dealer, "contract-end", Map.of("reasonCode", "WHIM")),
        400,
        "request.invalid");
    done(
        network.act(network.director, dealer, "contract-end", Map.of("reasonCode", "BREACH")), 200);

    refused(network.evaluate(network.lead, dealer, 90), 409, "outlet.wrong-state");
    refused(
        network.act(network.director, dealer, "contract-end", Map.of("reasonCode", "BREACH")),
        409,
        "outlet.wrong-state");
    TestEvents.Heard ended =
        events.await("io.forecourt.sales.dealer-contract-ended.v1", dealer.path("id").asString());
    EventContracts.assertValid(ended);
    assertThat(ended.data().path("reasonCode").asString()).isEqualTo("BREACH");
    JsonNode history = done(showroom.get(network.lead, Network.path(dealer) + "/history"), 200);
    assertThat(history.path("evaluations")).hasSize(2);
    assertThat(history.path("contracts").valueStream())
        .extracting(one -> one.path("endReason").asString())
        .containsExactly("RENEWED", "BREACH");
  }

  @Test
  void aPartnerWithWhomNothingWasAgreedIsDroppedWithAReason() {
    JsonNode dealer = network.evaluated("AGENT", "MOOR");
    assertThat(names(network.seen(network.lead, dealer))).contains("dropping");
    refused(
        network.act(network.lead, dealer, "dropping", Map.of("reasonCode", "WHIM")),
        400,
        "request.invalid");

    JsonNode dropped =
        done(
            network.act(network.lead, dealer, "dropping", Map.of("reasonCode", "OTHER_BRAND")),
            200);

    assertThat(dropped.path("state").asString()).isEqualTo("DROPPED");
    assertThat(dropped.path("drop").path("reasonCode").asString()).isEqualTo("OTHER_BRAND");
    assertThat(names(dropped)).isEmpty();
    TestEvents.Heard told =
        events.await("io.forecourt.sales.dealer-dropped.v1", dealer.path("id").asString());
    EventContracts.assertValid(told);
    assertThat(told.data().path("droppedBy").asString()).isEqualTo(network.lead.personId());
    refused(network.sign(network.director, dealer), 409, "outlet.wrong-state");
    JsonNode agreed = network.signed("AGENT", "FEN");
    assertThat(names(network.seen(network.lead, agreed))).doesNotContain("dropping");
    refused(
        network.act(network.lead, agreed, "dropping", Map.of("reasonCode", "OTHER_BRAND")),
        409,
        "outlet.wrong-state");
  }

  @Test
  void noMoreThanFourCentresAreInForce() {
    for (int number = 1; number <= 4; number++) {
      JsonNode centre = network.signed(CENTRE, "C" + number);
      TestEvents.Heard told =
          events.await(
              "io.forecourt.sales.dealer-contract-signed.v1", centre.path("id").asString());
      assertThat(told.data().path("inForce").asInt()).isEqualTo(number);
      assertThat(told.data().path("numberReached").asBoolean()).isEqualTo(number >= 2);
    }
    JsonNode fifth = network.evaluated(CENTRE, "C5");

    refused(network.sign(network.director, fifth), 409, "outlet.too-many-in-force");
    assertThat(names(network.seen(network.director, fifth))).doesNotContain("contract");
    JsonNode first = body(showroom.get(network.lead, OUTLETS + "?code=C1")).path("items").path(0);
    done(network.act(network.director, first, "contract-end", Map.of("reasonCode", "BREACH")), 200);
    assertThat(names(network.seen(network.director, fifth))).contains("contract");
    done(network.sign(network.director, fifth), 200);
  }

  @Test
  void twoWhoSignTheLastCentreAtOnceDoNotBothSucceed() {
    for (int number = 1; number <= 3; number++) {
      network.signed(CENTRE, "D" + number);
    }
    List<JsonNode> candidates =
        List.of(network.evaluated(CENTRE, "D4"), network.evaluated(CENTRE, "D5"));

    List<MvcTestResult> answers;
    try (var directors = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<MvcTestResult>> asked =
          candidates.stream()
              .map(
                  centre ->
                      CompletableFuture.supplyAsync(
                          () -> network.sign(network.director, centre), directors))
              .toList();
      answers = asked.stream().map(CompletableFuture::join).toList();
    }

    assertThat(answers)
        .extracting(answer -> answer.getResponse().getStatus())
        .containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void aContractEndsByItselfAfterItsLastDay() {
    JsonNode bank =
        done(
            network.sign(
                network.director, network.evaluated("BANK", "HARBOUR"), "2026-12-01", "2026-12-31"),
            200);
    String id = bank.path("id").asString();
    assertThat(deadlines.open("sales.outlet-contract-end", id))
        .contains(Instant.parse("2026-12-31T16:00:00Z"));

    transaction.executeWithoutResult(
        _ ->
            deadlines.set(
                "sales.outlet-contract-end", id, network.store(), clock.instant().plusMillis(1)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(network.seen(network.lead, bank).path("state").asString())
                    .isEqualTo("ENDED"));
    TestEvents.Heard ended = events.await("io.forecourt.sales.dealer-contract-ended.v1", id);
    EventContracts.assertValid(ended);
    assertThat(ended.data().path("reasonCode").asString()).isEqualTo("EXPIRED");
    assertThat(ended.data().path("endedBy").asString()).isEqualTo("system");
  }

  @Test
  void whomToCallIsSealedMaskedAndReadWithAPurpose() {
    JsonNode dealer =
        done(
            network.enter(
                "BRANCH", "HILL", Map.of("contact", Map.of("name", "李小龙", "phone", "13912345678"))),
            201);
    assertThat(dealer.path("contact").path("name").asString()).isEqualTo("李*龙");
    assertThat(dealer.path("contact").path("phone").asString()).doesNotContain("1234567");
    assertThat(
            jdbc.sql(
                    """
                    SELECT CONCAT(contact_name_sealed, contact_phone_sealed) FROM outlet
                     WHERE id = :id
                    """)
                .param("id", dealer.path("id").asString())
                .query(String.class)
                .single())
        .doesNotContain("李小龙", "13912345678");

    JsonNode clear =
        done(network.act(network.lead, dealer, "disclosures", Map.of("purpose", "CALL")), 200);
    assertThat(clear.path("fields").path("name").asString()).isEqualTo("李小龙");
    assertThat(clear.path("fields").path("phone").asString()).isEqualTo("+8613912345678");

    JsonNode other =
        done(
            showroom.put(
                network.lead,
                Network.path(dealer) + "/contact",
                dealer.path("version").asLong(),
                Map.of("name", "王芳")),
            200);
    assertThat(other.path("contact").path("name").asString()).isEqualTo("王*");
    JsonNode nobody = network.prospect("BRANCH", "VALE");
    refused(
        network.act(network.lead, nobody, "disclosures", Map.of("purpose", "CALL")),
        409,
        "outlet.no-contact");
  }

  @Test
  void theCompanyIsChangedOnTheVersionThatWasSeen() {
    JsonNode dealer = network.prospect("AGENT", "FORD");
    JsonNode centre = network.signed(CENTRE, "NORTH");
    Map<String, Object> news =
        Map.of(
            "company",
            Map.of("name", "Ford Motors", "territory", "the ford", "phone", "0571-88001234"),
            "centreCode",
            "NORTH");
    String path = Network.path(dealer);

    refused(showroom.put(network.lead, path, 7, news), 412, "version.stale");
    JsonNode changed = done(showroom.put(network.lead, path, 0, news), 200);

    assertThat(changed.path("company").path("phone").asString()).isEqualTo("+8657188001234");
    assertThat(changed.path("centreId")).isEqualTo(centre.path("id"));
    assertThat(changed.path("territoryCode").asString()).isEqualTo("NORTH");
    refused(network.enter("AGENT", "OTHER", Map.of("centreCode", "SOUTH")), 400, "request.invalid");
    refused(network.enter(CENTRE, "OTHER", Map.of("centreCode", "NORTH")), 400, "request.invalid");
    refused(network.enter("KIOSK", "OTHER", Map.of()), 400, "request.invalid");
    refused(network.enter("AGENT", "NORTH", Map.of()), 409, "outlet.code-taken");
  }

  @Test
  void partnersOfAnotherStoreAreNotThere() {
    JsonNode dealer = network.prospect("AGENT", "BROOK");
    Network other = new Network(showroom);

    assertThat(showroom.get(WEST_MANAGER, Network.path(dealer))).hasStatus(404);
    assertThat(other.evaluate(other.lead, dealer, 80)).hasStatus(404);
    assertThat(body(showroom.get(other.lead, OUTLETS)).path("items")).isEmpty();
    assertThat(
            body(showroom.get(network.lead, OUTLETS + "?state=PROSPECT&type=AGENT")).path("items"))
        .hasSize(1);
  }

  private static List<String> names(JsonNode outlet) {
    return outlet.path("allowedActions").valueStream().map(JsonNode::asString).toList();
  }
}
