package io.forecourt.hr.coordination;

import static io.forecourt.hr.Office.code;
import static io.forecourt.hr.Office.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.Office;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ForecourtTest
class CoordinationIT {

  private static final String PATH = "/api/v1/hr/coordinations";

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestEvents events;
  @Autowired private StaffDirectory staff;
  @Autowired private CoordinationDesk desk;
  @Autowired private BusinessClock clock;

  private Office office;

  @BeforeEach
  void theOfficeIsOpen() {
    office = new Office(http, staff);
  }

  @Test
  void theHeadOfTheAskedDepartmentIsToldAndAnAnswerInTimeClosesIt() {
    JsonNode asked = asked(clock.instant().plus(Duration.ofHours(3)));
    String id = asked.path("id").asString("");
    assertThat(asked.path("ownerId").asString("")).isEqualTo(office.id("mk.guo@east"));
    EventContracts.assertValid(events.await(CoordinationEvents.REQUESTED, id));

    assertThat(code(answer("cs.wu@east", id))).isEqualTo("coordination.not-asked");
    assertThat(answer("mk.cheng@east", id)).hasStatusOk();
    assertThat(code(close("cs.wu@east", id, true))).isEqualTo("coordination.not-asking");
    assertThat(close("ka.ma@east", id, true)).hasStatusOk();

    var told = events.await(CoordinationEvents.CLOSED, id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("answeredInTime").asBoolean()).isTrue();
    assertThat(told.data().path("requestedBy").asString("")).isEqualTo(office.id("sm.he@east"));
    assertThat(told.data().path("toDepartment").asString("")).isEqualTo("MARKETING");
  }

  @Test
  void whatAnAnswerDoesNotSettleIsAskedAgain() {
    String id = asked(clock.instant().plus(Duration.ofHours(3))).path("id").asString("");
    answer("mk.guo@east", id);

    assertThat(close("sm.he@east", id, false)).hasStatusOk();

    JsonNode again = json(office.get("mk.guo@east", PATH + "/" + id));
    assertThat(again.path("state").asString("")).isEqualTo("REQUESTED");
    assertThat(again.path("allowedActions").toString()).isEqualTo("[\"answer\"]");
    assertThat(code(close("sm.he@east", id, true))).isEqualTo("coordination.wrong-state");
  }

  @Test
  void whatNobodyAnsweredInTimeIsTold() {
    Instant due = clock.instant().plus(Duration.ofHours(3));
    String id = asked(due).path("id").asString("");
    String answered = asked(due).path("id").asString("");
    answer("mk.guo@east", answered);

    Callers.asSystem(
        "test",
        () -> {
          desk.limitPassed(new DueDeadline("hr.coordination", id, "EAST", due));
          desk.limitPassed(new DueDeadline("hr.coordination", answered, "EAST", due));
        });

    EventContracts.assertValid(events.await(CoordinationEvents.OVERDUE, id));
    assertThat(events.heardOf(CoordinationEvents.OVERDUE, answered)).isEmpty();
  }

  @Test
  void somebodyElseAnswersWhileTheHeadIsOnLeave() {
    LocalDate today = clock.today(ZoneId.of("Asia/Shanghai"));
    String head = office.id("ih.hu@east");
    jdbc.sql(
            "INSERT INTO staff_leave (id, version, store_code, owner_id, first_day, last_day,"
                + " state) VALUES (:id, 0, 'EAST', :head, :today, :today, 'APPROVED')")
        .param("id", Ids.next())
        .param("head", head)
        .param("today", today)
        .update();

    JsonNode asked =
        office.created(
            "sm.he@east",
            PATH,
            "{\"toDepartment\": \"INSURANCE\", \"topic\": \"SALES\", \"text\": \"two quotes\"}");

    assertThat(asked.path("ownerId").asString(""))
        .isIn(office.id("in.feng@east"), office.id("ir.yu@east"));
  }

  @Test
  void aDepartmentOrTopicThatTheStoreDoesNotHaveIsRefused() {
    assertThat(
            json(office.post(
                    "sm.he@east",
                    PATH,
                    "{\"toDepartment\": \"BAKERY\", \"topic\": \"SALES\", \"text\": \"x\"}"))
                .toString())
        .contains("/toDepartment");
    assertThat(
            json(office.post(
                    "sm.he@east",
                    PATH,
                    "{\"toDepartment\": \"SERVICE\", \"topic\": \"BREAD\", \"text\": \"x\"}"))
                .toString())
        .contains("/topic");
  }

  private JsonNode asked(Instant due) {
    return office.created(
        "sm.he@east",
        PATH,
        "{\"toDepartment\": \"MARKETING\", \"topic\": \"SALES\", \"text\": \"help\", \"dueAt\": \"%s\"}"
            .formatted(due));
  }

  private MvcTestResult answer(String login, String id) {
    return office.post(login, PATH + "/" + id + "/answer", "{\"text\": \"we come\"}");
  }

  private MvcTestResult close(String login, String id, boolean settled) {
    return office.post(login, PATH + "/" + id + "/closure", "{\"settled\": " + settled + "}");
  }
}
