package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForecourtTest
@Import(Showroom.class)
class ReminderIT {
  private static final String REMINDERS = "/api/v1/crm/reminders";

  @Autowired Showroom showroom;
  @Autowired JdbcClient jdbc;
  @Autowired BusinessClock clock;

  /** A store with a customer. */
  private final class House {
    final Showroom.Store store = showroom.store();
    final Login desk = store.hire("rc");
    final Login officer = store.hire("io");
    final Login agent = store.hire("ca");
    private final Showroom.Answer visit = store.walkIn(desk).is(201);
    final String customer = visit.at("$.customerId");
    final String lead = visit.at("$.leadId");
    final String vehicles = "/api/v1/crm/customers/" + customer + "/vehicles";

    String car(String dates) {
      return showroom
          .post(officer, vehicles, "{\"relation\":\"PRESENT\",\"plate\":\"皖D12345\"," + dates + "}")
          .is(201)
          .at("$.id");
    }

    void learn(String car, String what) {
      String etag =
          Objects.requireNonNull(
              showroom.get(officer, vehicles + "/" + car).is(200).header("ETag"));
      showroom.patch(officer, vehicles + "/" + car, etag, "{" + what + "}").is(200);
    }

    /** The profile alone says it, of a car that nobody noted. */
    void insuredUntil(LocalDate end) {
      String path = "/api/v1/crm/customers/" + customer;
      String etag = Objects.requireNonNull(showroom.get(officer, path).is(200).header("ETag"));
      showroom.patch(officer, path, etag, "{\"insuranceExpiry\":\"%s\"}".formatted(end)).is(200);
    }

    /** What the insurance desk tells of its case, so many hours after its beginning. */
    String renewal(String fact, String id, String vin, long sequence) {
      showroom
          .events()
          .tell(
              TestEvents.event(
                      "io.forecourt.insurance." + fact + ".v1",
                      id,
                      sequence,
                      Map.of(
                          "renewalId", id,
                          "customerId", customer,
                          "vin", vin,
                          "renewalDate", clock.today(ZoneId.of("Asia/Shanghai")).toString()))
                  .inStore(store.code())
                  .at(clock.instant().plus(Duration.ofHours(sequence))));
      return id;
    }

    void agrees(String purpose) {
      showroom
          .post(
              officer,
              "/api/v1/crm/customers/" + customer + "/consents",
              """
              {"purpose":"%s","given":true,"noticeVersion":"2026-1","channel":"STORE"}
              """
                  .formatted(purpose))
          .is(201);
    }

    Showroom.Answer reminders(String kind) {
      return showroom
          .get(officer, REMINDERS + "?kind=%s&customerId=%s&sort=-dueAt".formatted(kind, customer))
          .is(200);
    }

    List<String> states(String kind) {
      return reminders(kind).at("$.items[*].state");
    }

    void sold(String order, String fact, long sequence) {
      store.sales(
          fact,
          order,
          sequence,
          Map.of(
              "orderId",
              order,
              "leadId",
              lead,
              "customerId",
              customer,
              "vin",
              "LVSHCAMB4PE104728",
              "deliveredAt",
              clock.instant().toString()));
    }
  }

  @Test
  void aReminderGoesOutOnceWhateverIsLearnedAfterwards() {
    var house = new House();
    house.agrees("MARKETING_SMS");
    LocalDate end = today().plusDays(60);
    String car = house.car("\"insuranceExpiry\":\"%s\"".formatted(end));
    var planned = house.reminders("INSURANCE");
    String id = planned.at("$.items[0].id");
    assertThat(planned.<String>at("$.items[0].targetOn")).isEqualTo(end.toString());

    passes(id);

    Showroom.await(() -> assertThat(house.states("INSURANCE")).containsExactly("SENT"));
    var told = showroom.events().await("io.forecourt.crm.reminder-sent.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("way").asString()).isEqualTo("MESSAGE");
    assertThat(told.data().path("dueOn").asString()).isEqualTo(end.toString());
    assertThat(told.data().path("ownerId").asString()).isEqualTo(house.officer.personId());
    assertThat(told.data().path("sentBy").asString()).isEqualTo("system");
    house.learn(car, "\"description\":\"blue\"");
    assertThat(house.states("INSURANCE")).containsExactly("SENT");
    assertThat(showroom.events().heardOf("io.forecourt.crm.reminder-sent.v1", id)).hasSize(1);
    showroom
        .post(house.officer, REMINDERS + "/" + id + "/dispatch", "")
        .problem(409, "reminder.wrong-state");
  }

  @Test
  void whoMayNotBeWrittenToIsRemindedByAPersonWithEvidence() {
    var house = new House();
    house.car("\"insuranceExpiry\":\"%s\"".formatted(today().plusDays(60)));
    String id = house.reminders("INSURANCE").at("$.items[0].id");
    String contact = "{\"kind\":\"CALL\",\"reference\":\"call-%s\"}".formatted(id);
    showroom
        .post(house.officer, REMINDERS + "/" + id + "/contact", contact)
        .problem(409, "reminder.wrong-state");

    var left = showroom.post(house.officer, REMINDERS + "/" + id + "/dispatch", "").is(200);

    assertThat(left.<String>at("$.state")).isEqualTo("TASK");
    assertThat(left.<String>at("$.ownerId")).isEqualTo(house.officer.personId());
    assertThat(left.<List<String>>at("$.allowedActions")).containsExactly("contact");
    var done = showroom.post(house.officer, REMINDERS + "/" + id + "/contact", contact).is(200);
    assertThat(done.<String>at("$.state")).isEqualTo("DONE");
    var told = showroom.events().await("io.forecourt.crm.reminder-sent.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("way").asString()).isEqualTo("PERSON");
    assertThat(told.data().path("sentBy").asString()).isEqualTo(house.officer.personId());
  }

  @Test
  void theTaskStandsOnThePlanOfTheDayAndGoesToAColleague() {
    var house = new House();
    house.car("\"insuranceExpiry\":\"%s\"".formatted(today().plusDays(60)));
    String id = house.reminders("INSURANCE").at("$.items[0].id");
    showroom.post(house.officer, REMINDERS + "/" + id + "/dispatch", "").is(200);
    house.store.leaves(house.officer);

    Showroom.await(
        () ->
            assertThat(
                    showroom.get(house.agent, REMINDERS + "/" + id).is(200).<String>at("$.ownerId"))
                .isEqualTo(house.agent.personId()));
    assertThat(
            showroom
                .get(house.agent, "/api/v1/crm/morning-plan")
                .is(200)
                .<List<String>>at("$.items[*].link"))
        .contains(REMINDERS + "/" + id);
  }

  @Test
  void anInspectionIsPlannedByAgeAndUseAndDispatchedNotTooEarly() {
    var house = new House();
    LocalDate soon = today().plusDays(40).minusMonths(24);
    String car = house.car("\"registeredOn\":\"%s\"".formatted(soon));
    String id = house.reminders("INSPECTION").at("$.items[0].id");
    LocalDate due = soon.plusMonths(24);
    assertThat(house.reminders("INSPECTION").<String>at("$.items[0].targetOn"))
        .isEqualTo(due.withDayOfMonth(due.lengthOfMonth()).toString());

    house.learn(car, "\"registeredOn\":\"%s\"".formatted(today().minusDays(1)));

    assertThat(house.reminders("INSPECTION").<List<String>>at("$.items[*].state"))
        .containsExactlyInAnyOrder("PLANNED");
    showroom
        .post(house.officer, REMINDERS + "/" + id + "/dispatch", "")
        .problem(409, "reminder.too-early");
    house.learn(car, "\"registeredOn\":\"%s\",\"use\":\"COMMERCIAL\"".formatted(soon));
    assertThat(
            showroom
                .post(house.officer, REMINDERS + "/" + id + "/dispatch", "")
                .is(200)
                .<String>at("$.state"))
        .isEqualTo("SENT");
  }

  @Test
  void whatItRestedOnIsGoneAndSoIsThePlan() {
    var house = new House();
    LocalDate end = today().plusDays(60);
    String car = house.car("\"insuranceExpiry\":\"%s\"".formatted(end));

    house.learn(car, "\"insuranceExpiry\":\"%s\"".formatted(end.plusYears(1)));

    assertThat(house.reminders("INSURANCE").<List<String>>at("$.items[*].targetOn"))
        .containsExactly(end.plusYears(1).toString(), end.toString());
    assertThat(house.states("INSURANCE")).containsExactly("PLANNED", "DROPPED");
    house.learn(car, "\"insuranceExpiry\":\"%s\"".formatted(end));
    assertThat(house.states("INSURANCE")).containsExactly("DROPPED", "PLANNED");
    house.learn(car, "\"goneOn\":\"%s\"".formatted(today()));
    assertThat(house.states("INSURANCE")).containsExactly("DROPPED", "DROPPED");
  }

  @Test
  void aDeliveryPlansTheFirstServiceUntilItWasDoneOrTheSaleUndone() {
    var house = new House();
    String order = "o-" + house.customer;
    house.sold(order, "vehicle-delivered", 9);
    Showroom.await(() -> assertThat(house.states("FIRST_SERVICE")).containsExactly("PLANNED"));
    assertThat(house.states("INSPECTION")).containsExactly("PLANNED");
    assertThat(house.reminders("FIRST_SERVICE").<String>at("$.items[0].targetOn"))
        .isEqualTo(today().plusMonths(3).toString());

    house.sold(order, "order-cancelled", 10);
    Showroom.await(() -> assertThat(house.states("FIRST_SERVICE")).containsExactly("DROPPED"));
    house.sold(order, "vehicle-delivered", 11);
    Showroom.await(() -> assertThat(house.states("FIRST_SERVICE")).containsExactly("PLANNED"));
    showroom
        .post(
            house.desk,
            "/api/v1/crm/visits",
            "{\"kind\":\"WALK_IN\",\"customerId\":\"%s\",\"rejectReason\":\"SERVICE\"}"
                .formatted(house.customer))
        .is(201);

    assertThat(house.states("FIRST_SERVICE")).containsExactly("DROPPED");
    assertThat(house.states("INSPECTION")).containsExactly("PLANNED");
  }

  @Test
  void whatInsuranceAndRegistrationSayMovesThePlan() {
    var house = new House();
    String order = "o-" + house.customer;
    house.sold(order, "vehicle-delivered", 9);
    Showroom.await(() -> assertThat(house.states("INSPECTION")).hasSize(1));
    LocalDate end = today().plusYears(1).minusDays(1);

    showroom
        .events()
        .tell(
            TestEvents.event(
                    "io.forecourt.insurance.policy-issued.v1",
                    "p-" + order,
                    1,
                    Map.of(
                        "policyId",
                        "p-" + order,
                        "customerId",
                        house.customer,
                        "vin",
                        "LVSHCAMB4PE104728",
                        "endDate",
                        end.toString()))
                .inStore(house.store.code()));

    Showroom.await(
        () ->
            assertThat(house.reminders("INSURANCE").<List<String>>at("$.items[*].targetOn"))
                .containsExactly(end.toString()));
  }

  @Test
  void whatTheInsuranceDeskLooksAfterIsNotRemindedOfHere() {
    var house = new House();
    String vin = Vin.withCheckDigit("LVSHCAMB0TE720001").value();
    house.car("\"vin\":\"%s\",\"insuranceExpiry\":\"%s\"".formatted(vin, today().plusDays(60)));
    assertThat(house.states("INSURANCE")).containsExactly("PLANNED");

    String renewal = house.renewal("renewal-clock-started", Ids.next(), vin, 1);

    Showroom.await(() -> assertThat(house.states("INSURANCE")).containsExactly("DROPPED"));
    house.renewal("renewal-closed", renewal, vin, 2);
    Showroom.await(() -> assertThat(house.states("INSURANCE")).containsExactly("PLANNED"));
  }

  @Test
  void norWhereTheDeskKnewTheCarFirst() {
    var house = new House();
    String vin = Vin.withCheckDigit("LVSHCAMB0TE720002").value();
    house.insuredUntil(today().plusDays(90));
    assertThat(house.states("INSURANCE")).containsExactly("PLANNED");
    house.renewal("renewal-clock-started", Ids.next(), vin, 1);
    Showroom.await(() -> assertThat(house.states("INSURANCE")).containsExactly("DROPPED"));

    house.car("\"vin\":\"%s\",\"insuranceExpiry\":\"%s\"".formatted(vin, today().plusDays(60)));
    house.car("\"insuranceExpiry\":\"%s\"".formatted(today().plusDays(70)));

    assertThat(house.reminders("INSURANCE").<List<String>>at("$.items[*].targetOn"))
        .containsExactly(today().plusDays(90).toString(), today().plusDays(70).toString());
    assertThat(house.states("INSURANCE")).containsExactly("DROPPED", "PLANNED");
  }

  @Test
  void aCaseOfACarThatIsGoneIsNoneThoughItsBeginningIsToldLate() {
    var house = new House();
    String vin = Vin.withCheckDigit("LVSHCAMB0TE720003").value();
    house.car("\"vin\":\"%s\",\"insuranceExpiry\":\"%s\"".formatted(vin, today().plusDays(60)));
    String renewal = Ids.next();
    house.renewal("renewal-closed", renewal, vin, 2);
    house.renewal("renewal-clock-started", renewal, vin, 1);

    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM renewal_case WHERE renewal_id = ?"
                            + " AND started_at < closed_at",
                        renewal))
                .isEqualTo(1));
    assertThat(house.states("INSURANCE")).containsExactly("PLANNED");
  }

  @Test
  void onlyMembersAreWishedAHappyBirthday() {
    var house = new House();
    String path = "/api/v1/crm/customers/" + house.customer;
    LocalDate next = today().plusDays(5);
    String etag = Objects.requireNonNull(showroom.get(house.officer, path).is(200).header("ETag"));
    showroom
        .patch(house.officer, path, etag, "{\"birthDate\":\"%s\"}".formatted(next.minusYears(40)))
        .is(200);
    assertThat(house.states("BIRTHDAY")).isEmpty();

    house.agrees("MEMBERS_CLUB");
    String member =
        showroom
            .post(
                house.officer,
                "/api/v1/crm/members",
                "{\"customerId\":\"%s\"}".formatted(house.customer))
            .is(201)
            .at("$.id");

    assertThat(house.reminders("BIRTHDAY").<List<String>>at("$.items[*].targetOn"))
        .containsExactly(next.toString());
    showroom.post(house.officer, "/api/v1/crm/members/" + member + "/departure", "{}").is(200);
    assertThat(house.states("BIRTHDAY")).containsExactly("DROPPED");
    showroom
        .post(house.store.hire("pv"), "/api/v1/crm/customers/" + house.customer + "/erasure", "{}")
        .is(200);
    assertThat(house.states("BIRTHDAY")).isEmpty();
  }

  @Test
  void nobodyIsRemindedWhoIsErasedAndThePlanFollowsAMerge() {
    var house = new House();
    var manager = house.store.hire("sh");
    String other = house.store.walkIn(house.desk).is(201).at("$.customerId");
    house.car("\"insuranceExpiry\":\"%s\"".formatted(today().plusDays(60)));
    String id = house.reminders("INSURANCE").at("$.items[0].id");
    String merge =
        showroom
            .post(
                manager,
                "/api/v1/crm/customers/" + other + "/merge",
                "{\"duplicateId\":\"%s\"}".formatted(house.customer))
            .is(201)
            .at("$.id");
    assertThat(owner(house, id)).isEqualTo(other);
    showroom.post(manager, "/api/v1/crm/merges/" + merge + "/undo", "{}").is(200);
    assertThat(owner(house, id)).isEqualTo(house.customer);
    assertThat(house.states("INSURANCE")).containsExactly("PLANNED");

    showroom
        .post(house.store.hire("pv"), "/api/v1/crm/customers/" + house.customer + "/erasure", "{}")
        .is(200);

    assertThat(house.states("INSURANCE")).containsExactly("DROPPED");
  }

  private String owner(House house, String reminder) {
    return showroom.get(house.officer, REMINDERS + "/" + reminder).is(200).at("$.customerId");
  }

  private LocalDate today() {
    return clock.today(ZoneId.of("Asia/Shanghai"));
  }

  /** The stored moment is reached. */
  private void passes(String reminder) {
    Instant now = clock.instant();
    jdbc.sql(
            "UPDATE deadline SET due_at = ? WHERE kind = 'reminder.due' AND subject = ?"
                + " AND state = 'OPEN'")
        .param(LocalDateTime.ofInstant(now, ZoneOffset.UTC))
        .param(reminder)
        .update();
  }
}
