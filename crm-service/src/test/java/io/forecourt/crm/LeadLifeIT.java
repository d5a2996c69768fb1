package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class LeadLifeIT {
  @Autowired Showroom showroom;

  @Test
  void anOrderThatIsHeardOfAfterItsCancellationChangesNothing() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var li = store.hire("sc");
    store.onShift(li);
    var visit = store.walkIn(desk).is(201);
    String lead = visit.at("$.leadId");
    String order = "o-" + lead;
    var deal = Map.of("orderId", order, "leadId", lead, "customerId", visit.at("$.customerId"));

    store.sales("order-cancelled", order, 9, deal);
    Showroom.await(() -> assertThat(state(desk, lead)).isEqualTo("DORMANT"));
    store.sales("order-placed", order, 5, deal);
    store.sales("order-cancelled", order, 9, deal);
    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM inbox WHERE subject = ? AND handler LIKE 'Lead%'",
                        order))
                .isEqualTo(3));

    assertThat(state(desk, lead)).isEqualTo("DORMANT");
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM follow_up WHERE order_id = ? AND kind = 'WIN_BACK'", order))
        .isEqualTo(1);
  }

  @Test
  void aCallThatWasNotMadeInTimeIsOverdueAndCanStillBeMadeLate() {
    var store = showroom.store();
    var agent = store.hire("ca");
    var manager = store.hire("cs");
    var visit = store.walkIn(store.hire("rc")).is(201);
    String order = "o-" + visit.at("$.id");
    var deal =
        Map.of(
            "orderId",
            order,
            "leadId",
            visit.at("$.leadId"),
            "customerId",
            visit.at("$.customerId"),
            "deliveredAt",
            "2026-01-10T08:00:00Z");

    store.sales("vehicle-delivered", order, 9, deal);

    String list = "/api/v1/crm/follow-ups?kind=THREE_DAY_CALL&state=OVERDUE&orderId=" + order;
    Showroom.await(
        () ->
            assertThat(showroom.get(manager, list).is(200).<List<String>>at("$.items[*].id"))
                .hasSize(1));
    String call = showroom.get(manager, list).at("$.items[0].id");
    var overdue = showroom.events().await("io.forecourt.crm.follow-up-overdue.v1", call);
    EventContracts.assertValid(overdue);
    assertThat(overdue.headers()).containsEntry("ce_time", "2026-01-13T16:00:00Z");
    var late =
        showroom
            .post(
                agent,
                "/api/v1/crm/follow-ups/" + call + "/contact",
                "{\"outcome\":\"REACHED_SATISFIED\",\"evidence\":{\"kind\":\"CALL\",\"reference\":\"c-1\"}}")
            .is(200);
    assertThat(late.<String>at("$.state")).isEqualTo("DONE");
    assertThat(late.<Boolean>at("$.onTime")).isFalse();
  }

  @Test
  void aLeadThatRestedBecomesPartOfTheNewOneOfItsCustomer() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var manager = store.hire("sh");
    var li = store.hire("sc");
    store.onShift(li);
    String mobile = Showroom.mobile();
    var first = store.walkIn(desk, mobile).is(201);
    String old = first.at("$.leadId");
    String order = "o-" + old;
    store.sales(
        "order-cancelled",
        order,
        9,
        Map.of("orderId", order, "leadId", old, "customerId", first.at("$.customerId")));
    Showroom.await(() -> assertThat(state(desk, old)).isEqualTo("DORMANT"));
    String fresh =
        showroom
            .post(
                desk,
                "/api/v1/crm/leads",
                "{\"name\":\"欧阳小明\",\"mobile\":\"%s\",\"source\":\"WEB\"}".formatted(mobile))
            .is(201)
            .at("$.id");
    String body = "{\"duplicateId\":\"%s\"}".formatted(old);

    showroom.post(li, "/api/v1/crm/leads/" + fresh + "/merge", body).is(403);
    var merged = showroom.post(manager, "/api/v1/crm/leads/" + fresh + "/merge", body).is(200);

    assertThat(merged.<String>at("$.id")).isEqualTo(fresh);
    assertThat(state(desk, old)).isEqualTo("MERGED");
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.lead-merged.v1", old));
    assertThat(showroom.count("SELECT COUNT(*) FROM lead_touch WHERE lead_id = ?", fresh))
        .isEqualTo(2);
    var owed =
        showroom
            .get(
                manager,
                "/api/v1/crm/follow-ups?kind=WIN_BACK&customerId=" + first.at("$.customerId"))
            .is(200);
    assertThat(owed.<List<String>>at("$.items[*].leadId")).as(owed.text()).containsExactly(fresh);
    assertThat(owed.<List<String>>at("$.items[*].ownerId")).containsExactly(li.personId());
    assertThat(owed.<List<String>>at("$.items[*].state")).containsExactly("OPEN");
    showroom
        .post(manager, "/api/v1/crm/leads/" + fresh + "/merge", body)
        .problem(409, "lead.wrong-state");
  }

  @Test
  void aLeadOfAnotherCustomerOrStoreIsNotMerged() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var manager = store.hire("sh");
    String lead = store.walkIn(desk).is(201).at("$.leadId");
    String other = store.walkIn(desk).is(201).at("$.leadId");
    var elsewhere = showroom.store();
    String away = elsewhere.walkIn(elsewhere.hire("rc")).is(201).at("$.leadId");
    String path = "/api/v1/crm/leads/" + lead + "/merge";

    showroom
        .post(manager, path, "{\"duplicateId\":\"%s\"}".formatted(other))
        .problem(409, "lead.not-a-duplicate");
    assertThat(
            showroom.post(manager, path, "{\"duplicateId\":\"%s\"}".formatted(away)).is(400).text())
        .contains("/duplicateId");
  }

  private String state(Login who, String lead) {
    return showroom.get(who, "/api/v1/crm/leads/" + lead).is(200).at("$.state");
  }
}
