package io.forecourt.hr;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.probe.ProbeReport;
import io.forecourt.platform.testing.probe.ServiceWorld;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForecourtTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "forecourt.inbox.stream-life=1s")
class ApiProbeIT {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  @Test
  void everyAttackOnEveryOperationIsAProblemAndChangesNothing() {
    ServiceWorld world = new ServiceWorld(port, jdbc);
    world.knows("/api/v1/hr/people/{", personOf("EAST"), personOf("WEST"));

    ProbeReport report = world.attack();

    assertThat(report.failures()).as(report.table()).isEmpty();
    assertThat(report.untriedBeside("/api/v1/hr/inbox/", "/api/v1/hr/leaves/"))
        .as(report.table())
        .isEmpty();
    assertThat(report.count(ProbeReport.Verdict.HELD)).isGreaterThan(20);
  }

  private String personOf(String store) {
    return jdbc.sql("SELECT id FROM person WHERE store_code = :store ORDER BY login_name LIMIT 1")
        .param("store", store)
        .query(String.class)
        .single();
  }
}
