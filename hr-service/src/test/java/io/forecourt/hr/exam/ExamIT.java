package io.forecourt.hr.exam;

import static io.forecourt.hr.Office.code;
import static io.forecourt.hr.Office.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.hr.AtOnce;
import io.forecourt.hr.Office;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ForecourtTest
class ExamIT {

  private static final String PATH = "/api/v1/hr/exams";
  private static final String HEAD = "ih.hu@east";
  private static final String CANDIDATE = "in.feng@east";
  private static final String EXAMINER = "ir.yu@east";

  @Autowired private MockMvcTester http;
  @Autowired private TestEvents events;
  @Autowired private StaffDirectory staff;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private Office office;

  @BeforeEach
  void theOfficeIsOpen() {
    office = new Office(http, staff);
  }

  @Test
  void whoFailsTriesAgainUntilPassed() {
    String table = Ids.next();
    String id = set(", \"tableId\": \"" + table + "\"");
    assertThat(actions(EXAMINER, id)).containsExactly("grade");
    assertThat(actions(HEAD, id)).containsExactly("withdrawal");

    assertThat(json(grade(EXAMINER, id, 59)).path("state").asString("")).isEqualTo("FAILED");
    assertThat(code(grade(EXAMINER, id, 100))).isEqualTo("exam.wrong-state");
    assertThat(actions(HEAD, id)).containsExactly("attempts");
    assertThat(again(id, "{\"examinerId\": \"%s\"}".formatted(office.id(HEAD)))).hasStatusOk();
    assertThat(grade(EXAMINER, id, 100)).as("another examiner now").hasStatus(404);
    assertThat(grade(HEAD, id, 60)).hasStatusOk();

    List<Heard> told = graded(id, 2);
    assertThat(told)
        .allSatisfy(EventContracts::assertValid)
        .allSatisfy(heard -> assertThat(heard.data().path("tableId").asString("")).isEqualTo(table))
        .extracting(heard -> heard.data().path("passed").asBoolean())
        .containsExactly(false, true);
    JsonNode last = told.getLast().data();
    assertThat(last.path("attempt").asInt()).isEqualTo(2);
    assertThat(last.path("personId").asString("")).isEqualTo(office.id(CANDIDATE));
    assertThat(last.path("examinerId").asString("")).isEqualTo(office.id(HEAD));
    assertThat(last.path("superiorIds").toString()).contains(office.id(HEAD));
    assertThat(json(office.get(CANDIDATE, PATH + "/" + id)).path("attempts")).hasSize(2);
  }

  @Test
  void ofTwoWhoGradeTheLastOfATeamAtOnceOneFindsItComplete() {
    jdbc.sql("DELETE FROM exam_attempt").update();
    Set<String> below = staff.below(office.id(HEAD));
    List<String> exams =
        staff.active("EAST").stream()
            .map(StaffMember::personId)
            .filter(below::contains)
            .map(this::setByHead)
            .toList();
    exams.stream().skip(2).forEach(exam -> grade(HEAD, exam, 100));

    AtOnce.run(
        transaction, () -> grade(HEAD, exams.get(0), 100), () -> grade(HEAD, exams.get(1), 100));

    assertThat(exams.stream().limit(2).map(exam -> graded(exam, 1).getFirst()))
        .anySatisfy(
            told ->
                assertThat(told.data().path("teamsExamined").toString()).contains(office.id(HEAD)));
  }

  @Test
  void anExamIsSeenByTheCandidateTheExaminerAndTheManagers() {
    String id = set("");

    assertThat(listed(CANDIDATE)).contains(id);
    assertThat(listed(EXAMINER)).contains(id);
    assertThat(listed("gm.wang@east")).contains(id);
    assertThat(office.get(EXAMINER, PATH + "/" + id)).hasStatusOk();
    assertThat(office.get("sc.li@east", PATH + "/" + id)).hasStatus(404);
    assertThat(listed("sc.li@east")).doesNotContain(id);
    assertThat(office.get("gm.guo@west", PATH + "/" + id)).hasStatus(404);
  }

  @Test
  void nobodyGradesTheOwnExamAndNoneIsEasierThanTheStoreAllows() {
    assertThat(code(office.post(HEAD, PATH, body(CANDIDATE, "")))).isEqualTo("exam.own-examiner");
    assertThat(json(office.post(HEAD, PATH, body(EXAMINER, ", \"passMark\": 59"))).toString())
        .contains("exam.pass-mark-too-low");
    assertThat(json(office.post(HEAD, PATH, body("ir.peng@west", ""))).toString())
        .contains("/examinerId");
    String unknown = ", \"trainingId\": \"" + Ids.next() + "\"";
    assertThat(json(office.post(HEAD, PATH, body(EXAMINER, unknown))).toString())
        .contains("/trainingId");
    assertThat(office.post(EXAMINER, PATH, body(HEAD, ""))).as("not a manager").hasStatus(403);
  }

  @Test
  void whatIsTakenBackIsNotGraded() {
    String id = set(", \"passMark\": 80");

    assertThat(office.post(HEAD, PATH + "/" + id + "/withdrawal", "")).hasStatusOk();

    assertThat(code(grade(EXAMINER, id, 80))).isEqualTo("exam.wrong-state");
    assertThat(code(again(id, "{}"))).isEqualTo("exam.wrong-state");
  }

  private String set(String more) {
    return office.created(HEAD, PATH, body(EXAMINER, more)).path("id").asString("");
  }

  private String setByHead(String person) {
    return office
        .created(
            HEAD,
            PATH,
            "{\"personId\": \"%s\", \"topic\": \"INSURANCE_PROCEDURE\", \"examinerId\": \"%s\"}"
                .formatted(person, office.id(HEAD)))
        .path("id")
        .asString("");
  }

  private String body(String examiner, String more) {
    return "{\"personId\": \"%s\", \"topic\": \"INSURANCE_PROCEDURE\", \"examinerId\": \"%s\"%s}"
        .formatted(office.id(CANDIDATE), office.id(examiner), more);
  }

  private MvcTestResult grade(String login, String id, int mark) {
    return office.post(login, PATH + "/" + id + "/grade", "{\"mark\": " + mark + "}");
  }

  private MvcTestResult again(String id, String body) {
    return office.post(HEAD, PATH + "/" + id + "/attempts", body);
  }

  private List<Heard> graded(String id, int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> events.heardOf(ExamDesk.GRADED, id).size() == count);
    return events.heardOf(ExamDesk.GRADED, id);
  }

  private List<String> listed(String login) {
    return json(office.get(login, PATH + "?sort=-setAt&limit=200"))
        .path("items")
        .valueStream()
        .map(one -> one.path("id").asString(""))
        .toList();
  }

  private List<String> actions(String login, String id) {
    return json(office.get(login, PATH + "/" + id))
        .path("allowedActions")
        .valueStream()
        .map(one -> one.asString(""))
        .toList();
  }
}
