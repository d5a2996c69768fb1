package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.probe.ProbeReport;
import io.forecourt.platform.testing.probe.ServiceWorld;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForecourtTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiProbeIT {

  /** Tried with unknown ids; the features' own tests try those of another store. */
  private static final String UNTRIED = "/api/v1/crm/";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  @Test
  void everyAttackOnEveryOperationIsAProblemAndChangesNothing() {
    ProbeReport report = new ServiceWorld(port, jdbc).leaves(UNTRIED).attack();

    assertThat(report.failures()).as(report.table()).isEmpty();
    assertThat(report.untriedBeside(UNTRIED)).as(report.table()).isEmpty();
    assertThat(report.count(ProbeReport.Verdict.HELD)).isGreaterThan(20);
  }
}
