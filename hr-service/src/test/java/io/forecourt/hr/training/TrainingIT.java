package io.forecourt.hr.training;

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
import io.forecourt.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ForecourtTest
class TrainingIT {

  private static final String PATH = "/api/v1/hr/trainings";
  private static final String RECORDS = "/api/v1/hr/training-records";
  private static final String MANAGER = "sh.liang@east";
  private static final String TRAINER = "su.tang@east";
  private static final String LI = "sc.li@east";
  private static final String ZHANG = "sc.zhang@east";

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestEvents events;
  @Autowired private StaffDirectory staff;
  @Autowired private BusinessClock clock;
  @Autowired private TransactionTemplate transaction;

  private Office office;

  @BeforeEach
  void theOfficeIsOpen() {
    office = new Office(http, staff);
  }

  @Test
  void aTrainingIsToldToThoseInvitedAndTheirSuperiors() {
    String id = scheduled();

    var told = events.await(TrainingEvents.SCHEDULED, id);
    EventContracts.assertValid(told);
    assertThat(texts(told.data().path("personIds"))).containsExactlyInAnyOrder(id(LI), id(ZHANG));
    assertThat(texts(told.data().path("superiorIds")))
        .contains(id(TRAINER), id(MANAGER), id("sm.he@east"), id("gm.wang@east"));
    assertThat(told.data().path("materialAttached").asBoolean()).isTrue();
  }

  @Test
  void whoRunsItSaysWhoWasThereOnceTheyWere() {
    String id = scheduled();
    assertThat(code(present(TRAINER, id, 60, LI))).isEqualTo("training.not-over");
    assertThat(actions(TRAINER, id)).containsExactly("cancellation", "plan");
    begun(id);
    assertThat(actions(TRAINER, id)).containsExactly("attendances", "cancellation", "plan");

    assertThat(present(TRAINER, id, 55, LI)).hasStatusOk();
    assertThat(present(TRAINER, id, 20, "sc.liu@east")).as("came uninvited").hasStatusOk();

    assertThat(code(present(TRAINER, id, 20, LI))).isEqualTo("training.recorded-already");
    assertThat(code(present(TRAINER, id, 20, TRAINER))).isEqualTo("training.own-attendance");
    assertThat(present(TRAINER, id, 20, "sc.he@west")).hasStatus(400);
    assertThat(present(MANAGER, id, 20, ZHANG)).as("who does not run it").hasStatus(404);
    assertThat(json(office.get(TRAINER, PATH + "/" + id)).path("state").asString(""))
        .isEqualTo("HELD");
    List<Heard> told = attended(id, 2);
    assertThat(told)
        .allSatisfy(EventContracts::assertValid)
        .extracting(heard -> heard.data().path("minutes").asInt())
        .containsExactly(55, 20);
    assertThat(told.getFirst().data().path("personId").asString("")).isEqualTo(id(LI));
    assertThat(told.getFirst().data().path("trainerId").asString("")).isEqualTo(id(TRAINER));
  }

  @Test
  void aMovedTrainingIsToldAgainAndACancelledOneIsNotHeld() {
    String id = scheduled();
    Instant later = tomorrow().plus(Duration.ofDays(2));
    assertThat(office.put(MANAGER, PATH + "/" + id + "/plan", "\"7\"", plan(later))).hasStatus(412);

    MvcTestResult moved = office.put(MANAGER, PATH + "/" + id + "/plan", "\"0\"", plan(later));

    assertThat(moved).hasStatusOk();
    assertThat(json(moved).path("startsAt").asString("")).isEqualTo(later.toString());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(events.heardOf(TrainingEvents.SCHEDULED, id))
                    .extracting(heard -> heard.data().path("revision").asInt())
                    .containsExactly(0, 1));
    assertThat(office.post(MANAGER, PATH + "/" + id + "/cancellation", "")).hasStatusOk();
    EventContracts.assertValid(events.await(TrainingEvents.CANCELLED, id));
    begun(id);
    assertThat(code(present(TRAINER, id, 5, LI))).isEqualTo("training.wrong-state");
    assertThat(code(office.put(MANAGER, PATH + "/" + id + "/plan", "\"2\"", plan(later))))
        .isEqualTo("training.wrong-state");
  }

  @Test
  void everybodySeesThePlanAndOnlyTheOwnRecord() {
    String id = scheduled();
    begun(id);
    present(TRAINER, id, 55, LI, ZHANG);

    assertThat(persons(office.get(LI, PATH + "/" + id), "attendances")).containsExactly(id(LI));
    assertThat(persons(office.get(MANAGER, PATH + "/" + id), "attendances"))
        .containsExactlyInAnyOrder(id(LI), id(ZHANG));
    assertThat(persons(office.get(LI, RECORDS), "items")).isNotEmpty().containsOnly(id(LI));
    assertThat(persons(office.get(MANAGER, RECORDS + "?person=" + id(ZHANG)), "items"))
        .isNotEmpty()
        .containsOnly(id(ZHANG));
    assertThat(ids(office.get(LI, PATH + "?person=" + id(LI) + "&sort=-startsAt"))).contains(id);
    assertThat(ids(office.get(LI, PATH + "?trainer=" + id(MANAGER)))).doesNotContain(id);
    assertThat(office.get("sc.he@west", PATH + "/" + id)).hasStatus(404);
  }

  @Test
  void theLastOfATeamMakesItsTrainingComplete() {
    Set<String> below = staff.below(id(TRAINER));
    List<String> team =
        staff.active("EAST").stream().map(StaffMember::personId).filter(below::contains).toList();
    String id = scheduled();
    begun(id);

    presentById(TRAINER, id, 30, team.stream());

    Heard last = attended(id, team.size()).getLast();
    assertThat(texts(last.data().path("teamsTrained")))
        .contains(id(TRAINER))
        .doesNotContain(id("gm.wang@east"));
  }

  @Test
  void ofTwoWhoRecordTheLastOfATeamAtOnceOneFindsItComplete() {
    jdbc.sql("DELETE FROM training_attendance").update();
    Set<String> below = staff.below(id(TRAINER));
    List<String> team =
        staff.active("EAST").stream().map(StaffMember::personId).filter(below::contains).toList();
    String most = scheduled();
    String one = scheduled();
    String other = scheduled();
    List.of(most, one, other).forEach(this::begun);
    presentById(TRAINER, most, 30, team.stream().skip(2));

    AtOnce.run(
        transaction,
        () -> presentById(TRAINER, one, 30, Stream.of(team.get(0))),
        () -> presentById(TRAINER, other, 30, Stream.of(team.get(1))));

    assertThat(Stream.of(one, other).map(training -> attended(training, 1).getFirst()))
        .anySatisfy(
            told -> assertThat(texts(told.data().path("teamsTrained"))).contains(id(TRAINER)));
  }

  @Test
  void aDayThatHasPassedAStrangerAndAnUnknownTopicAreRefused() {
    Instant past = clock.instant().minus(Duration.ofDays(1));
    assertThat(json(office.post(MANAGER, PATH, plan(past))).toString()).contains("/startsAt");
    assertThat(
            json(office.post(MANAGER, PATH, plan(tomorrow()).replace(id(ZHANG), id("sc.he@west"))))
                .toString())
        .contains("/personIds/1");
    assertThat(
            json(office.post(MANAGER, PATH, plan(tomorrow()).replace("RIVAL_PRODUCT", "DANCING")))
                .toString())
        .contains("training.unknown-topic");
    assertThat(office.post(LI, PATH, plan(tomorrow()))).as("not by a consultant").hasStatus(403);
  }

  private String scheduled() {
    return office.created(MANAGER, PATH, plan(tomorrow())).path("id").asString("");
  }

  private String plan(Instant start) {
    return """
        {"topic": "RIVAL_PRODUCT", "kind": "IN_HOUSE", "trainerId": "%s", "startsAt": "%s",
         "minutes": 60, "personIds": ["%s", "%s"], "material": "drive/rivals.pdf"}
        """
        .formatted(id(TRAINER), start, id(LI), id(ZHANG));
  }

  private MvcTestResult present(String by, String training, int minutes, String... logins) {
    return presentById(by, training, minutes, Stream.of(logins).map(this::id));
  }

  private MvcTestResult presentById(
      String by, String training, int minutes, Stream<String> people) {
    String list =
        people
            .map(person -> "{\"personId\": \"%s\", \"minutes\": %d}".formatted(person, minutes))
            .collect(Collectors.joining(","));
    return office.post(
        by, PATH + "/" + training + "/attendances", "{\"attendances\": [" + list + "]}");
  }

  /** As if it had begun two hours ago: no test may count on the time of day. */
  private void begun(String training) {
    jdbc.sql("UPDATE training SET starts_at = :at WHERE id = :id")
        .param("id", training)
        .param(
            "at",
            LocalDateTime.ofInstant(clock.instant().minus(Duration.ofHours(2)), ZoneOffset.UTC))
        .update();
  }

  private List<Heard> attended(String training, int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> events.heardOf(TrainingEvents.ATTENDED, training).size() == count);
    return events.heardOf(TrainingEvents.ATTENDED, training);
  }

  private Instant tomorrow() {
    return Instant.ofEpochSecond(clock.instant().plus(Duration.ofDays(1)).getEpochSecond());
  }

  private String id(String login) {
    return office.id(login);
  }

  private List<String> actions(String login, String training) {
    return texts(json(office.get(login, PATH + "/" + training)).path("allowedActions"));
  }

  private static List<String> persons(MvcTestResult answer, String list) {
    return json(answer)
        .path(list)
        .valueStream()
        .map(one -> one.path("personId").asString(""))
        .toList();
  }

  private static List<String> ids(MvcTestResult answer) {
    return json(answer)
        .path("items")
        .valueStream()
        .map(one -> one.path("id").asString(""))
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(one -> one.asString("")).toList();
  }
}
