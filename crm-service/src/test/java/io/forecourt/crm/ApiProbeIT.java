package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.probe.ProbeReport;
import io.forecourt.platform.testing.probe.ServiceWorld;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ForecourtTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Showroom.class)
class ApiProbeIT {

  /**
   * Their callers are systems and customers with a signature, of no store that a login could be of;
   * a platform and a provider are words. MediaIT, MessageDeliveryIT and SurveyIT try the signature
   * of another.
   */
  private static final String[] SIGNED = {
    "/api/v1/crm/media/", "/api/v1/crm/message-reports/", "/api/v1/crm/survey-links/"
  };

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvcTester mvc;
  @Autowired private Showroom showroom;

  @Test
  void everyAttackOnEveryOperationIsAProblemAndChangesNothing() {
    Map<String, String> east = new BusyStore(showroom, mvc, jdbc, "EAST").things();
    Map<String, String> west = new BusyStore(showroom, mvc, jdbc, "WEST").things();
    ServiceWorld world = new ServiceWorld(port, jdbc);
    east.forEach((prefix, id) -> world.knows(prefix, id, Objects.requireNonNull(west.get(prefix))));
    for (String prefix : SIGNED) {
      world.leaves(prefix);
    }

    ProbeReport report = world.attack();

    assertThat(report.failures()).as(report.table()).isEmpty();
    assertThat(report.untriedBeside(SIGNED)).as(report.table()).isEmpty();
    assertThat(report.count(ProbeReport.Verdict.HELD)).isGreaterThan(1000);
  }
}
