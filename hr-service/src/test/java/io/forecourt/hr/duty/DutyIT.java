package io.forecourt.hr.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.forecourt.hr.Office;
import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTime;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ForecourtTest
class DutyIT {

  private static final String DELIVERED = "io.forecourt.sales.vehicle-delivered.v1";
  private static final String SCHEDULED = "io.forecourt.crm.follow-up-scheduled.v1";
  private static final String COMPLETED = "io.forecourt.crm.follow-up-completed.v1";
  private static final String VISITED = "io.forecourt.crm.visit-registered.v1";
  private static final String ASSIGNED = "io.forecourt.crm.lead-assigned.v1";

  /** A Saturday afternoon in Shanghai; the third day after ends on Tuesday at 24:00. */
  private static final Instant HANDOVER = Instant.parse("2026-11-21T07:00:00Z");

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant END_OF_THIRD_DAY = Instant.parse("2026-11-24T16:00:00Z");

  @Autowired private JdbcClient jdbc;
  @Autowired private TestEvents events;
  @Autowired private StaffDirectory staff;
  @Autowired private DutyItems items;
  @Autowired private DutyEngine engine;
  @Autowired private DutyOpening opening;
  @Autowired private EvidenceBook book;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MockMvcTester http;

  private String agent = "";
  private String consultant = "";
  private String receptionist = "";
  private String order = "";

  @BeforeEach
  void aNewOrder() {
    agent = person("ca.sun@east");
    consultant = person("sc.li@east");
    receptionist = person("rc.zhao@east");
    order = Ids.next();
  }

  @Nested
  class TheThreeDayCall {

    @Test
    void isOwedByTheAgentUntilTheEndOfTheThirdDay() {
      take(delivered());

      var owed = item("CA-06", order);
      assertThat(owed.ownerId()).isEqualTo(agent);
      assertThat(owed.deadline()).isEqualTo(END_OF_THIRD_DAY);
      assertThat(owed.state()).isEqualTo(DutyState.DUE);
    }

    @Test
    void closesByTheCallOfTheAgent() {
      take(delivered());
      Fact call = called(agent, END_OF_THIRD_DAY.minusSeconds(1));
      take(call);

      var done = item("CA-06", order);
      assertThat(done.state()).isEqualTo(DutyState.DONE_AUTO);
      assertThat(done.evidenceEventId()).isEqualTo(call.eventId());
      assertThat(done.evidenceType()).isEqualTo(COMPLETED);
      assertThat(done.arrivedLate()).isFalse();
    }

    @Test
    void staysOpenWhenSomebodyElseCalls() {
      take(delivered());
      take(called(consultant, HANDOVER.plusSeconds(60)));

      assertThat(item("CA-06", order).state()).isEqualTo(DutyState.DUE);
    }

    @Test
    void staysOpenWhenTheCallIsOfAnotherKind() {
      take(delivered());
      take(
          fact(
              COMPLETED,
              agent,
              HANDOVER.plusSeconds(60),
              Map.of(
                  "kind",
                  "NEXT_CONTACT",
                  "orderId",
                  order,
                  "completedBy",
                  agent,
                  "evidenceReference",
                  "c-1")));

      assertThat(item("CA-06", order).state()).isEqualTo(DutyState.DUE);
    }

    @Test
    void staysOpenWhenTheCallIsInAnotherStore() {
      take(delivered());
      Fact call = called(agent, HANDOVER.plusSeconds(60));
      take(
          new Fact(
              call.eventId(),
              "io.forecourt.crm.lead-captured.v1",
              call.subject(),
              "EAST",
              agent,
              call.at(),
              call.data()));

      assertThat(item("CA-06", order).state()).isEqualTo(DutyState.DUE);
    }

    @Test
    void staysOpenWhenTheCallIsOneSecondLateAndIsNotedAsLate() {
      take(delivered());
      take(called(agent, END_OF_THIRD_DAY));

      var owed = item("CA-06", order);
      assertThat(owed.state()).isEqualTo(DutyState.DUE);
      assertThat(book.entries(owed.id(), 10))
          .extracting(EvidenceBook.Entry::part)
          .containsExactly(EvidenceBook.Part.LATE);
    }

    @Test
    void closesAfterItWentOverdueWhenTheCallWasInTimeButToldLate() {
      take(delivered());
      items.save(item("CA-06", order).missed());
      take(called(agent, HANDOVER.plus(Duration.ofHours(31))));

      var done = item("CA-06", order);
      assertThat(done.state()).isEqualTo(DutyState.DONE_AUTO);
      assertThat(done.arrivedLate()).isTrue();
    }

    @Test
    void goesToThePersonWhomTheFollowUpNames() {
      take(delivered());
      String manager = person("cs.wu@east");
      take(
          fact(
              SCHEDULED,
              "system",
              HANDOVER,
              Map.of("kind", "THREE_DAY_CALL", "orderId", order, "ownerId", manager)));

      assertThat(item("CA-06", order).ownerId()).isEqualTo(manager);
    }

    @Test
    void isOwedOnceThoughTheDeliveryIsToldTwice() {
      Fact delivery = delivered();
      take(delivery);
      take(delivery);

      assertThat(items.findByDutyIdAndCaseKey("CA-06", order)).hasSize(1);
    }

    @Test
    void closesThoughTheCallIsToldBeforeTheDelivery() {
      take(called(agent, HANDOVER.plusSeconds(60)));
      take(delivered());

      assertThat(item("CA-06", order).state()).isEqualTo(DutyState.DONE_AUTO);
    }

    @Test
    void isClosedOnceThoughTheCallIsToldTwice() {
      take(delivered());
      Fact call = called(agent, HANDOVER.plusSeconds(60));
      take(call);
      long version = item("CA-06", order).currentVersion();
      take(call);

      assertThat(item("CA-06", order).currentVersion()).isEqualTo(version);
    }
  }

  @Test
  void factsFromTheBrokerCloseTheItemAndTellItOn() {
    events.tell(
        TestEvents.event(DELIVERED, order, 1, delivered().data()).by(consultant).at(HANDOVER));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(items.findByDutyIdAndCaseKey("CA-06", order)).hasSize(1));
    events.tell(
        TestEvents.event(COMPLETED, Ids.next(), 1, called(agent, HANDOVER).data())
            .by(agent)
            .at(HANDOVER.plus(Duration.ofHours(31))));

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(item("CA-06", order).state()).isEqualTo(DutyState.DONE_AUTO));
    assertThat(
            events
                .await(DutyEvents.CHECKED, item("CA-06", order).id())
                .data()
                .get("how")
                .asString())
        .isEqualTo("DONE_AUTO");
  }

  @Test
  void theDeliveryItselfClosesTheTalkAboutTheWarranty() {
    take(delivered());

    assertThat(item("SC-18", order).state()).isEqualTo(DutyState.DONE_AUTO);
    assertThat(item("SC-18", order).ownerId()).isEqualTo(consultant);
  }

  @Test
  void aVisitClosesTheReceptionistsDutyOnceAConsultantIsFound() {
    String visit = Ids.next();
    take(visited(visit, null));
    assertThat(item("RC-02", visit).state()).isEqualTo(DutyState.DONE_AUTO);
    assertThat(item("RC-03", visit).state()).isEqualTo(DutyState.DUE);

    take(
        fact(
            ASSIGNED,
            receptionist,
            HANDOVER,
            Map.of("leadId", "l-1", "visitId", visit, "consultantId", consultant)));

    assertThat(item("RC-03", visit).state()).isEqualTo(DutyState.DONE_AUTO);
  }

  @Nested
  class TheYearOfAConsultantWhoLeaves {

    private final LocalDate today = LocalDate.ofInstant(TestTime.BEGINS, SHANGHAI);
    private String leaver = "";

    @BeforeEach
    void aNewConsultant() {
      String login = "sc." + Ids.next().replace("-", "") + "@east";
      leaver =
          new Office(http, staff)
              .created(
                  "hr.gao@east",
                  "/api/v1/hr/people",
                  """
                  {"name":"李样例","loginName":"%s","postId":"EAST-SC","hiredOn":"%s"}
                  """
                      .formatted(login, today))
              .path("id")
              .asString();
      Callers.asSystem("test", () -> opening.open("EAST", today));
      customer("c-1", true);
    }

    @Test
    void isDoneWhereEveryCustomerHadAPlan() {
      leaves();

      DutyItem plan = planOfTheYear();
      assertThat(plan.state()).isEqualTo(DutyState.DONE_AUTO);
      assertThat(plan.ownerId()).isEqualTo(leaver);
      assertThat(plan.evidenceType()).isEqualTo(SCHEDULED);
    }

    @Test
    void goesToTheHeadWhereOneHadNone() {
      customer("c-2", false);

      leaves();

      DutyItem plan = planOfTheYear();
      assertThat(plan.state()).isEqualTo(DutyState.DUE);
      assertThat(plan.ownerId()).isNotEqualTo(leaver);
    }

    private void customer(String name, boolean planned) {
      String customer = name + leaver;
      Map<String, String> data = Map.of("customerId", customer, "consultantId", leaver);
      take(fact(ASSIGNED, "system", TestTime.BEGINS, data));
      if (planned) {
        take(fact(SCHEDULED, "system", TestTime.BEGINS, data));
      }
    }

    private void leaves() {
      assertThat(
              new Office(http, staff)
                  .post(
                      "hr.gao@east",
                      "/api/v1/hr/people/" + leaver + "/departure",
                      "{\"lastDay\":\"%s\"}".formatted(today)))
          .hasStatusOk();
    }

    private DutyItem planOfTheYear() {
      return items
          .findByDutyIdAndOpeningKey(
              "SC-04", DutyItem.openingKey(leaver, LocalDate.of(today.getYear(), 1, 1)))
          .orElseThrow();
    }
  }

  @Nested
  class ADay {

    private final LocalDate date = LocalDate.of(2026, 12, 8);

    @Test
    void bringsItsItemsOnce() {
      open(date);
      int opened = count(date);
      open(date);

      assertThat(opened).isPositive();
      assertThat(count(date)).isEqualTo(opened);
    }

    @Test
    void thatPassedSendsWhatWasNotDoneToTheHead() {
      LocalDate day = LocalDate.of(2026, 12, 10);
      open(day);
      DutyItem owed = dailyOf("gm.wang@east", "GM-12", day);
      pass(day);

      assertThat(items.findById(owed.id()).orElseThrow().state()).isEqualTo(DutyState.OVERDUE);
    }

    @Test
    void withoutAVisitWaivesTheBalancingOfVisits() {
      LocalDate day = onShift(LocalDate.of(2026, 12, 14));
      DutyItem share = dailyOf("rc.zhao@east", "RC-09", day);
      pass(day);

      assertThat(items.findById(share.id()).orElseThrow().state()).isEqualTo(DutyState.WAIVED);
    }

    @Test
    void withEveryVisitAssignedClosesTheBalancingOfVisits() {
      LocalDate day = onShift(LocalDate.of(2026, 12, 21));
      DutyItem share = dailyOf("rc.zhao@east", "RC-09", day);
      Instant noon = share.windowStart().plus(Duration.ofHours(12));
      take(at(visited("v-a" + day, consultant), noon));
      take(at(visited("v-b" + day, consultant), noon));
      pass(day);

      assertThat(items.findById(share.id()).orElseThrow().state()).isEqualTo(DutyState.DONE_AUTO);
    }

    @Test
    void withOneVisitUnassignedMissesTheBalancingOfVisits() {
      LocalDate day = onShift(LocalDate.of(2026, 12, 28));
      DutyItem share = dailyOf("rc.zhao@east", "RC-09", day);
      Instant noon = share.windowStart().plus(Duration.ofHours(12));
      take(at(visited("v-a" + day, consultant), noon));
      take(at(visited("v-b" + day, null), noon));
      pass(day);

      assertThat(items.findById(share.id()).orElseThrow().state()).isEqualTo(DutyState.OVERDUE);
    }

    private LocalDate onShift(LocalDate monday) {
      for (int offset = 0; offset < 7; offset++) {
        open(monday.plusDays(offset));
        LocalDate day = monday.plusDays(offset);
        if (find("rc.zhao@east", "RC-09", day).isPresent()) {
          return day;
        }
      }
      throw new AssertionError("nobody at reception in the week of " + monday);
    }

    private void open(LocalDate day) {
      Callers.asSystem("test", () -> opening.open("EAST", day));
    }

    private void pass(LocalDate day) {
      Instant at = day.plusDays(1).atStartOfDay(java.time.ZoneId.of("Asia/Shanghai")).toInstant();
      Callers.asSystem(
          "test",
          () ->
              transaction.executeWithoutResult(
                  _ -> opening.newDay(new JobDay("hr.duties", "EAST", day.plusDays(1), at))));
    }

    private int count(LocalDate day) {
      return jdbc.sql(
              "SELECT COUNT(*) FROM duty_item WHERE store_code = 'EAST' AND period_start = :day"
                  + " AND period_end = :day")
          .param("day", day)
          .query(Integer.class)
          .single();
    }

    private DutyItem dailyOf(String login, String duty, LocalDate day) {
      return find(login, duty, day).orElseThrow();
    }

    private java.util.Optional<DutyItem> find(String login, String duty, LocalDate day) {
      return jdbc.sql(
              "SELECT id FROM duty_item WHERE owner_id = :person AND duty_id = :duty"
                  + " AND period_start = :day")
          .param("person", person(login))
          .param("duty", duty)
          .param("day", day)
          .query(String.class)
          .optional()
          .flatMap(items::findById);
    }
  }

  @Nested
  class TheHead {

    @Test
    void seesTheOverdueItemAndMayCorrectIt() {
      take(delivered());
      DutyItem missed = items.save(item("CA-06", order).missed());
      String manager =
          TestTokens.person(person("cs.wu@east"), "EAST", "cs").inTeam("EAST-CUSTOMER").bearer();

      assertThat(
              http.get()
                  .uri("/api/v1/hr/teams/mine/duties?state=OVERDUE&limit=200")
                  .header("Authorization", manager))
          .hasStatusOk()
          .bodyText()
          .contains(missed.id());
      assertThat(
              http.post()
                  .uri("/api/v1/hr/duty-items/" + missed.id() + "/correction")
                  .header("Authorization", manager)
                  .header("X-Reason", "called from the workshop phone"))
          .hasStatusOk()
          .bodyJson()
          .extractingPath("$.state")
          .isEqualTo("DONE_MANUAL");
    }

    @Test
    void isTheOnlyOneWhoMayCorrect() {
      take(delivered());
      DutyItem owed = item("CA-06", order);
      String colleague = TestTokens.person(person("sh.liang@east"), "EAST", "sh").bearer();

      assertThat(
              http.post()
                  .uri("/api/v1/hr/duty-items/" + owed.id() + "/correction")
                  .header("Authorization", colleague)
                  .header("X-Reason", "she did call"))
          .hasStatus(409)
          .bodyJson()
          .extractingPath("$.code")
          .isEqualTo("duty.not-head");
    }
  }

  @Test
  void anExplanationSaysWhyWhatClosesItAndWhatCounted() {
    take(delivered());
    DutyItem owed = item("CA-06", order);

    assertThat(
            http.get()
                .uri("/api/v1/hr/duty-items/" + owed.id() + "/explanation")
                .header("Accept-Language", "en")
                .header("Authorization", TestTokens.person(agent, "EAST", "ca").bearer()))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.closes.sentence")
        .asString()
        .contains("FollowUpCompleted", "2026-11-24T16:00:00Z");
  }

  @Test
  void anItemOfAnotherPersonIsNotFoundByAColleague() {
    take(delivered());
    DutyItem owed = item("CA-06", order);

    assertThat(
            http.get()
                .uri("/api/v1/hr/duty-items/" + owed.id())
                .header("Authorization", TestTokens.person(consultant, "EAST", "sc").bearer()))
        .hasStatus(404);
  }

  @Test
  void aClosedItemIsNotCorrectedAndSaysWhatIsPossible() {
    take(delivered());
    take(called(agent, HANDOVER.plusSeconds(60)));
    DutyItem done = item("CA-06", order);

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> done.doneByHand("x", "y", HANDOVER))
        .returns("duty.wrong-state", RuleViolation::code);
  }

  private Fact delivered() {
    return fact(
        DELIVERED,
        consultant,
        HANDOVER,
        Map.of(
            "orderId",
            order,
            "number",
            "SO-EAST-20261121-0001",
            "leadId",
            "l-1",
            "customerId",
            "c-1",
            "consultantId",
            consultant,
            "deliveredBy",
            consultant,
            "deliveredAt",
            HANDOVER.toString(),
            "warrantyExplained",
            true));
  }

  private Fact called(String by, Instant at) {
    return fact(
        COMPLETED,
        by,
        at,
        Map.of(
            "kind",
            "THREE_DAY_CALL",
            "orderId",
            order,
            "completedBy",
            by,
            "evidenceKind",
            "CALL",
            "evidenceReference",
            "call-1",
            "onTime",
            true));
  }

  private Fact visited(String visit, @org.jspecify.annotations.Nullable String assigned) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("visitId", visit);
    data.put("kind", "WALK_IN");
    data.put("customerId", "c-" + visit);
    data.put("registeredBy", receptionist);
    data.put("arrivedAt", HANDOVER.toString());
    if (assigned != null) {
      data.put("consultantId", assigned);
    }
    Fact fact = fact(VISITED, receptionist, HANDOVER, data);
    return new Fact(
        fact.eventId(), fact.type(), visit, "EAST", receptionist, HANDOVER, fact.data());
  }

  private static Fact at(Fact fact, Instant at) {
    return new Fact(
        fact.eventId(), fact.type(), fact.subject(), fact.store(), fact.actor(), at, fact.data());
  }

  private static Fact fact(String type, String actor, Instant at, Map<String, ?> data) {
    return new Fact(
        Ids.next(), type, Ids.next(), "EAST", actor, at, JsonMapper.shared().valueToTree(data));
  }

  private void take(Fact fact) {
    // As the message router does: the deadline of an item may fire between its reading and its
    // saving, and what is tried again finds it as it then stands.
    for (int tries = 1; ; tries++) {
      try {
        Callers.asSystem("test", () -> engine.take(fact));
        return;
      } catch (OptimisticLockingFailureException overtaken) {
        if (tries == 5) {
          throw overtaken;
        }
      }
    }
  }

  private DutyItem item(String duty, String key) {
    List<DutyItem> found = items.findByDutyIdAndCaseKey(duty, key);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private String person(String login) {
    return staff.findByLogin(login).orElseThrow().personId();
  }
}
