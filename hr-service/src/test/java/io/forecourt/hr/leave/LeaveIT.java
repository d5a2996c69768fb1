package io.forecourt.hr.leave;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.duty.DutyOpening;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.time.BusinessClock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ForecourtTest
class LeaveIT {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestEvents events;
  @Autowired private StaffDirectory staff;
  @Autowired private DutyOpening opening;
  @Autowired private BusinessClock clock;

  private LocalDate monday = LocalDate.EPOCH;

  @BeforeEach
  void weeksAhead() {
    monday = clock.today(ZONE).plusWeeks(5).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  }

  @Test
  void anApprovedLeaveIsToldAndTakesTheShiftsOfItsDays() {
    String consultant = person("sc.zhang@east");
    assertThat(shifts(consultant, monday, monday.plusDays(6))).isPositive();

    String id = asked("sc.zhang@east", "sc", monday, monday.plusDays(6));
    assertThat(decide("su.tang@east", "su", id, true)).hasStatusOk();

    assertThat(shifts(consultant, monday, monday.plusDays(6))).isZero();
    var told = events.await(LeaveService.APPROVED, id);
    EventContracts.assertValid(told);
    EventContracts.assertValid(events.await(LeaveService.REQUESTED, id));
    assertThat(told.data().get("personId").asString()).isEqualTo(consultant);
  }

  @Test
  void aDayOnLeaveBringsNoDutiesAndAnOpenOneIsWaived() {
    String receptionist = person("rc.zhou@east");
    Callers.asSystem("test", this::openWeek);
    int owed = dailyItems(receptionist, "DUE");
    assertThat(owed).isPositive();

    String id = asked("rc.zhou@east", "rc", monday, monday.plusDays(6));
    decide("sh.liang@east", "sh", id, true);

    assertThat(dailyItems(receptionist, "DUE")).isZero();
    assertThat(dailyItems(receptionist, "WAIVED")).isEqualTo(owed);
    Callers.asSystem("test", this::openWeek);
    assertThat(dailyItems(receptionist, "DUE")).isZero();
  }

  @Test
  void whoAsksDoesNotDecideNorDoesAColleague() {
    String id = asked("sm.he@east", "sm", monday, monday.plusDays(1));

    assertThat(code(decide("sm.he@east", "sm", id, true))).isEqualTo("leave.own-request");
    assertThat(code(decide("cs.wu@east", "cs", id, true))).isEqualTo("leave.not-head");
    assertThat(decide("sd.yang@east", "sd", id, false)).hasStatusOk();
    EventContracts.assertValid(events.await(LeaveService.REJECTED, id));
  }

  @Test
  void theHrOfficerDecidesForWhoHasNoHead() {
    String id = asked("gm.wang@east", "gm", monday, monday.plusDays(1));

    assertThat(decide("hr.gao@east", "hr", id, true)).hasStatusOk();
  }

  @Test
  void daysThatOverlapAreRefusedUntilTheFirstRequestIsTakenBack() {
    String id = asked("lp.zheng@east", "lp", monday, monday.plusDays(3));

    assertThat(code(ask("lp.zheng@east", "lp", monday.plusDays(3), monday.plusDays(5))))
        .isEqualTo("leave.overlap");
    assertThat(ask("lp.zheng@east", "lp", monday.plusDays(4), monday.plusDays(5))).hasStatus(201);
    assertThat(
            http.post()
                .uri("/api/v1/hr/leaves/" + id + "/withdrawal")
                .header("Authorization", bearer("lp.zheng@east", "lp")))
        .hasStatusOk();
    assertThat(ask("lp.zheng@east", "lp", monday, monday.plusDays(3))).hasStatus(201);
  }

  @Test
  void nobodyIsPlannedOnADayOfLeave() {
    LocalDate far = monday.plusWeeks(30);
    String consultant = person("sc.liu@east");
    decide("su.tang@east", "su", asked("sc.liu@east", "sc", far, far.plusDays(2)), true);

    String rota =
        """
        {"storeCode": "EAST", "weekStart": "%s",
         "shifts": [{"personId": "%s", "startsAt": "%sT01:00:00Z", "endsAt": "%sT10:00:00Z"}]}
        """
            .formatted(far, consultant, far.plusDays(1), far.plusDays(1));

    assertThat(
            code(
                http.post()
                    .uri("/api/v1/hr/rotas")
                    .header("Authorization", bearer("sh.liang@east", "sh"))
                    .contentType("application/json")
                    .content(rota)
                    .exchange()))
        .isEqualTo("rota.on-leave");
  }

  private void openWeek() {
    for (int day = 0; day < 7; day++) {
      opening.open("EAST", monday.plusDays(day));
    }
  }

  private String asked(String login, String role, LocalDate from, LocalDate to) {
    MvcTestResult asked = ask(login, role, from, to);
    assertThat(asked).hasStatus(201);
    return json(asked).path("id").asString("");
  }

  private MvcTestResult ask(String login, String role, LocalDate from, LocalDate to) {
    return http.post()
        .uri("/api/v1/hr/leaves")
        .header("Authorization", bearer(login, role))
        .contentType("application/json")
        .content("{\"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to))
        .exchange();
  }

  private MvcTestResult decide(String login, String role, String id, boolean approved) {
    return http.post()
        .uri("/api/v1/hr/leaves/" + id + "/decision")
        .header("Authorization", bearer(login, role))
        .header("X-Reason", "the week is well manned")
        .contentType("application/json")
        .content("{\"approved\": " + approved + "}")
        .exchange();
  }

  private String bearer(String login, String role) {
    return TestTokens.person(person(login), "EAST", role).bearer();
  }

  private String person(String login) {
    return staff.findByLogin(login).orElseThrow().personId();
  }

  private static String code(MvcTestResult answer) {
    return json(answer).path("code").asString("");
  }

  private static JsonNode json(MvcTestResult answer) {
    return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
  }

  private int shifts(String person, LocalDate from, LocalDate to) {
    return jdbc.sql(
            "SELECT COUNT(*) FROM shift WHERE person_id = :person AND starts_at >= :from"
                + " AND starts_at < :to")
        .param("person", person)
        .param("from", from.atStartOfDay())
        .param("to", to.plusDays(1).atStartOfDay())
        .query(Integer.class)
        .single();
  }

  private int dailyItems(String person, String state) {
    return jdbc.sql(
            "SELECT COUNT(*) FROM duty_item WHERE owner_id = :person AND state = :state"
                + " AND period_start = period_end AND case_key = '' AND period_start >= :from"
                + " AND period_start <= :to")
        .param("person", person)
        .param("state", state)
        .param("from", monday)
        .param("to", monday.plusDays(6))
        .query(Integer.class)
        .single();
  }
}
