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
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
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
  private static final Duration SIX_HOURS = Duration.ofHours(6);
  private static final Instant END_OF_THIRD_DAY = Instant.parse("2026-11-24T16:00:00Z");

  @Autowired private JdbcClient jdbc;
  @Autowired private TestEvents events;
  @Autowired private StaffDirectory staff;
  @Autowired private DutyItems items;
  @Autowired private DutyRules rules;
  @Autowired private StoreCalendars calendars;
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
      leaver = hired("sc", "EAST-SC");
      Callers.asSystem("test", () -> opening.open("EAST", today));
      customer("c-1", true);
    }

    @Test
    void isDoneWhereEveryCustomerHadAPlan() {
      leaves(leaver);

      DutyItem plan = planOfTheYear();
      assertThat(plan.state()).isEqualTo(DutyState.DONE_AUTO);
      assertThat(plan.ownerId()).isEqualTo(leaver);
      assertThat(plan.evidenceType()).isEqualTo(SCHEDULED);
    }

    @Test
    void goesToTheHeadWhereOneHadNone() {
      customer("c-2", false);

      leaves(leaver);

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

    private DutyItem planOfTheYear() {
      return items
          .findByDutyIdAndOpeningKey(
              "SC-04", DutyItem.openingKey(leaver, LocalDate.of(today.getYear(), 1, 1)))
          .orElseThrow();
    }
  }

  @Nested
  class AConsultantWhoMovesToAnotherStore {

    private final LocalDate today = LocalDate.ofInstant(TestTime.BEGINS, SHANGHAI);
    private final LocalDate monday = today.plusDays(2);
    private String mover = "";

    @BeforeEach
    void aConsultantOfTheEast() {
      mover = hired("sc", "EAST-SC");
      Callers.asSystem("test", () -> opening.open("EAST", today));
    }

    @Test
    void takesAlongWhatIsOwedAndOwesNothingTwice() {
      take(
          fact(
              "io.forecourt.crm.lead-captured.v1",
              mover,
              TestTime.BEGINS,
              Map.of("leadId", Ids.next(), "selfGenerated", true, "district", "310105")));
      movesWest();

      daysOfTheWestUntil(monday);

      DutyItem done = ofThePeriod("SC-20", today.withDayOfMonth(1));
      assertThat(done.state()).isEqualTo(DutyState.DONE_AUTO);
      assertThat(done.storeCode()).isEqualTo("EAST");
      DutyItem owed = ofThePeriod("SC-05", today.withDayOfMonth(1));
      assertThat(owed.state()).isEqualTo(DutyState.DUE);
      assertThat(owed.storeCode()).isEqualTo("WEST");
      assertThat(ofThePeriod("SC-10", monday).storeCode()).isEqualTo("WEST");
    }

    @Test
    void letsTheWeekOfTheOthersBegin() {
      movesWest();

      daysOfTheWestUntil(monday);

      assertThat(
              items.findByDutyIdAndOpeningKey(
                  "SC-10", DutyItem.openingKey(person("sc.he@west"), monday)))
          .isPresent();
    }

    @Test
    void leavesTheOpenCasesOfAShareToTheColleagues() {
      customer("planned", true);
      customer("not planned", false);

      movesWest();

      assertThat(book.share(ofThePeriod("SC-04", today.withDayOfYear(1)).id(), 0))
          .isEqualTo(new EvidenceBook.Share(1, 1));
    }

    private void customer(String name, boolean planned) {
      Map<String, String> data = Map.of("customerId", name + mover, "consultantId", mover);
      take(fact(ASSIGNED, "system", TestTime.BEGINS, data));
      if (planned) {
        take(fact(SCHEDULED, "system", TestTime.BEGINS, data));
      }
    }

    private void movesWest() {
      assertThat(
              http.put()
                  .uri("/api/v1/hr/people/" + mover + "/post")
                  .header(
                      "Authorization",
                      TestTokens.person(person("hr.gao@east"), "EAST", "hr")
                          .alsoIn("WEST")
                          .bearer())
                  .header("X-Reason", "the west needs a hand")
                  .header("If-Match", "*")
                  .contentType("application/json")
                  .content("{\"postId\":\"WEST-SC\"}"))
          .hasStatusOk();
    }

    private void daysOfTheWestUntil(LocalDate last) {
      today.plusDays(1).datesUntil(last.plusDays(1)).forEach(day -> begins("WEST", day));
    }

    private DutyItem ofThePeriod(String duty, LocalDate start) {
      return items.findByDutyIdAndOpeningKey(duty, DutyItem.openingKey(mover, start)).orElseThrow();
    }
  }

  @Nested
  class AtTheSameMoment {

    private static final String CHECKED_CAR = "io.forecourt.inventory.vehicle-care-checked.v1";

    @Test
    void theFollowUpIsToldAndTheCarIsHandedOver() {
      String manager = person("cs.wu@east");

      meanwhile(() -> take(callPlannedFor(manager)), () -> take(delivered()));

      assertThat(item("CA-06", order).ownerId()).isEqualTo(manager);
    }

    @Test
    void theCarIsHandedOverAndTheFollowUpIsTold() {
      String manager = person("cs.wu@east");

      meanwhile(() -> take(delivered()), () -> take(callPlannedFor(manager)));

      assertThat(item("CA-06", order).ownerId()).isEqualTo(manager);
    }

    @Test
    void theLastFactOfTheDayIsToldAndTheDayEnds() {
      LocalDate day = LocalDate.of(2026, 11, 24);
      DutyItem closing = items.save(ofTheDay("SC-12", consultant, day));
      DutyItem missed = items.save(ofTheDay("SC-12", person("sc.zhang@east"), day));
      Map<String, Object> passed = Map.of("checkedBy", consultant, "passed", true);

      meanwhile(
          () -> take(fact(CHECKED_CAR, consultant, closing.windowStart(), passed)),
          () -> begins("EAST", day.plusDays(1)));

      assertThat(items.findById(closing.id()).orElseThrow().state()).isEqualTo(DutyState.DONE_AUTO);
      events.await(DutyEvents.OVERDUE, missed.id());
      assertThat(events.heardOf(DutyEvents.OVERDUE, closing.id())).isEmpty();
    }

    @Test
    void theLastCaseOfAShareIsSettledAndTheDayEnds() {
      LocalDate day = LocalDate.of(2026, 11, 24);
      DutyItem share = items.save(ofTheDay("RC-09", receptionist, day));
      Instant noon = share.windowStart().plus(Duration.ofHours(12));
      String visit = Ids.next();
      take(at(visited(visit, null), noon));
      Map<String, String> found =
          Map.of("leadId", "l-1", "visitId", visit, "consultantId", consultant);

      meanwhile(
          () -> take(fact(ASSIGNED, receptionist, noon.plusSeconds(60), found)),
          () -> begins("EAST", day.plusDays(1)));

      assertThat(items.findById(share.id()).orElseThrow().state()).isEqualTo(DutyState.DONE_AUTO);
    }

    private Fact callPlannedFor(String owner) {
      return fact(
          SCHEDULED,
          "system",
          HANDOVER,
          Map.of("kind", "THREE_DAY_CALL", "orderId", order, "ownerId", owner));
    }

    private DutyItem ofTheDay(String duty, String owner, LocalDate day) {
      return DutyItem.ofPeriod(
          duty,
          staff.find(owner).orElseThrow(),
          DutyItem.Span.of(Cadence.DAILY.around(day), SHANGHAI),
          "2026-01-01",
          1);
    }

    /** The first is done but not committed yet when the second begins. */
    private void meanwhile(Runnable first, Runnable second) {
      CompletableFuture<Void> other =
          Objects.requireNonNull(
              transaction.execute(
                  _ -> {
                    first.run();
                    CompletableFuture<Void> running =
                        CompletableFuture.runAsync(second, work -> Thread.ofVirtual().start(work));
                    await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> running.isDone() || somebodyWaitsForALock());
                    return running;
                  }));
      other.join();
    }

    private boolean somebodyWaitsForALock() {
      return jdbc.sql(
                  "SELECT COUNT(*) FROM information_schema.innodb_trx"
                      + " WHERE trx_state = 'LOCK WAIT'")
              .query(Integer.class)
              .single()
          > 0;
    }
  }

  @Nested
  class ACaseFromTheEndOfTheDay {

    private final LocalDate day = LocalDate.of(2026, 11, 24);
    private final Instant evening = day.atTime(17, 50).atZone(SHANGHAI).toInstant();
    private final String visit = Ids.next();

    @Test
    void mayBeSettledOnTheNextWorkingDayAndClosesThen() {
      String host = person("sc.liu@east");
      DutyItem files = filesOfTheDay(host);
      take(at(visited(visit, host), evening));
      begins("EAST", day.plusDays(1));
      assertThat(stateOf(files)).isEqualTo(DutyState.DUE);

      take(fileKept(host, evening.plus(Duration.ofHours(16))));

      assertThat(stateOf(files)).isEqualTo(DutyState.DONE_AUTO);
    }

    @Test
    void thatIsSettledClosesWithTheDay() {
      String host = person("sc.li@east");
      DutyItem files = filesOfTheDay(host);
      take(at(visited(visit, host), evening));
      take(fileKept(host, evening.plusSeconds(60)));

      begins("EAST", day.plusDays(1));

      assertThat(stateOf(files)).isEqualTo(DutyState.DONE_AUTO);
    }

    @Test
    void isMissedWhenItIsNotSettledByThen() {
      String host = person("sc.chen@east");
      DutyItem files = filesOfTheDay(host);
      take(at(visited(visit, host), evening));
      take(fileKept(host, files.deadline()));

      begins("EAST", day.plusDays(2));

      assertThat(stateOf(files)).isEqualTo(DutyState.OVERDUE);
    }

    private DutyItem filesOfTheDay(String host) {
      return items.save(
          DutyItem.ofPeriod(
              "SC-02",
              staff.find(host).orElseThrow(),
              DutyItem.Span.of(
                  Cadence.DAILY.around(day),
                  SHANGHAI,
                  rules.at(day).of("SC-02"),
                  "EAST",
                  calendars),
              "2026-01-01",
              1));
    }

    private Fact fileKept(String host, Instant at) {
      return fact(
          "io.forecourt.crm.customer-profile-updated.v1",
          host,
          at,
          Map.of("customerId", "c-" + visit));
    }

    private DutyState stateOf(DutyItem item) {
      return items.findById(item.id()).orElseThrow().state();
    }
  }

  @Nested
  class TheInspectionBeforeTheSlot {

    private static final Instant SLOT = Instant.parse("2026-11-25T06:00:00Z");
    private static final Instant EARLIER_SLOT = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant LATER_SLOT = Instant.parse("2026-11-28T06:00:00Z");

    @Test
    void isOwedSixHoursBeforeAnEarlierSlotAsWell() {
      take(slot(SLOT, 1));
      take(slot(EARLIER_SLOT, 2));

      assertThat(item("SC-17", order).deadline()).isEqualTo(EARLIER_SLOT.minus(SIX_HOURS));
    }

    @Test
    void isOwedForTheLastSlotThoughTheOneBeforeIsToldAfterIt() {
      take(slot(EARLIER_SLOT, 2));
      take(slot(SLOT, 1));

      assertThat(item("SC-17", order).deadline()).isEqualTo(EARLIER_SLOT.minus(SIX_HOURS));
    }

    @Test
    void isOwedNoMoreWhenTheSlotIsGivenBackUntilThereIsAnother() {
      take(slot(SLOT, 1));
      take(blocked(2));
      assertThat(item("SC-17", order).state()).isEqualTo(DutyState.WAIVED);

      take(slot(LATER_SLOT, 3));

      var owed = item("SC-17", order);
      assertThat(owed.state()).isEqualTo(DutyState.DUE);
      assertThat(owed.deadline()).isEqualTo(LATER_SLOT.minus(SIX_HOURS));
      assertThat(owed.remark()).isNull();
    }

    @Test
    void isOwedWhenTheSlotBeforeIsToldToBeGivenBackOnlyNow() {
      take(slot(SLOT, 1));
      take(slot(LATER_SLOT, 3));
      take(blocked(2));

      assertThat(item("SC-17", order).state()).isEqualTo(DutyState.DUE);
    }

    @Test
    void isNotOwedAgainByASlotThatWasGivenBackSince() {
      take(slot(SLOT, 1));
      take(blocked(3));
      take(slot(LATER_SLOT, 2));

      assertThat(item("SC-17", order).state()).isEqualTo(DutyState.WAIVED);
    }

    @Test
    void isOwedAgainForAnotherSlotThoughItWasMissedForTheFirst() {
      take(slot(SLOT, 1));
      items.save(item("SC-17", order).missed());
      take(inspected(SLOT));
      assertThat(item("SC-17", order).state()).isEqualTo(DutyState.OVERDUE);

      take(slot(LATER_SLOT, 2));

      assertThat(item("SC-17", order).state()).isEqualTo(DutyState.DONE_AUTO);
    }

    @Test
    void isDoneWhenTheCarWasInspectedWhileThereWasNoSlot() {
      take(slot(SLOT, 1));
      take(blocked(2));
      take(inspected(SLOT));
      assertThat(item("SC-17", order).state()).isEqualTo(DutyState.WAIVED);

      take(slot(LATER_SLOT, 3));

      assertThat(item("SC-17", order).state()).isEqualTo(DutyState.DONE_AUTO);
    }

    @Test
    void staysLetGoWhenASuperiorSaidSo() {
      take(slot(SLOT, 1));
      items.save(item("SC-17", order).waivedBy("head", "the customer takes it as it is", HANDOVER));
      take(slot(LATER_SLOT, 2));

      assertThat(item("SC-17", order).state()).isEqualTo(DutyState.WAIVED);
    }

    private Fact slot(Instant at, long sequence) {
      return ofTheOrder(
          "io.forecourt.sales.delivery-scheduled.v1",
          sequence,
          Map.of("orderId", order, "slotAt", at.toString(), "consultantId", consultant));
    }

    private Fact blocked(long sequence) {
      return ofTheOrder(
          "io.forecourt.sales.delivery-blocked.v1",
          sequence,
          Map.of("orderId", order, "slotAt", SLOT.toString(), "consultantId", consultant));
    }

    private Fact inspected(Instant at) {
      return fact("io.forecourt.inventory.pdi-passed.v1", consultant, at, Map.of("orderId", order));
    }

    private Fact ofTheOrder(String type, long sequence, Map<String, ?> data) {
      Fact fact = fact(type, consultant, HANDOVER.plusSeconds(sequence), data);
      return new Fact(
          fact.eventId(), type, order, sequence, "EAST", consultant, fact.at(), fact.data());
    }
  }

  @Nested
  class DuringALeave {

    @Test
    void theHeadStandsInWhenTheCaseMustBeDoneThen() {
      Instant handover = Instant.parse("2027-03-10T07:00:00Z");
      away("ca.sun@east", "cs.wu@east", LocalDate.of(2027, 3, 13));
      away("sc.li@east", "su.tang@east", LocalDate.of(2027, 3, 17));

      take(delivered(handover));

      assertThat(item("CA-06", order).ownerId()).isEqualTo(person("cs.wu@east"));
      assertThat(item("SC-03", order).ownerId()).isEqualTo(person("su.tang@east"));
      assertThat(item("SC-18", order).ownerId()).isEqualTo(consultant);
    }

    @Test
    void aColleagueOfTheSameRoleComesFirst() {
      Instant handover = Instant.parse("2027-04-10T07:00:00Z");
      away("ca.sun@east", "cs.wu@east", LocalDate.of(2027, 4, 13));
      String colleague = hired("ca", "EAST-CA");

      take(delivered(handover));
      String owner = item("CA-06", order).ownerId();
      leaves(colleague);

      assertThat(owner).isEqualTo(colleague);
    }

    private void away(String login, String head, LocalDate day) {
      Office office = new Office(http, staff);
      String leave =
          office
              .created(
                  login, "/api/v1/hr/leaves", "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(day, day))
              .path("id")
              .asString();
      assertThat(
              office.post(head, "/api/v1/hr/leaves/" + leave + "/decision", "{\"approved\":true}"))
          .hasStatusOk();
    }
  }

  @Test
  void whatWasMissedIsNotTickedByItsOwnerButStaysOnTheListOfTheHead() {
    String director = person("sd.yang@east");
    LocalDate october = LocalDate.of(2026, 10, 1);
    DutyItem missed =
        items.save(
            DutyItem.ofPeriod(
                    "SD-72",
                    staff.find(director).orElseThrow(),
                    DutyItem.Span.of(Cadence.MONTHLY.around(october), SHANGHAI),
                    "2026-01-01",
                    1)
                .missed());
    Office office = new Office(http, staff);

    var answer =
        office.post(
            "sd.yang@east",
            "/api/v1/hr/duty-items/" + missed.id() + "/completion",
            "{\"note\":\"hung the banner\"}");

    assertThat(answer).hasStatus(409);
    assertThat(Office.code(answer)).isEqualTo("duty.too-late");
    assertThat(
            Office.json(office.get("sd.yang@east", "/api/v1/hr/duty-items/" + missed.id()))
                .path("allowedActions")
                .toString())
        .doesNotContain("completion");
    assertThat(office.get("gm.wang@east", "/api/v1/hr/teams/mine/duties?state=OVERDUE&limit=200"))
        .hasStatusOk()
        .bodyText()
        .contains(missed.id());
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
      begins("EAST", day.plusDays(1));
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
        .isThrownBy(() -> done.correctedBy("x", "y", HANDOVER))
        .returns("duty.wrong-state", RuleViolation::code);
  }

  /** The whole job at 00:00 of the day. */
  private void begins(String store, LocalDate day) {
    Instant at = day.atStartOfDay(SHANGHAI).toInstant();
    Callers.asSystem(
        "test",
        () ->
            transaction.executeWithoutResult(
                _ -> opening.newDay(new JobDay("hr.duties", store, day, at))));
  }

  private String hired(String role, String post) {
    String login = role + "." + Ids.next().replace("-", "") + "@east";
    return new Office(http, staff)
        .created(
            "hr.gao@east",
            "/api/v1/hr/people",
            """
            {"name":"李样例","loginName":"%s","postId":"%s","hiredOn":"2026-11-21"}
            """
                .formatted(login, post))
        .path("id")
        .asString();
  }

  private void leaves(String person) {
    assertThat(
            new Office(http, staff)
                .post(
                    "hr.gao@east",
                    "/api/v1/hr/people/" + person + "/departure",
                    "{\"lastDay\":\"2026-11-21\"}"))
        .hasStatusOk();
  }

  private Fact delivered() {
    return delivered(HANDOVER);
  }

  private Fact delivered(Instant handover) {
    return fact(
        DELIVERED,
        consultant,
        handover,
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
            handover.toString(),
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
