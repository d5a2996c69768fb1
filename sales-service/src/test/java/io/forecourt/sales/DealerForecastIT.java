package io.forecourt.sales;

import static io.forecourt.sales.Network.FORECASTS;
import static io.forecourt.sales.Network.OUTLETS;
import static io.forecourt.sales.Showroom.body;
import static io.forecourt.sales.Showroom.done;
import static io.forecourt.sales.Showroom.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTime;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What partners will sell, and what they learned of the market for it. */
@ForecourtTest
class DealerForecastIT {

  private static final String REPORTED = "io.forecourt.crm.intelligence-reported.v1";
  private static final String SUBMITTED = "io.forecourt.sales.dealer-forecast-submitted.v1";
  private static final String MONTH = "2026-12";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;

  private Showroom showroom;
  private Network network;

  @BeforeEach
  void aStoreOfItsOwn() {
    showroom = new Showroom(mvc, events);
    showroom.publishModel();
    network = new Network(showroom);
  }

  @Test
  void aCentreForecastsOnceAMonthAndCorrectsByAnotherEdition() {
    JsonNode centre = network.signed("JOINT_STOCK_CENTRE", "NORTH");
    String learned = reported("NORTH", network.store(), TestTime.BEGINS);

    JsonNode first =
        done(network.forecast(network.lead, centre, MONTH, 12, List.of(learned, learned)), 201);
    refused(
        network.forecast(network.lead, centre, MONTH, 14, List.of()),
        409,
        "dealer-forecast.submitted-already");
    String path = FORECASTS + "/" + first.path("id").asString();
    assertThat(first.path("allowedActions").valueStream().map(JsonNode::asString))
        .containsExactly("correction");
    Map<String, Object> more =
        Map.of(
            "lines",
            List.of(Map.of("modelCode", Showroom.MODEL, "units", 15)),
            "intelligenceIds",
            List.of());
    JsonNode second = done(showroom.post(network.lead, path + "/correction", more), 201);
    refused(
        showroom.post(network.lead, path + "/correction", more), 409, "dealer-forecast.superseded");

    assertThat(second.path("edition").asInt()).isEqualTo(2);
    JsonNode before = done(showroom.get(network.lead, path), 200);
    assertThat(before.path("supersededBy")).isEqualTo(second.path("id"));
    assertThat(before.path("allowedActions")).isEmpty();
    assertThat(
            body(showroom.get(network.lead, FORECASTS + "?newest=true&month=" + MONTH))
                .path("items")
                .valueStream()
                .map(one -> one.path("units").asInt()))
        .containsExactly(15);
    String outlet = centre.path("id").asString();
    await().atMost(PATIENCE).until(() -> events.heardOf(SUBMITTED, outlet).size() == 2);
    List<TestEvents.Heard> told = events.heardOf(SUBMITTED, outlet);
    told.forEach(EventContracts::assertValid);
    JsonNode said = told.getFirst().data();
    assertThat(said.path("centreCode").asString()).isEqualTo("NORTH");
    assertThat(said.path("centre").asBoolean()).isTrue();
    assertThat(said.path("monthsAhead").asInt()).isEqualTo(1);
    assertThat(said.path("units").asInt()).isEqualTo(12);
    assertThat(said.path("intelligenceIds").valueStream().map(JsonNode::asString))
        .containsExactly(learned);
  }

  @Test
  void onlyRecentReportsOfTheOwnTerritoryAreUsed() {
    JsonNode centre = network.signed("JOINT_STOCK_CENTRE", "NORTH");
    String south = reported("SOUTH", network.store(), TestTime.BEGINS);
    String elsewhere = reported("NORTH", "WEST", TestTime.BEGINS);
    String old = reported("NORTH", network.store(), TestTime.BEGINS.minus(Duration.ofDays(32)));
    String recent = reported("NORTH", network.store(), TestTime.BEGINS.minus(Duration.ofDays(30)));

    for (String wrong : List.of(south, elsewhere, old, Ids.next())) {
      refused(
          network.forecast(network.lead, centre, MONTH, 12, List.of(recent, wrong)),
          409,
          "dealer-forecast.intelligence-unknown");
    }
    done(network.forecast(network.lead, centre, MONTH, 12, List.of(recent)), 201);
  }

  @Test
  void anAgentReportsOfTheTerritoryOfItsCentre() {
    network.signed("JOINT_STOCK_CENTRE", "NORTH");
    JsonNode prospect = done(network.enter("AGENT", "MILL", Map.of("centreCode", "NORTH")), 201);
    done(network.evaluate(network.lead, prospect, 85), 200);
    JsonNode agent = done(network.sign(network.director, prospect), 200);
    JsonNode other = network.signed("AGENT", "FORD");
    String learned = reported("NORTH", network.store(), TestTime.BEGINS);

    done(network.forecast(network.lead, agent, MONTH, 3, List.of(learned)), 201);

    JsonNode first = events.await(SUBMITTED, agent.path("id").asString()).data();
    assertThat(first.path("centreCode").asString()).isEqualTo("NORTH");
    assertThat(first.path("centre").asBoolean()).isFalse();
    assertThat(first.path("reported").asInt()).isEqualTo(1);
    assertThat(first.path("expected").asInt()).isEqualTo(2);
    assertThat(missing()).containsExactly(other.path("id").asString());
    done(network.forecast(network.lead, other, MONTH, 2, List.of()), 201);
    JsonNode last = events.await(SUBMITTED, other.path("id").asString()).data();
    assertThat(last.path("centreCode").asString()).isEqualTo("FORD");
    assertThat(last.path("reported").asInt()).isEqualTo(2);
    assertThat(missing()).isEmpty();
  }

  @Test
  void whatIsNotAheadOrNotOnTheListOrNotSignedIsRefused() {
    JsonNode branch = network.signed("BRANCH", "HILL");
    JsonNode prospect = network.prospect("BRANCH", "VALE");
    JsonNode bank = network.signed("BANK", "HARBOUR");

    refused(
        network.forecast(network.lead, branch, "2026-11", 1, List.of()), 400, "request.invalid");
    refused(
        network.forecast(network.lead, branch, "2027-03", 1, List.of()), 400, "request.invalid");
    done(network.forecast(network.lead, branch, "2027-02", 1, List.of()), 201);
    refused(
        network.forecast(network.lead, prospect, MONTH, 1, List.of()), 409, "outlet.wrong-state");
    refused(
        network.forecast(network.lead, bank, MONTH, 1, List.of()),
        409,
        "dealer-forecast.not-of-type");
    refused(lines(branch, Map.of("modelCode", "GHOST", "units", 1)), 409, "price.unknown-model");
    Map<String, Object> once = Map.of("modelCode", Showroom.MODEL, "units", 1);
    refused(lines(branch, once, once), 400, "request.invalid");
    assertThat(network.forecast(network.director, branch, MONTH, 1, List.of())).hasStatus(403);
    Network other = new Network(showroom);
    assertThat(network.forecast(other.lead, branch, MONTH, 1, List.of())).hasStatus(404);
  }

  @SafeVarargs
  private final MvcTestResult lines(JsonNode outlet, Map<String, Object>... lines) {
    return showroom.post(
        network.lead,
        FORECASTS,
        Map.of(
            "outletId",
            outlet.path("id").asString(),
            "month",
            MONTH,
            "lines",
            List.of(lines),
            "intelligenceIds",
            List.of()));
  }

  /** Agents who have not said what they will sell. */
  private List<String> missing() {
    return body(showroom.get(
            network.lead, OUTLETS + "?state=SIGNED&type=AGENT&withoutForecastOf=" + MONTH))
        .path("items")
        .valueStream()
        .map(one -> one.path("id").asString())
        .toList();
  }

  /** Crm has a report of the territory, and this service knows. */
  private String reported(String centre, String store, Instant at) {
    String id = Ids.next();
    Map<String, Object> data =
        Map.of(
            "intelligenceId",
            id,
            "topic",
            "TERRITORY",
            "source",
            "FIELD_VISIT",
            "centreCode",
            centre,
            "statistics",
            false,
            "reporterId",
            "dn-somebody");
    EventContracts.assertValid(REPORTED, JsonMapper.shared().writeValueAsString(data));
    events.tell(TestEvents.event(REPORTED, id, 1, data).inStore(store).at(at));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                jdbc.sql("SELECT COUNT(*) FROM known_intelligence WHERE intelligence_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                    == 1);
    return id;
  }
}
