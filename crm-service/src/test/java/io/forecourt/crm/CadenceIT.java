package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class CadenceIT {
  private static final String REACHED =
      """
      {"outcome":"REACHED","evidence":{"kind":"CALL","reference":"%s"}}
      """;

  @Autowired Showroom showroom;

  @Test
  void aVisitorWhoWasReceivedIsOwedTheNextContactOfTheFirstGrade() {
    var store = showroom.store();
    var li = store.hire("sc");
    store.onShift(li);

    var visit = store.walkIn(store.hire("rc")).is(201);

    var owed = owed(li, visit.at("$.customerId"));
    assertThat(owed.<List<String>>at("$.items[*].kind")).containsExactly("NEXT_CONTACT");
    assertThat(owed.<String>at("$.items[0].grade")).isEqualTo("A");
    assertThat(owed.<String>at("$.items[0].policy")).isEqualTo("cadence@2020-01-01");
    assertThat(owed.<String>at("$.items[0].ownerId")).isEqualTo(li.personId());
    var told =
        showroom
            .events()
            .await("io.forecourt.crm.follow-up-scheduled.v1", owed.at("$.items[0].id"));
    EventContracts.assertValid(told);
    assertThat(told.data().path("grade").asString()).isEqualTo("A");
  }

  @Test
  void afterEachContactTheNextOneIsOwed() {
    var store = showroom.store();
    var li = store.hire("sc");
    var lead = capture(li);
    String customer = lead.at("$.customerId");
    assertThat(owed(li, customer).<List<String>>at("$.items[*].kind"))
        .containsExactly("FIRST_RESPONSE");

    for (int i = 0; i < 3; i++) {
      String open = owed(li, customer).at("$.items[0].id");
      showroom.post(li, contact(open), REACHED.formatted("c-" + i)).is(200);

      assertThat(owed(li, customer).<List<String>>at("$.items[*].kind"))
          .containsExactly("NEXT_CONTACT");
    }
  }

  @Test
  void anotherGradePlansTheOpenContactAnewAndKeepsTheHistory() {
    var store = showroom.store();
    var li = store.hire("sc");
    store.onShift(li);
    var visit = store.walkIn(store.hire("rc")).is(201);
    String path = "/api/v1/crm/leads/" + visit.at("$.leadId") + "/grade";
    String open = owed(li, visit.at("$.customerId")).at("$.items[0].id");
    Instant before = due(li, open);

    var graded =
        showroom.post(li, path, "{\"grade\":\"C\",\"reason\":\"张明 waits for a bonus\"}").is(200);

    assertThat(graded.<List<String>>at("$.history[*].grade")).containsExactly("A", "C");
    assertThat(graded.<String>at("$.history[0].gradedBy")).isEqualTo("system");
    assertThat(graded.<String>at("$.history[1].gradedBy")).isEqualTo(li.personId());
    assertThat(graded.<String>at("$.history[1].reason")).isEqualTo("张明 waits for a bonus");
    assertThat(due(li, open)).isAfter(before.plus(Duration.ofDays(5)));
    assertThat(showroom.everyText().values()).noneMatch(text -> text.contains("waits for a bonus"));
    showroom.post(li, path, "{\"grade\":\"NO_SUCH\"}").is(400);
  }

  @Test
  void aQuoteMovesTheContactThatIsOwedAlready() {
    var store = showroom.store();
    var li = store.hire("sc");
    store.onShift(li);
    var visit = store.walkIn(store.hire("rc")).is(201);
    String open = owed(li, visit.at("$.customerId")).at("$.items[0].id");
    Instant before = due(li, open);
    String order = "o-" + visit.at("$.id");

    store.sales(
        "quote-issued",
        order,
        2,
        Map.of(
            "orderId", order,
            "leadId", visit.at("$.leadId"),
            "customerId", visit.at("$.customerId")));

    Showroom.await(() -> assertThat(due(li, open)).isBefore(before));
    assertThat(owed(li, visit.at("$.customerId")).<List<String>>at("$.items[*].id"))
        .containsExactly(open);
  }

  @Test
  void aCustomerWhoComesBackIsSpokenToAndTheVisitIsTheEvidence() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var li = store.hire("sc");
    store.onShift(li);
    String mobile = Showroom.mobile();
    String customer = store.walkIn(desk, mobile).is(201).at("$.customerId");
    String first = owed(li, customer).at("$.items[0].id");

    var again = store.walkIn(desk, mobile).is(201);

    var done = showroom.get(li, "/api/v1/crm/follow-ups/" + first).is(200);
    assertThat(done.<String>at("$.state")).isEqualTo("DONE");
    assertThat(done.<String>at("$.attempts[0].evidenceKind")).isEqualTo("VISIT");
    assertThat(done.<String>at("$.attempts[0].evidenceReference"))
        .isEqualTo(again.<String>at("$.number"));
    assertThat(owed(li, customer).<List<String>>at("$.items[*].kind"))
        .containsExactly("NEXT_CONTACT");
  }

  @Test
  void whoIsNotReachedThreeTimesRestsAndOwesNothing() {
    var store = showroom.store();
    var li = store.hire("sc");
    var lead = capture(li);
    String open = owed(li, lead.at("$.customerId")).at("$.items[0].id");

    for (int i = 0; i < 3; i++) {
      showroom
          .post(
              li,
              contact(open),
              "{\"outcome\":\"NOT_REACHED\",\"evidence\":{\"kind\":\"CALL\",\"reference\":\"n-"
                  + i
                  + "\"}}")
          .is(200);
    }

    assertRests(li, lead, "UNREACHABLE");
  }

  @Test
  void aWrongNumberRestsTheLeadAtOnce() {
    var store = showroom.store();
    var li = store.hire("sc");
    var lead = capture(li);
    String open = owed(li, lead.at("$.customerId")).at("$.items[0].id");

    showroom
        .post(
            li,
            contact(open),
            "{\"outcome\":\"WRONG_NUMBER\",\"evidence\":{\"kind\":\"CALL\",\"reference\":\"w\"}}")
        .is(200);

    assertRests(li, lead, "WRONG_NUMBER");
  }

  @Test
  void theMorningPlanShowsWhatIsDueAndUntouchedWithTheMostValuableFirst() {
    var store = showroom.store();
    var li = store.hire("sc");
    var manager = store.hire("sh");
    store.onShift(li);
    showroom
        .events()
        .tell(
            TestEvents.event(
                "io.forecourt.inventory.model-published.v1",
                "PLAN-M",
                1,
                Map.of("guidePrice", Map.of("amount", "400000.00", "currency", "CNY"))));
    Showroom.await(
        () ->
            assertThat(
                    showroom.count("SELECT COUNT(*) FROM model_price WHERE model_code = 'PLAN-M'"))
                .isEqualTo(1));
    var cheap = capture(li);
    var dear =
        showroom
            .post(
                li,
                "/api/v1/crm/leads",
                """
                {"name":"张明","mobile":"%s","source":"WEB","modelCode":"PLAN-M"}
                """
                    .formatted(Showroom.mobile()))
            .is(201);

    var plan = showroom.get(li, "/api/v1/crm/morning-plan").is(200);

    assertThat(plan.<List<String>>at("$.items[*].leadId"))
        .containsExactly(dear.at("$.id"), cheap.at("$.id"));
    assertThat(plan.<String>at("$.items[0].value.amount")).isEqualTo("60000.00");
    assertThat(plan.<String>at("$.items[0].grade")).isEqualTo("B");
    var seen = showroom.get(manager, "/api/v1/crm/morning-plan?person=" + li.personId()).is(200);
    assertThat(seen.<List<String>>at("$.items[*].leadId")).hasSize(2);
    showroom
        .get(showroom.store().hire("sh"), "/api/v1/crm/morning-plan?person=" + li.personId())
        .is(404);
  }

  private void assertRests(Login consultant, Showroom.Answer lead, String reason) {
    var shown = showroom.get(consultant, "/api/v1/crm/leads/" + lead.at("$.id")).is(200);
    assertThat(shown.<String>at("$.state")).isEqualTo("DORMANT");
    assertThat(shown.<String>at("$.restReason")).isEqualTo(reason);
    assertThat(owed(consultant, lead.at("$.customerId")).<List<String>>at("$.items")).isEmpty();
  }

  private Instant due(Login who, String followUp) {
    return Instant.parse(showroom.get(who, "/api/v1/crm/follow-ups/" + followUp).at("$.dueAt"));
  }

  private Showroom.Answer owed(Login who, String customer) {
    return showroom.get(who, "/api/v1/crm/follow-ups?state=OPEN&customerId=" + customer).is(200);
  }

  private Showroom.Answer capture(Login consultant) {
    return showroom
        .post(
            consultant,
            "/api/v1/crm/leads",
            "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"WEB\"}".formatted(Showroom.mobile()))
        .is(201);
  }

  private static String contact(String followUp) {
    return "/api/v1/crm/follow-ups/" + followUp + "/contact";
  }
}
