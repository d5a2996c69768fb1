package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.acceptance.Dealership.Said;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * Journey 1 with its failure branches. Business time only goes forward, so the stories follow each
 * other.
 */
@TestMethodOrder(OrderAnnotation.class)
class WalkInIT {

  private final Dealership house = Dealership.open();

  @Test
  @Order(1)
  void aWalkInBecomesADeliveredInsuredFollowedUpOwner() {
    Said said = house.run("journey", "--json");

    JsonNode story = said.json();
    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(story.path("brokeOff").isNull() || story.path("brokeOff").isMissingNode()).isTrue();
    assertThat(story.path("findings").propertyNames())
        .contains("order", "policy", "lead", "renewal date", "car", "three-day call", "duty CA-06");
    story
        .path("findings")
        .properties()
        .forEach(
            finding -> {
              String wanted = finding.getValue().path("wanted").asString("");
              String found = finding.getValue().path("found").asString("");
              if (wanted.equals("set")) {
                assertThat(found).as(finding.getKey()).isNotBlank();
              } else {
                assertThat(found).as(finding.getKey()).isEqualTo(wanted);
              }
            });
    assertThat(story.path("services").size()).isEqualTo(5);
  }

  @Test
  @Order(2)
  void theManagerReadsNamesBesideTheOrders() {
    JsonNode orders =
        house.as("sm").get("/api/v1/sales/orders?state=DELIVERED&limit=5&names=true").ok().body();

    String customer = orders.path("items").get(0).path("customerId").asString("");
    assertThat(orders.path("names").path(customer).asString("")).contains("*");
    assertThat(orders.path("namesMissing").isMissingNode()).isTrue();
  }

  @Test
  @Order(3)
  void theAgentsDutyNamesTheCallThatClosedIt() {
    JsonNode duties =
        house.as("cs").get("/api/v1/hr/duty-items?dutyId=CA-06&state=DONE_AUTO").ok().body();

    assertThat(duties.path("items").size()).isPositive();
    String id = duties.path("items").get(0).path("id").asString("");
    Answer why = house.as("cs").get("/api/v1/hr/duty-items/" + id + "/explanation").ok();
    assertThat(why.text()).contains("follow-up-completed");
  }

  @Test
  @Order(4)
  void eachFailureBranchEndsAsItShould() {
    Said said = house.run("journey", "--failures", "--json");

    List<String> broken = new ArrayList<>();
    said.json()
        .forEach(
            branch ->
                branch
                    .properties()
                    .forEach(
                        story -> {
                          if (!story.getValue().path("complete").asBoolean(false)) {
                            broken.add(story.getKey() + ": " + story.getValue());
                          }
                        }));
    assertThat(broken).isEmpty();
    assertThat(said.exitCode()).isZero();
  }

  @Test
  @Order(5)
  void oneDocumentDescribesAllServices() {
    Person reader = house.as("sc");
    // asked for the first time, a service reads all its operations, longer than the door waits
    reader.get("/openapi.json").ok();

    Dealership.soon(
        () -> {
          JsonNode document = reader.get("/openapi.json").ok().body();
          assertThat(document.path("x-missing-services")).isEmpty();
          assertThat(document.path("paths").propertyNames())
              .contains(
                  "/api/v1/crm/visits",
                  "/api/v1/sales/orders",
                  "/api/v1/inventory/vehicles",
                  "/api/v1/insurance/policies",
                  "/api/v1/hr/duty-items");
        });
  }

  @Test
  @Order(6)
  void anUnknownRoleIsSaidAndNothingElse() {
    Said said = house.run("token", "king");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text()).doesNotContain("eyJ");
  }
}
