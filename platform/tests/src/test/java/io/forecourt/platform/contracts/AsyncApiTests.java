package io.forecourt.platform.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.contracts.Catalogue.Row;
import io.forecourt.platform.testing.contract.ContractFile;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AsyncApiTests {

  @Test
  void whatWasToldIsStillTold() throws IOException {
    JsonNode now = AsyncApi.of(Catalogue.rows(), Catalogue.schemas().keySet());
    var file = new ContractFile(Catalogue.CONTRACTS, "asyncapi.yaml");

    file.writeYaml(now);

    assertThat(file.isStored()).as("%s is missing: run ci/land-contracts", file).isTrue();
    for (String part : List.of("/channels", "/operations", "/components/messages")) {
      assertThat(now.at(part).propertyNames())
          .as(part)
          .containsAll(file.stored().at(part).propertyNames());
    }
  }

  @Test
  void aTopicIsAChannelWithItsMessagesAndEachServiceTellsOrHears() {
    var placed = row("OrderPlaced", "io.forecourt.sales.order-placed.v1", "hr inventory");
    var delivered = row("VehicleDelivered", "io.forecourt.sales.vehicle-delivered.v1", "crm hr");
    var planned = row("LoanPaidOut", "io.forecourt.sales.loan-paid-out.v1", "hr");

    JsonNode api =
        AsyncApi.of(List.of(placed, delivered, planned), Set.of(placed.type(), delivered.type()));

    assertThat(api.path("channels").propertyNames()).containsExactly("forecourt.sales.order");
    assertThat(api.at("/components/messages").propertyNames())
        .containsExactlyInAnyOrder(placed.type(), delivered.type());
    assertThat(api.path("operations").propertyNames())
        .containsExactlyInAnyOrder(
            "sales.tells.sales.order",
            "crm.hears.sales.order",
            "hr.hears.sales.order",
            "inventory.hears.sales.order");
    assertThat(api.at("/operations/hr.hears.sales.order/messages")).hasSize(2);
    assertThat(api.at("/operations/crm.hears.sales.order/messages/0/$ref").asString())
        .isEqualTo("#/channels/forecourt.sales.order/messages/" + delivered.type());
  }

  private static Row row(String event, String type, String consumers) {
    return new Row(event, type, "sales", "forecourt.sales.order", "orderId", "", consumers);
  }
}
