package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class LossIT {
  private static final String ACCEPTED = "{\"accepted\":true}";
  private static final String PRICE = "{\"reasonCode\":\"PRICE\",\"note\":\"张明 wants 20 % off\"}";

  @Autowired Showroom showroom;

  @Test
  void aLeadIsGivenUpAfterEnoughContactsAndByAManager() {
    var store = showroom.store();
    var li = store.hire("sc");
    var manager = store.hire("sm");
    var lead = capture(li);
    String path = "/api/v1/crm/leads/" + lead.at("$.id");
    showroom.spokenTo(li, lead.at("$.id"), 1);

    var early = showroom.post(li, path + "/loss-request", PRICE).is(409);
    assertThat(early.<String>at("$.code")).isEqualTo("loss.too-few-contacts");
    assertThat(state(li, lead)).isEqualTo("CONTACTED");
    showroom.spokenTo(li, lead.at("$.id"), 1);
    var waiting = showroom.post(li, path + "/loss-request", PRICE).is(200);

    assertThat(waiting.<String>at("$.state")).isEqualTo("LOSS_REQUESTED");
    var asked = loss(li, lead);
    assertThat(asked.<String>at("$.state")).isEqualTo("REQUESTED");
    assertThat(asked.<Boolean>at("$.subjective")).isTrue();
    assertThat(asked.<Integer>at("$.contacts")).isEqualTo(2);
    showroom.post(li, path + "/loss-decision", ACCEPTED).is(403);
    assertThat(showroom.get(manager, path).is(200).<List<String>>at("$.allowedActions"))
        .containsExactly("loss-decision");
    showroom.post(manager, path + "/loss-decision", ACCEPTED).is(200);
    var lost = loss(manager, lead);
    assertThat(lost.<String>at("$.state")).isEqualTo("LOST");
    assertThat(lost.<String>at("$.decidedBy")).isEqualTo(manager.personId());
    long seed = Long.parseLong(lost.at("$.sampleSeed"));
    assertThat(lost.text().contains("checkFollowUpId"))
        .isEqualTo(new SplittableRandom(seed).nextDouble() < 0.2);
    assertThat(state(li, lead)).isEqualTo("LOST");
    var told = showroom.events().await("io.forecourt.crm.customer-lost.v1", lead.at("$.id"));
    EventContracts.assertValid(told);
    showroom.post(li, path + "/loss-request", PRICE).is(409);
    assertThat(showroom.everyText().values()).noneMatch(text -> text.contains("20 % off"));
  }

  @Test
  void aLossToARivalNamesTheRivalAndItsPrice() {
    var store = showroom.store();
    var li = store.hire("sc");
    var lead = capture(li);
    showroom.spokenTo(li, lead.at("$.id"), 2);
    String path = "/api/v1/crm/leads/" + lead.at("$.id") + "/loss-request";

    var nameless = showroom.post(li, path, "{\"reasonCode\":\"COMPETITOR_BRAND\"}").is(400);
    showroom
        .post(
            li,
            path,
            """
            {"reasonCode":"COMPETITOR_BRAND","rival":"Rival Motors",
             "rivalPrice":{"amount":"189000.00","currency":"CNY"}}
            """)
        .is(200);

    var asked = loss(li, lead);
    assertThat(nameless.<List<String>>at("$.errors[*].pointer")).containsExactly("/rival");
    assertThat(asked.<Boolean>at("$.subjective")).isFalse();
    assertThat(asked.<String>at("$.rivalPrice.amount")).isEqualTo("189000.00");
    showroom.post(li, path, "{\"reasonCode\":\"BAD_WEATHER\"}").is(409);
  }

  @Test
  void aRefusedLossLeavesTheLeadInHandAndOwingAContact() {
    var store = showroom.store();
    var li = store.hire("sc");
    var manager = store.hire("sm");
    var lead = capture(li);
    showroom.spokenTo(li, lead.at("$.id"), 2);
    String path = "/api/v1/crm/leads/" + lead.at("$.id");
    showroom.post(li, path + "/loss-request", PRICE).is(200);

    showroom.post(manager, path + "/loss-decision", "{\"accepted\":false}").is(200);

    assertThat(loss(manager, lead).<String>at("$.state")).isEqualTo("REFUSED");
    assertThat(state(li, lead)).isEqualTo("CONTACTED");
    assertThat(owed(li, lead)).hasSize(1);
    showroom.post(li, path + "/loss-request", PRICE).is(200);
  }

  @Test
  void nobodyDecidesOnTheLossOfALeadThatIsWon() {
    var store = showroom.store();
    var li = store.hire("sc");
    var manager = store.hire("sm");
    var lead = capture(li);
    String id = lead.at("$.id");
    showroom.spokenTo(li, id, 2);
    showroom.post(li, "/api/v1/crm/leads/" + id + "/loss-request", PRICE).is(200);

    String order = "o-" + id;
    store.sales(
        "order-placed",
        order,
        1,
        Map.of(
            "orderId",
            order,
            "leadId",
            id,
            "customerId",
            lead.at("$.customerId"),
            "modelCode",
            "M1"));

    Showroom.await(() -> assertThat(state(li, lead)).isEqualTo("WON"));
    assertThat(loss(manager, lead).<String>at("$.state")).isEqualTo("MOOT");
  }

  @Test
  void aDrawnCustomerIsAskedBySomebodyElseAndMayBecomeALeadAgain() {
    var store = showroom.store();
    var li = store.hire("sc");
    var manager = store.hire("sm");
    var agent = store.hire("ca");
    var lost = drawn(li, manager);
    String check = "/api/v1/crm/losses/" + lost.at("$.id") + "/check";
    assertThat(
            showroom
                .get(agent, "/api/v1/crm/follow-ups/" + lost.at("$.checkFollowUpId"))
                .is(200)
                .<String>at("$.ownerId"))
        .isEqualTo(agent.personId());

    showroom.post(li, check, answer(false)).is(403);
    var disproved = showroom.post(agent, check, answer(false)).is(200);

    assertThat(disproved.<String>at("$.state")).isEqualTo("DISPROVED");
    assertThat(disproved.<String>at("$.checkedBy")).isEqualTo(agent.personId());
    var again = showroom.get(manager, "/api/v1/crm/leads/" + disproved.at("$.newLeadId")).is(200);
    assertThat(again.<String>at("$.source")).isEqualTo("REACTIVATION");
    assertThat(again.<String>at("$.customerId")).isEqualTo(lost.at("$.customerId"));
    showroom.post(agent, check, answer(true)).is(409);
    var radar =
        showroom.get(manager, "/api/v1/crm/loss-radar?from=2020-01-01&to=2099-12-31").is(200);
    assertThat(radar.<List<String>>at("$.byConsultant[*].key")).containsExactly(li.personId());
    assertThat(radar.<Integer>at("$.byConsultant[0].disproved")).isEqualTo(1);
    assertThat(radar.<List<String>>at("$.bySource[*].key")).containsExactly("WEB");
    assertThat(
            showroom
                .get(
                    showroom.store().hire("sm"),
                    "/api/v1/crm/loss-radar?from=2020-01-01&to=2099-12-31")
                .is(200)
                .<List<String>>at("$.bySource"))
        .isEmpty();
  }

  /** Gives leads up until the draw falls on one. */
  private Showroom.Answer drawn(Login consultant, Login manager) {
    for (int i = 0; i < 100; i++) {
      var lead = capture(consultant);
      String path = "/api/v1/crm/leads/" + lead.at("$.id");
      showroom.spokenTo(consultant, lead.at("$.id"), 2);
      showroom.post(consultant, path + "/loss-request", PRICE).is(200);
      showroom.post(manager, path + "/loss-decision", ACCEPTED).is(200);
      var lost = loss(manager, lead);
      if (lost.text().contains("checkFollowUpId")) {
        return lost;
      }
    }
    throw new AssertionError("the draw fell on none of 100");
  }

  private Showroom.Answer loss(Login who, Showroom.Answer lead) {
    String id =
        showroom
            .get(who, "/api/v1/crm/losses?leadId=" + lead.at("$.id"))
            .is(200)
            .at("$.items[0].id");
    return showroom.get(who, "/api/v1/crm/losses/" + id).is(200);
  }

  private static String answer(boolean lost) {
    return """
        {"lost":%s,"evidence":{"kind":"CALL","reference":"check-1"},"note":"still looks around"}
        """
        .formatted(lost);
  }

  private List<String> owed(Login who, Showroom.Answer lead) {
    return showroom
        .get(who, "/api/v1/crm/follow-ups?state=OPEN&customerId=" + lead.at("$.customerId"))
        .is(200)
        .at("$.items[*].id");
  }

  private Showroom.Answer capture(Login consultant) {
    return showroom
        .post(
            consultant,
            "/api/v1/crm/leads",
            "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"WEB\"}".formatted(Showroom.mobile()))
        .is(201);
  }

  private String state(Login who, Showroom.Answer lead) {
    return showroom.get(who, "/api/v1/crm/leads/" + lead.at("$.id")).is(200).at("$.state");
  }
}
