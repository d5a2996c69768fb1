package io.forecourt.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.probe.ProbeReport;
import io.forecourt.platform.testing.probe.ServiceWorld;
import io.forecourt.platform.value.Ids;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ForecourtTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiProbeIT {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvcTester mvc;

  @Test
  void everyAttackOnEveryOperationIsAProblemAndChangesNothing() {
    InventoryApi api = new InventoryApi(mvc);
    String model = api.newModel();
    String east = api.receive(model, "WHITE").path("id").stringValue();
    String west = received(api, model);
    api.receive(model, "WHITE");
    received(api, model);

    ProbeReport report =
        new ServiceWorld(port, jdbc)
            .knows("/api/v1/inventory/vehicles/{", east, west)
            .knows(
                "/api/v1/inventory/inspections/{",
                inspectionOf(east, "EAST"),
                inspectionOf(west, "WEST"))
            .sends(
                "POST /api/v1/inventory/holds",
                Map.of("modelCode", model, "colour", "WHITE", "quoteId", Ids.next()))
            .attack();

    assertThat(report.failures()).as(report.table()).isEmpty();
    assertThat(report.untriedBeside()).as(report.table()).isEmpty();
    assertThat(report.count(ProbeReport.Verdict.HELD)).isGreaterThan(20);
  }

  /** It follows the delivery slot of an allocated car, which sales tells. */
  private String inspectionOf(String vehicle, String store) {
    String id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO inspection (id, vehicle_id, vin, order_id, store_code, slot_at, due_at, state,
                                    version)
            SELECT :id, id, vin, :id, :store, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 'OPEN', 0
              FROM vehicle WHERE id = :vehicle
            """)
        .param("id", id)
        .param("store", store)
        .param("vehicle", vehicle)
        .update();
    return id;
  }

  private static String received(InventoryApi api, String model) {
    var yard = TestTokens.person("yd-2", "WEST", "yd");
    var receipt = new InventoryApi.Receipt(InventoryApi.newVin(), model, "WHITE");
    return InventoryApi.json(api.post(yard, "/vehicles", receipt)).path("id").stringValue();
  }
}
