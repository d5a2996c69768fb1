package io.forecourt.sales;

import static io.forecourt.sales.PlanningOffice.refusedFor;
import static io.forecourt.sales.Showroom.done;
import static io.forecourt.sales.Showroom.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.value.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** The director writes how the store means to sell, version by version. */
@ForecourtTest
class StrategyIT {

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  private PlanningOffice office;

  @BeforeEach
  void openOffice() {
    office = PlanningOffice.ofItsOwn(mvc, events).staffed();
  }

  @Test
  void aDraftIsWrittenAnewAndWhatIsSubmittedIsNot() {
    JsonNode begun = office.strategy("STORE", "2026-Q4", "2026-12-15");
    String path = "strategies/" + begun.path("id").asString();
    String etag = "\"" + begun.path("version").asLong() + "\"";
    Map<String, Object> draft =
        Map.of("content", office.content("sell more hybrids", "2026-12-31"));
    assertThat(names(begun)).containsExactly("draft", "submission");

    assertThat(office.put(office.director, path + "/draft", draft, null)).hasStatus(428);
    JsonNode rewritten = done(office.put(office.director, path + "/draft", draft, etag), 200);
    assertThat(office.put(office.director, path + "/draft", draft, etag)).hasStatus(412);
    JsonNode submitted = done(office.post(office.director, path + "/submission", null), 200);

    assertThat(goal(rewritten.path("newest"))).isEqualTo("sell more hybrids");
    assertThat(names(submitted)).isEmpty();
    refused(office.put(office.director, path + "/draft", draft, "*"), 409, "strategy.wrong-state");
    refused(office.post(office.director, path + "/submission", null), 409, "strategy.wrong-state");
  }

  @Test
  void anApprovedVersionIsInForceAndReadableWhenTheNextOneFollows() {
    JsonNode begun = office.strategy("STORE", "2026", "2026-12-15");
    String id = begun.path("id").asString();
    String path = "strategies/" + id;
    Map<String, Object> next =
        Map.of(
            "occasion",
            "two rivals closed",
            "content",
            office.content("take over their customers", "2026-12-20"));
    refused(office.post(office.director, path + "/versions", next), 409, "strategy.wrong-state");
    done(office.post(office.director, path + "/submission", null), 200);

    done(office.decide(id, "APPROVED"), 200);

    var told = events.await("io.forecourt.sales.strategy-approved.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("approvedBy").asString()).isEqualTo(office.chief.personId());
    assertThat(told.data().path("writtenBy").asString()).isEqualTo(office.director.personId());
    assertThat(told.data().path("span").asString()).isEqualTo("YEAR");
    JsonNode renewed = done(office.post(office.director, path + "/versions", next), 201);
    assertThat(renewed.path("inForce").asInt()).isEqualTo(1);
    done(office.post(office.director, path + "/submission", null), 200);
    done(office.decide(id, "REJECTED"), 200);
    JsonNode returned = done(office.get(office.chief, path), 200);
    assertThat(returned.path("state").asString()).isEqualTo("DRAFT");
    assertThat(returned.path("inForce").asInt()).isEqualTo(1);
    done(office.post(office.director, path + "/submission", null), 200);
    done(office.decide(id, "APPROVED"), 200);
    assertThat(done(office.get(office.chief, path), 200).path("inForce").asInt()).isEqualTo(2);
    JsonNode versions = done(office.get(office.chief, path + "/versions"), 200).path("items");
    assertThat(versions.valueStream().map(version -> version.path("number").asInt()))
        .containsExactly(2, 1);
    JsonNode first = done(office.get(office.chief, path + "/versions/1"), 200);
    assertThat(goal(first)).isEqualTo("win owners back");
    assertThat(first.path("approvedBy").asString()).isEqualTo(office.chief.personId());
    assertThat(office.get(office.chief, path + "/versions/3")).hasStatus(404);
  }

  @Test
  void itRestsOnASummaryOfTheMarketThatSomebodyReviewed() {
    String summary = Ids.next();
    office.strategy("STORE", "2027", "2027-01-15");
    Map<String, Object> draft = request("STORE", "2026-11", "2026-11-30");
    draft.put("intelligenceSummaryId", summary);
    refusedFor(office.post(office.director, "strategies", draft), "strategy.summary-not-reviewed");
    var other = PlanningOffice.ofItsOwn(mvc, events);

    other.reviewed(summary);

    Map<String, Object> ofTheGroup = request("GROUP", "2026-11", "2026-11-30");
    ofTheGroup.put("intelligenceSummaryId", summary);
    await()
        .untilAsserted(
            () ->
                assertThat(office.post(office.director, "strategies", ofTheGroup)).hasStatus(201));
    refusedFor(office.post(office.director, "strategies", draft), "strategy.summary-not-reviewed");
    office.reviewed(summary);
    await()
        .untilAsserted(
            () -> assertThat(office.post(office.director, "strategies", draft)).hasStatus(201));
  }

  @Test
  void aPeriodHasOneAndItsMeasuresAreOfItsTimeAndPeople() {
    office.strategy("STORE", "2026-Q4", "2026-12-31");

    refused(
        office.post(office.director, "strategies", request("STORE", "2026-Q4", "2026-12-31")),
        409,
        "strategy.exists");
    refusedFor(
        office.post(office.director, "strategies", request("STORE", "2027-Q1", "2026-12-31")),
        "strategy.outside-period");
    refusedFor(
        office.post(office.director, "strategies", request("STORE", "2026-10", "2026-10-31")),
        "strategy.period-over");
    var other = PlanningOffice.ofItsOwn(mvc, events);
    refusedFor(
        other.post(other.director, "strategies", other.request("2026-Q4", "2026-12-31")),
        "strategy.owner-unknown");
    assertThat(office.post(office.chief, "strategies", request("STORE", "2027-Q1", "2027-01-31")))
        .hasStatus(403);
  }

  @Test
  void everyStoreReadsTheStrategyOfTheGroupAndOnlyItsOwn() {
    String own = office.strategy("STORE", "2028", "2028-01-15").path("id").asString();
    String group = office.strategy("GROUP", "2028", "2028-01-15").path("id").asString();
    var other = PlanningOffice.ofItsOwn(mvc, events);

    done(other.get(other.service, "strategies/" + group), 200);
    assertThat(other.get(other.service, "strategies/" + own)).hasStatus(404);
    assertThat(
            done(other.get(other.service, "strategies?period=2028"), 200)
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asString()))
        .containsExactly(group);
  }

  private Map<String, Object> request(String reach, String period, String dueOn) {
    Map<String, Object> request = new HashMap<>(office.request(period, dueOn));
    request.put("reach", reach);
    return request;
  }

  private static String goal(JsonNode version) {
    return version.path("content").path("goals").path(0).path("what").asString();
  }

  private static List<String> names(JsonNode shown) {
    return shown.path("allowedActions").valueStream().map(JsonNode::asString).toList();
  }
}
