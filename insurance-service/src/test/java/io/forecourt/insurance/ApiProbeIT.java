package io.forecourt.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.insurance.calculation.Desk;
import io.forecourt.insurance.rates.RateFiles;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTime;
import io.forecourt.platform.testing.probe.ProbeReport;
import io.forecourt.platform.testing.probe.ServiceWorld;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ForecourtTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiProbeIT {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestEvents events;
  @Autowired private MockMvcTester mvc;

  @Test
  void everyAttackOnEveryOperationIsAProblemAndChangesNothing() {
    carOfAnOrder("EAST", "LVSHCAMB0TE300001");
    carOfAnOrder("WEST", "LVSHCAMB0TE300002");
    await().until(() -> casesWithACar() >= 2);

    Map<String, String> east = new BusyDesk(mvc, jdbc, "EAST").things();
    Map<String, String> west = new BusyDesk(mvc, jdbc, "WEST").things();
    ServiceWorld world = new ServiceWorld(port, jdbc);
    east.forEach((prefix, id) -> world.knows(prefix, id, Objects.requireNonNull(west.get(prefix))));
    ProbeReport report =
        world
            .means("orderId", "/api/v1/insurance/cases")
            .sends(
                "POST /api/v1/insurance/quotations",
                Map.of(
                    "orderId",
                    Ids.next(),
                    "insurerCode",
                    "DEMO_A",
                    "regionCode",
                    "320500",
                    "vehicle",
                    Map.of("useClass", "PRIVATE", "seats", 5),
                    "compulsory",
                    Map.of("startDate", tomorrow().toString())))
            .sends(
                "POST /api/v1/insurance/premium-calculations",
                Map.of(
                    "op",
                    "QUOTE",
                    "quoteDate",
                    tomorrow().toString(),
                    "regionCode",
                    "320500",
                    "vehicle",
                    Map.of("useClass", "PRIVATE", "seats", 5),
                    "compulsory",
                    Map.of("startDate", tomorrow().toString())))
            .sends("POST /api/v1/insurance/rate-tables", sharedTables())
            .sends(
                "POST /api/v1/insurance/premium-comparisons", Map.of("request", Desk.input("E10")))
            .sends(
                "POST /api/v1/insurance/premium-batches",
                Map.of("items", List.of(Map.of("request", Desk.input("E10")))))
            .attack();

    assertThat(report.failures()).as(report.table()).isEmpty();
    assertThat(report.untriedBeside()).as(report.table()).isEmpty();
    assertThat(report.count(ProbeReport.Verdict.HELD)).isGreaterThan(500);
  }

  private void carOfAnOrder(String store, String vin) {
    String order = Ids.next();
    String vehicle = Ids.next();
    events.tell(
        TestEvents.event(
                "io.forecourt.sales.order-placed.v1",
                order,
                1,
                Map.of(
                    "orderId",
                    order,
                    "number",
                    "SO-1",
                    "leadId",
                    Ids.next(),
                    "customerId",
                    Ids.next(),
                    "consultantId",
                    "sc-1",
                    "modelCode",
                    "FC-A1",
                    "total",
                    Map.of("amount", "159800.00", "currency", "CNY"),
                    "depositAt",
                    TestTime.BEGINS.toString()))
            .inStore(store));
    events.tell(
        TestEvents.event(
                "io.forecourt.inventory.vehicle-reserved.v1",
                vehicle,
                1,
                Map.of(
                    "vehicleId",
                    vehicle,
                    "vin",
                    Vin.withCheckDigit(vin).value(),
                    "orderId",
                    order,
                    "modelCode",
                    "FC-A1",
                    "colour",
                    "WHITE"))
            .inStore(store));
  }

  private static JsonNode sharedTables() {
    JsonNode tables = Desk.JSON.readTree(RateFiles.shippedText());
    ((ObjectNode) tables).put("dataVersion", "probe");
    ((ObjectNode) tables.path("commercial")).putArray("insurers");
    return tables;
  }

  private int casesWithACar() {
    return jdbc.sql("SELECT COUNT(*) FROM insurance_case WHERE vin IS NOT NULL")
        .query(Integer.class)
        .single();
  }

  private static LocalDate tomorrow() {
    return LocalDate.ofInstant(TestTime.BEGINS, ZoneId.of("Asia/Shanghai")).plusDays(1);
  }
}
