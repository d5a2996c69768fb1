package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.lead.application.LeadPool;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.value.Ids;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who has a lead: criteria, rota, leave, hand-over, late answers, the pool, collisions. */
@ForecourtTest
@Import(Showroom.class)
class LeadOwnershipIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Showroom showroom;
  @Autowired JdbcClient jdbc;
  @Autowired BusinessClock clock;
  @Autowired LeadPool pool;
  @Autowired TransactionTemplate transaction;

  @Test
  void whoKnowsTheSeriesGetsItsCustomers() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var manager = store.hire("sh");
    var li = store.hire("sc");
    var wang = store.hire("sc");
    store.onShift(li, wang);
    showroom
        .post(
            manager,
            "/api/v1/crm/consultant-skills",
            "{\"personId\":\"%s\",\"models\":[\"COMPASS\"],\"districts\":[]}"
                .formatted(wang.personId()))
        .is(200);

    for (int i = 0; i < 3; i++) {
      String lead = capture(desk, Showroom.mobile(), "COMPASS-20T").is(201).at("$.id");
      var shown = showroom.get(desk, "/api/v1/crm/leads/" + lead).is(200);
      assertThat(shown.<String>at("$.consultantId")).isEqualTo(wang.personId());
      assertThat(shown.<String>at("$.assignmentRule")).isEqualTo("MODEL_SKILL");
      assertThat(shown.<String>at("$.assignmentReason")).isEqualTo("1 of 2 know the model");
    }
  }

  @Test
  void nobodyOnLeaveOrGoneOrSwappedAwayGetsALeadWhileShiftsChange() throws Exception {
    var store = showroom.store();
    var desk = store.hire("rc");
    var stays = store.hire("sc");
    var onLeave = store.hire("sc");
    var leaves = store.hire("sc");
    var swapsOut = store.hire("sc");
    var swapsIn = store.hire("sc");
    String rota = store.onShift(stays, onLeave, leaves, swapsOut);
    Set<String> before = new HashSet<>();
    Set<String> after = new HashSet<>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var arriving =
          people.submit(
              () -> {
                for (int i = 0; i < 12; i++) {
                  before.add(store.walkIn(desk).is(201).at("$.consultantId"));
                }
              });
      tellLeave(store, onLeave, today(), today());
      store.leaves(leaves);
      tellSwap(store, rota, swapsOut, swapsIn);
      arriving.get();
    }
    Showroom.await(
        () -> {
          assertThat(
                  showroom.count(
                      "SELECT COUNT(*) FROM roster_leave WHERE person_id = ?", onLeave.personId()))
              .isEqualTo(1);
          assertThat(
                  showroom.count(
                      "SELECT COUNT(*) FROM roster_shift WHERE person_id = ?", swapsIn.personId()))
              .isEqualTo(1);
          assertThat(
                  showroom.count(
                      "SELECT COUNT(*) FROM staff WHERE person_id = ? AND status = 'LEFT'",
                      leaves.personId()))
              .isEqualTo(1);
        });

    for (int i = 0; i < 12; i++) {
      after.add(store.walkIn(desk).is(201).at("$.consultantId"));
    }

    assertThat(after).containsExactlyInAnyOrder(stays.personId(), swapsIn.personId());
  }

  @Test
  void aManagerGivesNoLeadToSomebodyOnLeave() {
    var store = showroom.store();
    var manager = store.hire("sh");
    var li = store.hire("sc");
    String lead = capture(store.hire("rc"), Showroom.mobile(), "M1").is(201).at("$.id");
    tellLeave(store, li, today(), today().plusDays(1));
    awaitLeave(li);

    var refused = assign(manager, lead, li).is(409);

    assertThat(refused.<String>at("$.code")).isEqualTo("lead.consultant-on-leave");
  }

  @Test
  void theLeadsOfWhoLeftWaitForTheManagerAndThenTheRuleGivesThemOut() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var manager = store.hire("sh");
    var li = store.hire("sc");
    store.onShift(li);
    String first = store.walkIn(desk).is(201).at("$.leadId");
    String second = store.walkIn(desk).is(201).at("$.leadId");
    var wang = store.hire("sc");
    store.onShift(wang);

    store.leaves(li);

    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(manager, "/api/v1/crm/lead-hand-overs?state=OPEN")
                        .<List<String>>at("$.items[*].leadId"))
                .containsExactlyInAnyOrder(first, second));
    assertThat(showroom.get(manager, "/api/v1/crm/leads?waiting=true").is(200).text())
        .contains("CONSULTANT_LEFT");
    assign(manager, first, wang).is(200);
    fireNow("lead.hand-over", second);
    Showroom.await(() -> assertThat(owner(desk, second)).isEqualTo(wang.personId()));
    var moved = showroom.events().await("io.forecourt.crm.lead-reassigned.v1", second);
    EventContracts.assertValid(moved);
    assertThat(moved.data().path("previousConsultantId").asString()).isEqualTo(li.personId());
    assertThat(
            showroom
                .get(manager, "/api/v1/crm/lead-hand-overs?state=GIVEN")
                .<List<String>>at("$.items[*].givenToId"))
        .containsExactly(wang.personId(), wang.personId());
  }

  @Test
  void whatNobodyTookOverByTheLastDayGoesToThePoolWhereOneOfTwoClaimsIt() throws Exception {
    var store = showroom.store();
    var li = store.hire("sc");
    store.onShift(li);
    String lead = store.walkIn(store.hire("rc")).is(201).at("$.leadId");
    store.leaves(li);
    Showroom.await(
        () ->
            assertThat(
                    showroom.count("SELECT COUNT(*) FROM lead_hand_over WHERE lead_id = ?", lead))
                .isEqualTo(1));
    jdbc.sql("UPDATE lead_hand_over SET due_at = opened_at WHERE lead_id = ?").param(lead).update();
    fireNow("lead.hand-over", lead);
    var pooled = showroom.events().await("io.forecourt.crm.lead-pooled.v1", lead);
    EventContracts.assertValid(pooled);
    assertThat(pooled.data().path("reasonCode").asString()).isEqualTo("CONSULTANT_LEFT");
    var wang = store.hire("sc");
    var chen = store.hire("sc");
    assertThat(
            showroom
                .get(wang, "/api/v1/crm/leads?pooled=true")
                .is(200)
                .<List<List<String>>>at("$.items[*].allowedActions"))
        .containsExactly(List.of("claim"));

    List<Callable<Integer>> claims =
        List.of(() -> claim(wang, lead).status(), () -> claim(chen, lead).status());
    List<Integer> answers = new ArrayList<>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : people.invokeAll(claims)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).containsExactlyInAnyOrder(200, 409);
    assertThat(
            showroom.get(wang, "/api/v1/crm/leads?pooled=true").<List<String>>at("$.items[*].id"))
        .isEmpty();
  }

  @Test
  void aLongLeaveHandsTheLeadsOverOnItsFirstMorningAShortOneDoesNot() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var manager = store.hire("sh");
    var li = store.hire("sc");
    var wang = store.hire("sc");
    String ofLi = captureOwn(li).is(201).at("$.id");
    String ofWang = captureOwn(wang).is(201).at("$.id");

    tellLeave(store, wang, today(), today().plusDays(1));
    tellLeave(store, li, today(), today().plusDays(2));

    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(manager, "/api/v1/crm/lead-hand-overs?state=OPEN")
                        .<List<String>>at("$.items[*].leadId"))
                .containsExactly(ofLi));
    assertThat(owner(desk, ofWang)).isEqualTo(wang.personId());
  }

  @Test
  void whoDoesNotSellHereAnyMoreHandsTheLeadsOver() {
    var store = showroom.store();
    var manager = store.hire("sh");
    var li = store.hire("sc");
    String lead = captureOwn(li).is(201).at("$.id");

    showroom
        .events()
        .tell(
            TestEvents.event(
                    "io.forecourt.hr.position-changed.v1",
                    li.personId(),
                    2,
                    Map.of(
                        "personId",
                        li.personId(),
                        "storeCode",
                        store.code(),
                        "stores",
                        List.of(store.code()),
                        "roles",
                        List.of("su"),
                        "postId",
                        "POST-SU",
                        "status",
                        "ACTIVE"))
                .inStore(store.code()));

    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(manager, "/api/v1/crm/lead-hand-overs?state=OPEN")
                        .<List<String>>at("$.items[*].leadId"))
                .containsExactly(lead));
  }

  @Test
  void aFirstAnswerThatIsLateGoesToSomebodyElseOnceAndThenToThePool() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var li = store.hire("sc");
    store.onShift(li);
    String lead = capture(desk, Showroom.mobile(), "M1").is(201).at("$.id");
    var wang = store.hire("sc");
    store.onShift(wang);

    fireNow("follow-up.overdue", firstResponse(lead));

    Showroom.await(() -> assertThat(owner(desk, lead)).isEqualTo(wang.personId()));
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.lead-reassigned.v1", lead));
    fireNow("follow-up.overdue", firstResponse(lead));
    Showroom.await(
        () ->
            assertThat(showroom.get(desk, "/api/v1/crm/leads/" + lead).text())
                .contains("NO_RESPONSE"));
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.lead-pooled.v1", lead));
  }

  @Test
  void theForecastNamesWhoWouldDropAndTheMorningJobDropsThem() {
    var store = showroom.store();
    var manager = store.hire("sh");
    var li = store.hire("sc");
    String quiet = captureOwn(li).is(201).at("$.id");
    String young = captureOwn(li).is(201).at("$.id");
    Instant longAgo = clock.instant().minus(Duration.ofDays(14));
    jdbc.sql("UPDATE sales_lead SET assigned_at = :at, quiet_since = :at WHERE id = :id")
        .param("at", Timestamp.from(longAgo))
        .param("id", quiet)
        .update();

    var forecast = showroom.get(manager, "/api/v1/crm/pool-forecast?days=2").is(200);

    assertThat(forecast.<List<String>>at("$.items[*].leadId")).containsExactly(quiet);
    assertThat(
            showroom
                .get(manager, "/api/v1/crm/pool-forecast?days=0")
                .is(200)
                .<List<String>>at("$.items[*].leadId"))
        .isEmpty();
    var morning = clock.instant().plus(Duration.ofDays(2));
    Callers.asSystem(
        "test",
        () -> pool.dropQuietLeads(new JobDay("crm.lead-pool", store.code(), today(), morning)));
    assertThat(
            showroom
                .get(manager, "/api/v1/crm/leads?pooled=true")
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .containsExactly(quiet);
    assertThat(owner(manager, young)).isEqualTo(li.personId());
    assertThat(claim(li, quiet).is(409).<String>at("$.code")).isEqualTo("lead.cooling");
  }

  @Test
  void aCustomerOfAColleagueStaysWithTheColleagueAndTheCollisionIsKept() {
    var store = showroom.store();
    var manager = store.hire("sm");
    var li = store.hire("sc");
    var wang = store.hire("sc");
    String mobile = Showroom.mobile();
    String lead = own(li, mobile).is(201).at("$.id");

    var again = own(wang, mobile).is(200);

    assertThat(again.<String>at("$.consultantId")).isEqualTo(li.personId());
    var kept = showroom.get(manager, "/api/v1/crm/lead-collisions?state=KEPT").is(200);
    assertThat(kept.<List<String>>at("$.items[*].leadId")).containsExactly(lead);
    assertThat(kept.<List<String>>at("$.items[*].claimantId")).containsExactly(wang.personId());
  }

  @Test
  void afterTheProtectionAManagerWhoIsNoneOfTheTwoDecides() {
    var store = showroom.store();
    var manager = store.hire("sm");
    var li = store.hire("sc");
    var wang = store.hire("sc");
    String mobile = Showroom.mobile();
    String lead = own(li, mobile).is(201).at("$.id");
    Instant longAgo = clock.instant().minus(Duration.ofDays(31));
    jdbc.sql("UPDATE sales_lead SET assigned_at = :at, quiet_since = :at WHERE id = :id")
        .param("at", Timestamp.from(longAgo))
        .param("id", lead)
        .update();
    own(wang, mobile).is(200);
    String collision =
        showroom.get(manager, "/api/v1/crm/lead-collisions?state=OPEN").is(200).at("$.items[0].id");

    showroom
        .post(
            manager,
            "/api/v1/crm/lead-collisions/" + collision + "/decision",
            "{\"consultantId\":\"%s\"}".formatted(manager.personId()))
        .is(409);
    var decided =
        showroom
            .post(
                manager,
                "/api/v1/crm/lead-collisions/" + collision + "/decision",
                "{\"consultantId\":\"%s\"}".formatted(wang.personId()))
            .is(200);

    assertThat(decided.<String>at("$.state")).isEqualTo("DECIDED");
    assertThat(owner(manager, lead)).isEqualTo(wang.personId());
  }

  @Test
  void ofTwoManagersAtOnceOneDecidesACollision() throws Exception {
    var store = showroom.store();
    var manager = store.hire("sm");
    var other = store.hire("sm");
    var li = store.hire("sc");
    var wang = store.hire("sc");
    String mobile = Showroom.mobile();
    String lead = own(li, mobile).is(201).at("$.id");
    jdbc.sql("UPDATE sales_lead SET assigned_at = :at, quiet_since = :at WHERE id = :id")
        .param("at", Timestamp.from(clock.instant().minus(Duration.ofDays(31))))
        .param("id", lead)
        .update();
    own(wang, mobile).is(200);
    String collision =
        showroom.get(manager, "/api/v1/crm/lead-collisions?state=OPEN").is(200).at("$.items[0].id");

    List<Integer> answers = new ArrayList<>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> decisions =
          transaction.execute(
              _ -> {
                jdbc.sql("SELECT id FROM sales_lead WHERE id = ? FOR UPDATE")
                    .param(lead)
                    .query(String.class)
                    .single();
                List<Future<Integer>> asked =
                    List.of(
                        people.submit(() -> decide(manager, collision, li)),
                        people.submit(() -> decide(other, collision, wang)));
                Showroom.await(() -> assertThat(waitingFor(lead)).isEqualTo(2));
                return asked;
              });
      for (var decision : decisions) {
        answers.add(decision.get());
      }
    }

    assertThat(answers).containsExactlyInAnyOrder(200, 409);
    var decided = showroom.get(manager, "/api/v1/crm/lead-collisions?state=DECIDED").is(200);
    assertThat(decided.<String>at("$.items[0].givenToId")).isEqualTo(owner(manager, lead));
  }

  private int decide(Login manager, String collision, Login to) {
    return showroom
        .post(
            manager,
            "/api/v1/crm/lead-collisions/" + collision + "/decision",
            "{\"consultantId\":\"%s\"}".formatted(to.personId()))
        .status();
  }

  /** How many others wait for the lead's row now. */
  private int waitingFor(String lead) {
    return showroom.count(
        "SELECT COUNT(*) FROM information_schema.processlist"
            + " WHERE id <> CONNECTION_ID() AND info LIKE ?",
        "SELECT id FROM sales_lead WHERE id = '" + lead + "' FOR UPDATE%");
  }

  @Test
  void aShiftThatBeganMoreThanADayAgoIsOver() {
    var store = showroom.store();
    var li = store.hire("sc");
    store.onShift(
        clock.instant().minus(Duration.ofHours(25)), clock.instant().plus(Duration.ofHours(1)), li);

    var lead = capture(store.hire("rc"), Showroom.mobile(), "M1").is(201);

    assertThat(lead.<String>at("$.state")).isEqualTo("NEW");
  }

  private Showroom.Answer capture(Login desk, String mobile, String model) {
    return showroom.post(
        desk,
        "/api/v1/crm/leads",
        "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"WEB\",\"modelCode\":\"%s\"}"
            .formatted(mobile, model));
  }

  private Showroom.Answer captureOwn(Login consultant) {
    return own(consultant, Showroom.mobile());
  }

  private Showroom.Answer own(Login consultant, String mobile) {
    return showroom.post(
        consultant,
        "/api/v1/crm/leads",
        "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"FRIENDS\"}".formatted(mobile));
  }

  private Showroom.Answer assign(Login manager, String lead, Login to) {
    return showroom.post(
        manager,
        "/api/v1/crm/leads/" + lead + "/assignment",
        "{\"consultantId\":\"%s\"}".formatted(to.personId()));
  }

  private Showroom.Answer claim(Login consultant, String lead) {
    return showroom.post(consultant, "/api/v1/crm/leads/" + lead + "/claim", "");
  }

  private @Nullable String owner(Login who, String lead) {
    return showroom.get(who, "/api/v1/crm/leads/" + lead).is(200).at("$.consultantId");
  }

  private String firstResponse(String lead) {
    return Objects.requireNonNull(
        jdbc.sql(
                """
                SELECT id FROM follow_up
                 WHERE lead_id = ? AND kind = 'FIRST_RESPONSE' AND state = 'OPEN'
                """)
            .param(lead)
            .query(String.class)
            .single());
  }

  /** As if its moment had come. */
  private void fireNow(String kind, String subject) {
    int moved =
        jdbc.sql(
                "UPDATE deadline SET due_at = :now WHERE kind = :kind AND subject = :subject AND"
                    + " open_marker = 1")
            .param("now", Timestamp.from(clock.instant()))
            .param("kind", kind)
            .param("subject", subject)
            .update();
    assertThat(moved).isEqualTo(1);
  }

  private LocalDate today() {
    return clock.today(ZONE);
  }

  private void tellLeave(Showroom.Store store, Login person, LocalDate from, LocalDate to) {
    String leave = Ids.next();
    showroom
        .events()
        .tell(
            TestEvents.event(
                    "io.forecourt.hr.leave-approved.v1",
                    leave,
                    1,
                    Map.of(
                        "leaveId",
                        leave,
                        "personId",
                        person.personId(),
                        "from",
                        from.toString(),
                        "to",
                        to.toString()))
                .inStore(store.code()));
  }

  private void awaitLeave(Login person) {
    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM roster_leave WHERE person_id = ?", person.personId()))
                .isEqualTo(1));
  }

  private void tellSwap(Showroom.Store store, String rota, Login from, Login to) {
    LocalDate date = clock.instant().minus(Duration.ofHours(4)).atZone(ZONE).toLocalDate();
    showroom
        .events()
        .tell(
            TestEvents.event(
                    "io.forecourt.hr.shift-swapped.v1",
                    rota,
                    2,
                    Map.of(
                        "rotaId",
                        rota,
                        "fromPersonId",
                        from.personId(),
                        "toPersonId",
                        to.personId(),
                        "date",
                        date.toString()))
                .inStore(store.code()));
  }
}
