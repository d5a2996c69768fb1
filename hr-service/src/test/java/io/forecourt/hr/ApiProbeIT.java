package io.forecourt.hr;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.probe.ProbeReport;
import io.forecourt.platform.testing.probe.ServiceWorld;
import io.forecourt.platform.value.Ids;
import java.util.Map;
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
  @Autowired private PersonalVault vault;

  @Test
  void everyAttackOnEveryOperationIsAProblemAndChangesNothing() {
    ServiceWorld world = new ServiceWorld(port, jdbc);
    world.knows("/api/v1/hr/people/{", personOf("EAST"), personOf("WEST"));
    world.knows("/api/v1/hr/coordinations/{", requestIn("EAST"), requestIn("WEST"));
    world.knows("/api/v1/hr/approvals/{", approvalIn("EAST"), approvalIn("WEST"));
    world.knows("/api/v1/hr/certificates/{", certificateIn("EAST"), certificateIn("WEST"));
    world.knows("/api/v1/hr/exams/{", examIn("EAST"), examIn("WEST"));
    world.knows("/api/v1/hr/leaves/{", leaveIn("EAST"), leaveIn("WEST"));
    world.knows("/api/v1/hr/trainings/{", trainingIn("EAST"), trainingIn("WEST"));
    world.knows("/api/v1/hr/inbox/{", noticeIn("EAST"), noticeIn("WEST"));
    world.sends(
        "POST /api/v1/hr/awards",
        Map.of("department", "SHOWROOM", "amount", Map.of("amount", "90.00", "currency", "CNY")));

    ProbeReport report = world.attack();

    assertThat(report.failures()).as(report.table()).isEmpty();
    assertThat(report.untriedBeside()).as(report.table()).isEmpty();
    assertThat(report.count(ProbeReport.Verdict.HELD)).isGreaterThan(20);
  }

  /** Only somebody of a department asks, and those who attack are of none. */
  private String requestIn(String store) {
    String id = Ids.next();
    String asker = personOf(store);
    jdbc.sql(
            """
            INSERT INTO coordination (id, version, store_code, requested_by, from_department,
                                      to_department, topic, text_sealed, requested_at, due_at, state)
            VALUES (:id, 0, :store, :asker, 'SALES', 'SERVICE', 'SALES', :text,
                    UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 'REQUESTED')
            """)
        .param("id", id)
        .param("store", store)
        .param("asker", asker)
        .param("text", vault.seal(asker, "text", "help"))
        .update();
    return id;
  }

  private String approvalIn(String store) {
    String id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO approval (id, version, subject_kind, subject_id, store_code, state, open_marker,
                                  level, holder_roles, deputy_roles, requested_by, requested_at, due_at)
            VALUES (:id, 0, 'AWARD', :id, :store, 'PENDING', 1, 1, 'gm,sd', '', :asker,
                    UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """)
        .param("id", id)
        .param("store", store)
        .param("asker", personOf(store))
        .update();
    return id;
  }

  private String certificateIn(String store) {
    return row(
        store,
        """
        INSERT INTO certificate (id, store_code, owner_id, kind, valid_from, state, entered_by, version)
        VALUES (:id, :store, :person, 'INSURANCE_SALES', '2026-01-01', 'VALID', :person, 0)
        """);
  }

  /** Only people of the store are examined, and those who attack are not. */
  private String examIn(String store) {
    return row(
        store,
        """
        INSERT INTO exam (id, version, store_code, owner_id, topic, pass_mark, examiner_id, state,
                          set_by, set_at)
        VALUES (:id, 0, :store, :person, 'OWN_PRODUCT', 60, 'probe', 'SET', :person,
                UTC_TIMESTAMP(6))
        """);
  }

  private String leaveIn(String store) {
    return row(
        store,
        """
        INSERT INTO staff_leave (id, version, store_code, owner_id, first_day, last_day, state)
        VALUES (:id, 0, :store, :person, '2027-01-04', '2027-01-08', 'REQUESTED')
        """);
  }

  /** Only people of the store are taught, and those who attack are not. */
  private String trainingIn(String store) {
    return row(
        store,
        """
        INSERT INTO training (id, version, store_code, owner_id, topic, kind, trainer_id, starts_at,
                              minutes, scheduled_by, revision, state)
        VALUES (:id, 0, :store, :person, 'OWN_PRODUCT', 'IN_HOUSE', :person, UTC_TIMESTAMP(6), 60,
                :person, 0, 'SCHEDULED')
        """);
  }

  /** Told by an event to the person whom it concerns. */
  private String noticeIn(String store) {
    return row(
        store,
        """
        INSERT INTO inbox_entry (id, store_code, owner_id, rule_code, subject_id, occasion, event_id,
                                 event_type, happened_at, urgent, text_zh, text_en, number,
                                 delivered_at)
        VALUES (:id, :store, :person, 'PROBE', :id, :id, :id, 'probe', UTC_TIMESTAMP(6), FALSE, '试',
                'tried', 1000000, UTC_TIMESTAMP(6))
        """);
  }

  private String row(String store, String sql) {
    String id = Ids.next();
    jdbc.sql(sql).param("id", id).param("store", store).param("person", personOf(store)).update();
    return id;
  }

  private String personOf(String store) {
    return jdbc.sql("SELECT id FROM person WHERE store_code = :store ORDER BY login_name LIMIT 1")
        .param("store", store)
        .query(String.class)
        .single();
  }
}
