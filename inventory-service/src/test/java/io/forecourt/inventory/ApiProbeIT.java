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

  /** An inspection follows a delivery slot of an allocated car; StockIT goes that way. */
  private static final String[] UNTRIED = {"/api/v1/inventory/inspections/"};

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
            .sends(
                "POST /api/v1/inventory/holds",
                Map.of("modelCode", model, "colour", "WHITE", "quoteId", Ids.next()))
            .attack();

    assertThat(report.failures()).as(report.table()).isEmpty();
    assertThat(report.untriedBeside(UNTRIED)).as(report.table()).isEmpty();
    assertThat(report.count(ProbeReport.Verdict.HELD)).isGreaterThan(20);
  }

  private static String received(InventoryApi api, String model) {
    var yard = TestTokens.person("yd-2", "WEST", "yd");
    var receipt = new InventoryApi.Receipt(InventoryApi.newVin(), model, "WHITE");
    return InventoryApi.json(api.post(yard, "/vehicles", receipt)).path("id").stringValue();
  }
}
