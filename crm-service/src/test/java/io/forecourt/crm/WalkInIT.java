package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class WalkInIT {
  @Autowired Showroom showroom;

  @Test
  void aVisitorIsRegisteredAndReceivedByTheConsultantWithTheFewestOpenLeads() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var li = store.hire("sc");
    var wang = store.hire("sc");
    store.onShift(li, wang);

    String first = store.walkIn(desk).is(201).at("$.consultantId");
    var answer = store.walkIn(desk).is(201);

    String second = answer.at("$.consultantId");
    assertThat(second).isNotEqualTo(first).isIn(li.personId(), wang.personId());
    assertThat(answer.header("Location")).isEqualTo("/api/v1/crm/visits/" + answer.at("$.id"));
    assertThat(answer.header("ETag")).isEqualTo("\"0\"");
    String lead = answer.at("$.leadId");
    var assigned = showroom.events().await("io.forecourt.crm.lead-assigned.v1", lead);
    EventContracts.assertValid(assigned);
    assertThat(assigned.data().path("consultantId").asString()).isEqualTo(second);
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.lead-captured.v1", lead));
    String visit = answer.at("$.id");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.visit-registered.v1", visit));
  }

  @Test
  void withNobodyOnShiftTheLeadWaitsForTheShowroomManagerWhoAssignsIt() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var manager = store.hire("sh");
    var li = store.hire("sc");

    var visit = store.walkIn(desk).is(201);
    String lead = visit.at("$.leadId");

    assertThat(showroom.get(manager, "/api/v1/crm/leads?waiting=true").is(200).text())
        .contains(lead)
        .contains("NOBODY_ON_SHIFT");
    assertThat(showroom.get(manager, "/api/v1/crm/follow-ups?kind=RECEPTION").is(200).text())
        .contains(manager.personId());
    var assigned =
        showroom
            .post(
                manager,
                "/api/v1/crm/leads/" + lead + "/assignment",
                "{\"consultantId\":\"%s\"}".formatted(li.personId()))
            .is(200);
    assertThat(assigned.<String>at("$.state")).isEqualTo("ASSIGNED");
    assertThat(assigned.<String>at("$.assignmentRule")).isEqualTo("MANAGER");
    var received = showroom.get(li, "/api/v1/crm/visits/" + visit.at("$.id")).is(200);
    assertThat(received.<String>at("$.consultantId")).isEqualTo(li.personId());
    assertThat(received.<Boolean>at("$.receivedOnTime")).isTrue();
    assertThat(showroom.get(manager, "/api/v1/crm/follow-ups?state=DONE").is(200).text())
        .contains("RECEPTION");
  }

  @Test
  void theSameVisitorComesBackToTheSameConsultantAndLead() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var li = store.hire("sc");
    store.onShift(li);
    String mobile = Showroom.mobile();
    var first = store.walkIn(desk, mobile).is(201);
    var wang = store.hire("sc");
    store.onShift(wang);

    var again = store.walkIn(desk, "+86 " + mobile).is(201);

    assertThat(again.<String>at("$.leadId")).isEqualTo(first.at("$.leadId"));
    assertThat(again.<String>at("$.customerId")).isEqualTo(first.at("$.customerId"));
    assertThat(again.<String>at("$.consultantId")).isEqualTo(li.personId());
    assertThat(
            showroom
                .get(li, "/api/v1/crm/leads/" + again.at("$.leadId"))
                .is(200)
                .<String>at("$.state"))
        .isEqualTo("VISITED");
  }

  @Test
  void anotherStoreDoesNotSeeTheVisit() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var visit = store.walkIn(desk).is(201);
    var other = showroom.store().hire("rc");

    var answer = showroom.get(other, "/api/v1/crm/visits/" + visit.at("$.id"));

    answer.is(404);
  }

  @Test
  void everyWrongFieldOfAVisitIsNamedAtOnceAndNothingIsKept() {
    var store = showroom.store();
    var desk = store.hire("rc");

    var refused =
        showroom
            .post(
                desk,
                "/api/v1/crm/visits",
                "{\"kind\":\"WALK_IN\",\"name\":\" \",\"mobile\":\"1391234\",\"source\":\"WALK_IN\"}")
            .is(400);

    assertThat(refused.<List<String>>at("$.errors[*].pointer"))
        .containsExactlyInAnyOrder("/name", "/mobile", "/purpose");
    assertThat(refused.text()).doesNotContain("1391234");
    assertThat(showroom.get(desk, "/api/v1/crm/visits").<List<String>>at("$.items")).isEmpty();
  }

  @Test
  void onlyTheDeskRegistersVisits() {
    var store = showroom.store();

    store.walkIn(store.hire("sc")).is(403);
  }

  @Test
  void theConsultantsAnswersFollowTheDealToTheWonLead() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var li = store.hire("sc");
    store.onShift(li);
    var visit = store.walkIn(desk).is(201);
    String lead = visit.at("$.leadId");
    var deal =
        Map.of("orderId", "o-" + lead, "leadId", lead, "customerId", visit.at("$.customerId"));

    store.sales("quote-issued", "o-" + lead, 2, deal);
    Showroom.await(() -> assertThat(state(li, lead)).isEqualTo("NEGOTIATING"));
    assertThat(showroom.get(li, "/api/v1/crm/follow-ups?kind=NEXT_CONTACT").is(200).text())
        .contains("o-" + lead);

    store.sales("order-placed", "o-" + lead, 5, deal);
    Showroom.await(() -> assertThat(state(li, lead)).isEqualTo("WON"));
    assertThat(
            showroom.get(li, "/api/v1/crm/follow-ups?kind=NEXT_CONTACT&state=OPEN").is(200).text())
        .doesNotContain("o-" + lead);
  }

  @Test
  void whatSalesTellsOfSomebodyWhomNobodyMayContactOwesNothing() {
    var store = showroom.store();
    var desk = store.hire("rc");
    store.onShift(store.hire("sc"));
    var visit = store.walkIn(desk).is(201);
    String lead = visit.at("$.leadId");
    String order = "o-" + lead;
    showroom
        .post(
            store.hire("pv"),
            "/api/v1/crm/customers/" + visit.at("$.customerId") + "/erasure",
            "{}")
        .is(200);
    var deal = Map.of("orderId", order, "leadId", lead, "customerId", visit.at("$.customerId"));

    store.sales("quote-issued", order, 2, deal);
    store.sales("order-cancelled", order, 5, deal);

    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM inbox WHERE subject = ? AND handler LIKE 'Lead%'",
                        order))
                .isEqualTo(2));
    assertThat(state(desk, lead)).isEqualTo("DORMANT");
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM follow_up WHERE lead_id = ? AND state <> 'CANCELLED'", lead))
        .isZero();
  }

  private String state(io.forecourt.platform.testing.TestTokens.Login who, String lead) {
    return showroom.get(who, "/api/v1/crm/leads/" + lead).is(200).at("$.state");
  }
}
