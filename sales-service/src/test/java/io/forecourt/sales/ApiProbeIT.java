package io.forecourt.sales;

import static io.forecourt.sales.Showroom.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.probe.ProbeReport;
import io.forecourt.platform.testing.probe.ServiceWorld;
import io.forecourt.platform.value.Ids;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
  @Autowired private TestEvents events;
  @Autowired private MockMvcTester mvc;

  @Test
  void everyAttackOnEveryOperationIsAProblemAndChangesNothing() {
    new Showroom(mvc, events).publishModel();
    leadOf("EAST", "probe-sc");
    leadOf("WEST", "away-sc");
    await().until(() -> deals() >= 2);
    Map<String, String> east = plannedIn("EAST");
    Map<String, String> west = plannedIn("WEST");

    ServiceWorld world = new ServiceWorld(port, jdbc);
    east.forEach((prefix, id) -> world.knows(prefix, id, Objects.requireNonNull(west.get(prefix))));
    ProbeReport report =
        world
            .means("dealId", "/api/v1/sales/orders")
            .knows("/api/v1/sales/dealer-forecasts/{", forecastIn("EAST"), forecastIn("WEST"))
            .knows("/api/v1/sales/orders/{id}/payments/{", paymentIn("EAST"), paymentIn("WEST"))
            .sends(
                "POST /api/v1/sales/outlets",
                Map.of(
                    "code",
                    "PROBE",
                    "type",
                    "SECONDARY_DEALER",
                    "company",
                    Map.of("name", "Northern Motors", "territory", "the north"),
                    "contact",
                    Map.of("name", "李小龙", "phone", "13912345678")))
            .sends(
                "POST /api/v1/sales/quotes",
                Map.of(
                    "dealId",
                    Ids.next(),
                    "modelCode",
                    Showroom.MODEL,
                    "colour",
                    "WHITE",
                    "items",
                    List.of(Map.of("kind", "ACCESSORY", "code", "FLOOR-MATS", "quantity", 1)),
                    "validDays",
                    7))
            .sends(
                "POST /api/v1/sales/reviews",
                Map.of("reportKind", "EXPENSES", "reportId", "2026-11", "remark", "seen"))
            .attack();

    assertThat(report.failures()).as(report.table()).isEmpty();
    assertThat(report.untriedBeside()).as(report.table()).isEmpty();
    assertThat(report.count(ProbeReport.Verdict.HELD)).isGreaterThan(20);
  }

  /** Budgets, expenses, an overrun, a strategy, a review and an approval that waits. */
  private Map<String, String> plannedIn(String store) {
    var office = new PlanningOffice(mvc, events, store).staffed();
    Map<String, String> things = new TreeMap<>();
    String budget = office.approved(office.director, "SALES_DEPARTMENT", "2026", "10.00");
    keep(things, "budgets/{", budget);
    String expense =
        done(office.spend(budget, "90.00", "R-1", "2026-11-21"), 201).path("id").asString();
    keep(things, "expenses/{", expense);
    keep(
        things,
        "budget-overruns/{",
        done(office.get(office.person("sm"), "budget-overruns"), 200)
            .path("items")
            .path(0)
            .path("id")
            .asString());
    keep(
        things,
        "reviews/{",
        done(
                office.post(
                    office.chief,
                    "reviews",
                    Map.of("reportKind", "EXPENSES", "reportId", "2026-11", "remark", "seen")),
                201)
            .path("id")
            .asString());
    keep(
        things,
        "strategies/{",
        office.strategy("STORE", "2026", "2026-12-15").path("id").asString());
    keep(things, "strategies/{id}/versions/{", "1");
    String waiting =
        office.proposed(office.director, "SALES_DEPARTMENT", "2026", "10.00").path("id").asString();
    keep(things, "approvals/{", office.approvalOf(waiting));
    return things;
  }

  private static void keep(Map<String, String> things, String path, String id) {
    things.put(PlanningOffice.API + path, id);
  }

  private void leadOf(String store, String consultant) {
    String lead = Ids.next();
    events.tell(
        TestEvents.event(
                "io.forecourt.crm.lead-assigned.v1",
                lead,
                1,
                Map.of(
                    "leadId",
                    lead,
                    "customerId",
                    Ids.next(),
                    "consultantId",
                    consultant,
                    "rule",
                    "LOAD"))
            .inStore(store));
  }

  /** The cashier books it when the contract is signed. */
  private String paymentIn(String store) {
    String id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO payment (id, version, order_id, store_code, kind, amount, currency, method,
                                 reference, booked_by, received_at)
            SELECT :id, 0, id, store_code, 'DEPOSIT', 5000.00, 'CNY', 'TRANSFER', :id, 'fn-1',
                   UTC_TIMESTAMP(6)
              FROM sales_order WHERE store_code = :store
            """)
        .param("id", id)
        .param("store", store)
        .update();
    return id;
  }

  /** A partner submits it when its contract is signed. */
  private String forecastIn(String store) {
    String id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO dealer_forecast (id, version, number, outlet_id, store_code, owner_id,
                                         centre_code, month, edition, units, lines_shown,
                                         intelligence, submitted_at)
            VALUES (:id, 0, :id, :id, :store, 'probe-dn', 'NORTH', '2026-12', 1, 0, '[]', '[]',
                    UTC_TIMESTAMP(6))
            """)
        .param("id", id)
        .param("store", store)
        .update();
    return id;
  }

  private int deals() {
    return jdbc.sql("SELECT COUNT(*) FROM sales_order").query(Integer.class).single();
  }
}
