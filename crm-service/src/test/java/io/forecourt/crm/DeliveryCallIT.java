package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class DeliveryCallIT {
  private static final String CONTACT =
      """
      {"outcome":"%s","evidence":{"kind":"CALL","reference":"call-17"},"note":"asked for 张明"}
      """;

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant DELIVERED = Instant.parse("2026-11-21T08:00:00Z");

  @Autowired Showroom showroom;
  @Autowired FollowUpDesk desk;

  @Test
  void aDeliveredCarOwesItsOwnerOneCallByTheEndOfTheThirdDay() {
    var store = showroom.store();
    var agent = store.hire("ca");
    var deal = deal(store);

    store.sales("vehicle-delivered", deal.orderId(), 9, deal.facts());
    store.sales("vehicle-delivered", deal.orderId(), 9, deal.facts());
    store.sales("vehicle-delivered", deal.orderId(), 10, deal.facts());

    String call = callOf(agent, deal.orderId());
    var shown = showroom.get(agent, "/api/v1/crm/follow-ups/" + call).is(200);
    assertThat(shown.<String>at("$.ownerId")).isEqualTo(agent.personId());
    assertThat(shown.<String>at("$.dueAt")).isEqualTo("2026-11-24T16:00:00Z");
    assertThat(shown.<List<String>>at("$.allowedActions")).containsExactly("contact");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.follow-up-scheduled.v1", call));
    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM inbox WHERE handler = ? ",
                        "FollowUpReactions.delivered"))
                .isGreaterThanOrEqualTo(2));
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM follow_up WHERE order_id = ? AND kind = 'THREE_DAY_CALL'",
                deal.orderId()))
        .isEqualTo(1);
  }

  @Test
  void aRecordedCallCompletesTheFollowUpWithItsEvidence() {
    var store = showroom.store();
    var agent = store.hire("ca");
    var deal = deal(store);
    store.sales("vehicle-delivered", deal.orderId(), 9, deal.facts());
    String call = callOf(agent, deal.orderId());

    var missed = showroom.post(agent, path(call), CONTACT.formatted("NOT_REACHED")).is(200);
    var reached = showroom.post(agent, path(call), CONTACT.formatted("REACHED_SATISFIED")).is(200);

    assertThat(missed.<String>at("$.state")).isEqualTo("OPEN");
    assertThat(missed.<Integer>at("$.failedAttempts")).isEqualTo(1);
    assertThat(reached.<String>at("$.state")).isEqualTo("DONE");
    assertThat(reached.<List<String>>at("$.allowedActions")).isEmpty();
    var completed = showroom.events().await("io.forecourt.crm.follow-up-completed.v1", call);
    EventContracts.assertValid(completed);
    assertThat(completed.json()).doesNotContain("张明");
    showroom.post(agent, path(call), CONTACT.formatted("REACHED_SATISFIED")).is(409);
  }

  @Test
  void aMessageIsNoCall() {
    var store = showroom.store();
    var agent = store.hire("ca");
    var deal = deal(store);
    store.sales("vehicle-delivered", deal.orderId(), 9, deal.facts());
    String call = callOf(agent, deal.orderId());

    showroom
        .post(agent, path(call), CONTACT.formatted("REACHED_SATISFIED").replace("CALL", "MESSAGE"))
        .problem(409, "follow-up.message-is-no-talk");
  }

  @Test
  void theConsultantWhoSoldTheCarOwesACallOfTheirOwn() {
    var store = showroom.store();
    var manager = store.hire("sm");
    var li = store.hire("sc");
    store.hire("sc");
    var deal = deal(store);
    Map<String, String> facts = new HashMap<>(deal.facts());
    facts.put("consultantId", li.personId());

    store.sales("vehicle-delivered", deal.orderId(), 9, facts);

    String list = "/api/v1/crm/follow-ups?kind=OWNER_CALL&orderId=" + deal.orderId();
    Showroom.await(
        () ->
            assertThat(showroom.get(manager, list).is(200).<List<String>>at("$.items[*].ownerId"))
                .containsExactly(li.personId()));
  }

  @Test
  void withoutAnAgentTheServiceManagerOwesTheCall() {
    var store = showroom.store();
    var manager = store.hire("cs");
    var deal = deal(store);

    store.sales("vehicle-delivered", deal.orderId(), 9, deal.facts());

    String call = callOf(manager, deal.orderId());
    assertThat(
            showroom.get(manager, "/api/v1/crm/follow-ups/" + call).is(200).<String>at("$.ownerId"))
        .isEqualTo(manager.personId());
  }

  @Test
  void aContactWithoutEvidenceIsRefusedFieldByField() {
    var store = showroom.store();
    var agent = store.hire("ca");

    var refused = showroom.post(agent, path("x"), "{\"outcome\":\"REACHED_SATISFIED\"}").is(400);

    assertThat(refused.<List<String>>at("$.errors[*].pointer")).containsExactly("/evidence");
  }

  @Test
  void anAgentWhoLeavesHandsTheCallToAColleague() {
    var store = showroom.store();
    var agent = store.hire("ca");
    var deal = deal(store);
    store.sales("vehicle-delivered", deal.orderId(), 9, deal.facts());
    String call = callOf(agent, deal.orderId());
    var colleague = store.hire("ca");

    store.leaves(agent);

    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(colleague, "/api/v1/crm/follow-ups/" + call)
                        .is(200)
                        .<String>at("$.ownerId"))
                .isEqualTo(colleague.personId()));
  }

  @Test
  void withNobodyForItTheCallFindsItsOwnerInTheMorningAfterSomebodyIsHired() {
    var store = showroom.store();
    var manager = store.hire("sh");
    var deal = deal(store);
    store.sales("vehicle-delivered", deal.orderId(), 9, deal.facts());
    String call = callOf(manager, deal.orderId());
    assertThat(showroom.get(manager, "/api/v1/crm/follow-ups/" + call).is(200).text())
        .doesNotContain("ownerId");
    var agent = store.hire("ca");

    desk.findOwners(
        new JobDay(
            "crm.ownerless-follow-ups",
            store.code(),
            LocalDate.ofInstant(showroom.now(), ZONE),
            showroom.now()));

    assertThat(owner(manager, call)).isEqualTo(agent.personId());
  }

  @Test
  void anAgentOnLeaveHandsOverTheCallsThatFallDueMeanwhile() {
    var store = showroom.store();
    var agent = store.hire("ca");
    var deal = deal(store);
    store.sales("vehicle-delivered", deal.orderId(), 9, deal.facts());
    String call = callOf(agent, deal.orderId());
    var colleague = store.hire("ca");
    LocalDate due = LocalDate.ofInstant(DELIVERED, ZONE).plusDays(3);

    leave(store, agent, due.plusDays(1), due.plusDays(5));
    leave(store, colleague, due.plusDays(1), due.plusDays(1));
    assertThat(owner(agent, call)).isEqualTo(agent.personId());
    leave(store, agent, due.minusDays(1), due);

    Showroom.await(() -> assertThat(owner(agent, call)).isEqualTo(colleague.personId()));
  }

  @Test
  void aDeliveryToSomebodyWhomNobodyMayContactIsOnRecordAndOwesNoCall() {
    var store = showroom.store();
    var agent = store.hire("ca");
    var deal = deal(store);
    var privacy = store.login("pv-1", "pv");
    showroom.post(privacy, "/api/v1/crm/customers/" + deal.customerId() + "/erasure", "{}").is(200);

    store.sales("vehicle-delivered", deal.orderId(), 9, deal.facts());

    String call = callOf(agent, deal.orderId());
    assertThat(showroom.get(agent, "/api/v1/crm/follow-ups/" + call).is(200).<String>at("$.state"))
        .isEqualTo("CANCELLED");
  }

  private void leave(Showroom.Store store, Login person, LocalDate from, LocalDate to) {
    String leave = Ids.next();
    showroom
        .events()
        .tell(
            TestEvents.event(
                    "io.forecourt.hr.leave-approved.v1",
                    leave,
                    1,
                    Map.of(
                        "leaveId", leave,
                        "personId", person.personId(),
                        "from", from.toString(),
                        "to", to.toString()))
                .inStore(store.code()));
    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM inbox WHERE subject = ? AND handler LIKE 'FollowUp%'",
                        leave))
                .isEqualTo(1));
  }

  private String owner(Login who, String call) {
    return showroom.get(who, "/api/v1/crm/follow-ups/" + call).is(200).at("$.ownerId");
  }

  private static String path(String call) {
    return "/api/v1/crm/follow-ups/" + call + "/contact";
  }

  private Deal deal(Showroom.Store store) {
    var visit = store.walkIn(store.hire("rc")).is(201);
    return new Deal("o-" + visit.at("$.id"), visit.at("$.leadId"), visit.at("$.customerId"));
  }

  /** A deal of sales. */
  private record Deal(String orderId, String leadId, String customerId) {
    Map<String, String> facts() {
      return Map.of(
          "orderId", orderId,
          "leadId", leadId,
          "customerId", customerId,
          "deliveredAt", DELIVERED.toString());
    }
  }

  private String callOf(Login who, String orderId) {
    String list = "/api/v1/crm/follow-ups?kind=THREE_DAY_CALL&orderId=" + orderId;
    Showroom.await(
        () ->
            assertThat(showroom.get(who, list).is(200).<List<String>>at("$.items[*].id"))
                .hasSize(1));
    return showroom.get(who, list).at("$.items[0].id");
  }
}
