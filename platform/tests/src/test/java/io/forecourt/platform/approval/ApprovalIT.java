package io.forecourt.platform.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.SandboxClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ForecourtTest(classes = ApprovalIT.App.class, properties = "forecourt.service=probe")
class ApprovalIT {

  private static final String PATH = "/api/v1/probe/approvals";
  private static final String REQUESTED = "io.forecourt.probe.approval-requested.v1";
  private static final String DECIDED = "io.forecourt.probe.approval-decided.v1";

  private static final Login LI = TestTokens.person("li", "EAST", "sc");
  private static final Login SM = TestTokens.person("sm", "EAST", "sm");
  private static final Login SH = TestTokens.person("sh", "EAST", "sh");
  private static final Login SD = TestTokens.person("sd", "EAST", "sd").alsoIn("WEST");
  private static final Login GM = TestTokens.person("gm", "EAST", "gm").alsoIn("WEST");
  private static final Login WEST_SM = TestTokens.person("west-sm", "WEST", "sm");

  @Autowired private MockMvcTester mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Approvals approvals;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private SandboxClock clock;
  @Autowired private StoreCalendars calendars;
  @Autowired private TestEvents events;
  @Autowired private Settlements settlements;
  @Autowired private Away away;

  @BeforeEach
  void peopleOfTheStore() {
    away.people.clear();
    jdbc.sql("DELETE FROM staff").update();
    hire("li", "sc");
    hire("sm", "sm");
    hire("sh", "sh");
    hire("sd", "sd");
    hire("gm", "gm");
  }

  @Nested
  class Requesting {

    @Test
    void aSubjectHasOneOpenQuestionAndIsAskedForAgainWhenThatIsSettled() {
      String subject = Ids.next();
      Approval first = ask(LI, "DISCOUNT", subject, "800.00");

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> ask(LI, "DISCOUNT", subject, "900.00"))
          .returns("approval.already-pending", RuleViolation::code);

      assertThat(decide(SM, first, "REJECTED")).hasStatus(200);
      assertThat(ask(LI, "DISCOUNT", subject, "700.00").isPending()).isTrue();
    }

    @Test
    void theLimitOfThePolicyIsStoredInTheCalendarItNames() {
      Approval discount = ask(LI, "DISCOUNT", Ids.next(), "800.00");
      Approval leave = ask(LI, "LEAVE", Ids.next(), null);

      assertThat(discount.dueAt())
          .isEqualTo(calendars.addStoreHours("EAST", discount.requestedAt(), Duration.ofHours(2)));
      assertThat(leave.dueAt().atZone(calendars.zone("EAST")).getHour()).isZero();
      assertThat(events.await(REQUESTED, discount.id()).data().path("roles").get(0).asString())
          .isEqualTo("sm");
    }

    @Test
    void aLevelThatOnlyTheAskerHoldsIsSkipped() {
      jdbc.sql("DELETE FROM staff WHERE person_id = 'sh'").update();

      assertThat(ask(SM, "DISCOUNT", Ids.next(), "800.00").level()).isEqualTo(2);
    }
  }

  @Nested
  class Deciding {

    @Test
    void theLevelThatIsAskedDecidesAndTheFeatureHearsOfItInTheSameTransaction() {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "1000.00");

      assertThat(decide(SM, approval, "APPROVED")).hasStatus(200);

      assertThat(settlements.of(approval.subjectId()))
          .singleElement()
          .satisfies(
              settled -> {
                assertThat(settled.approved()).isTrue();
                assertThat(settled.decidedBy()).isEqualTo("sm");
              });
      var told = events.await(DECIDED, approval.id()).data();
      assertThat(told.path("decision").asString()).isEqualTo("APPROVED");
      assertThat(told.path("requestedBy").asString()).isEqualTo("li");
      assertThat(
              jdbc.sql(
                      "SELECT COUNT(*) FROM audit_record WHERE aggregate_type = 'approval' AND"
                          + " aggregate_id = :id AND actor = 'sm' AND reason = 'good reasons'")
                  .param("id", approval.id())
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
    }

    @Test
    void whatTheFeatureRefusesUndoesTheDecision() {
      Approval approval = ask(LI, "DISCOUNT", "refuse-" + Ids.next(), "800.00");

      assertProblem(decide(SM, approval, "APPROVED"), "approval.no-next-level");

      assertThat(status(SM, approval)).isEqualTo("PENDING");
    }

    @Test
    void whoAsksDoesNotDecide() {
      Approval approval = ask(SM, "DISCOUNT", Ids.next(), "800.00");

      assertThat(approval.level()).isEqualTo(1);
      assertProblem(decide(SM, approval, "APPROVED"), "approval.own-request");
    }

    @Test
    void anotherLevelIsRefused() {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "800.00");

      assertProblem(decide(GM, approval, "APPROVED"), "approval.not-your-level");
      assertThat(decide(WEST_SM, approval, "APPROVED")).hasStatus(404);
    }

    @Test
    void aReasonIsRequired() {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "800.00");

      assertThat(post(SM, approval, "decision", "{\"decision\": \"APPROVED\"}", null, null))
          .hasStatus(400);
    }

    @Test
    void anOlderVersionIsNotDecidedOn() {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "2000.00");
      assertThat(post(SM, approval, "escalation", "", "too much", null)).hasStatus(200);

      assertThat(post(SD, approval, "decision", "{\"decision\": \"APPROVED\"}", "fine", "\"0\""))
          .hasStatus(412);
      assertThat(post(SD, approval, "decision", "{\"decision\": \"APPROVED\"}", "fine", "\"1\""))
          .hasStatus(200);
    }

    @Test
    void ofTwoDecisionsAtOnceOneCounts() throws Exception {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "800.00");
      Callable<Integer> yes = () -> decide(SM, approval, "APPROVED").getResponse().getStatus();
      Callable<Integer> no = () -> decide(SM, approval, "REJECTED").getResponse().getStatus();

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Integer> answers =
            threads.invokeAll(List.of(yes, no, yes, no)).stream().map(Future::resultNow).toList();

        assertThat(answers)
            .containsOnlyOnce(200)
            .allMatch(status -> status == 200 || status == 409);
      }
      assertThat(settlements.of(approval.subjectId())).hasSize(1);
    }
  }

  @Nested
  class Authority {

    @Test
    void anAmountAboveItCanOnlyBePassedUpwards() {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "1000.01");

      assertThat(allowed(SM, approval)).containsExactly("escalation");
      assertProblem(decide(SM, approval, "APPROVED"), "approval.above-authority");
      assertProblem(decide(SM, approval, "REJECTED"), "approval.above-authority");

      assertThat(post(SM, approval, "escalation", "", "above my limit", null)).hasStatus(200);
      assertThat(allowed(SM, approval)).isEmpty();
      assertThat(allowed(SD, approval)).containsExactly("decision", "escalation");
      assertThat(decide(SD, approval, "APPROVED")).hasStatus(200);
    }

    @Test
    void whoHoldsALevelGrantsWithinItWithoutAsking() {
      assertThat(grants(SM, "1000.00")).isTrue();
      assertThat(grants(SM, "1000.01")).isFalse();
      assertThat(grants(SH, "1.00")).isFalse();
      assertThat(grants(GM, "90000.00")).isTrue();
    }

    @Test
    void theHighestLevelHasNobodyAbove() {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "90000.00");
      assertThat(post(SM, approval, "escalation", "", "above", null)).hasStatus(200);
      assertThat(post(SD, approval, "escalation", "", "above", null)).hasStatus(200);

      assertThat(allowed(GM, approval)).containsExactly("decision");
      assertProblem(post(GM, approval, "escalation", "", "above", null), "approval.no-next-level");
      assertThat(decide(GM, approval, "APPROVED")).hasStatus(200);
    }
  }

  @Nested
  class Deputies {

    @Test
    void aDeputyDecidesOnlyWhileTheHolderIsAway() {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "800.00");
      assertProblem(decide(SH, approval, "APPROVED"), "approval.not-your-level");

      away.people.add("sm");

      assertThat(allowed(SH, approval)).containsExactly("decision", "escalation");
      assertThat(decide(SH, approval, "APPROVED")).hasStatus(200);
    }

    @Test
    void aDeputyDecidesWhatTheHolderAsks() {
      Approval approval = ask(SM, "DISCOUNT", Ids.next(), "800.00");

      assertThat(decide(SH, approval, "APPROVED")).hasStatus(200);
    }
  }

  @Nested
  class Lapsing {

    @Test
    void whatNobodyAnswersGoesToTheNextLevelAtItsLimitUntilTheHighest() {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "800.00");

      passUntil(approval.dueAt());
      await().until(() -> level(approval) == 2);
      Instant second = dueAt(approval);
      assertThat(second)
          .isEqualTo(calendars.addStoreHours("EAST", approval.dueAt(), Duration.ofHours(2)));
      assertThat(
              events.heardOf(REQUESTED, approval.id()).stream()
                  .map(heard -> heard.headers().get("ce_time"))
                  .toList())
          .hasSizeLessThanOrEqualTo(2);
      assertProblem(decide(SM, approval, "APPROVED"), "approval.not-your-level");

      passUntil(second);
      await().until(() -> level(approval) == 3);
      Instant third = dueAt(approval);
      passUntil(third.plusSeconds(1));

      assertThat(level(approval)).isEqualTo(3);
      assertThat(decide(GM, approval, "APPROVED")).hasStatus(200);
    }
  }

  @Nested
  class Withdrawing {

    @Test
    void onlyWhoAskedWithdrawsAndNobodyDecidesAfterwards() {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "800.00");
      assertThat(allowed(LI, approval)).containsExactly("withdrawal");
      assertThat(post(SM, approval, "withdrawal", "", "no more", null)).hasStatus(404);

      assertThat(post(LI, approval, "withdrawal", "", "no more", null)).hasStatus(200);

      assertProblem(decide(SM, approval, "APPROVED"), "approval.wrong-state");
      assertThat(settlements.of(approval.subjectId()))
          .singleElement()
          .returns(ApprovalState.WITHDRAWN, ApprovalSettled::decision);
    }

    @Test
    void aFeatureTakesItsQuestionBackWhenTheSubjectIsGone() {
      Approval approval = ask(LI, "DISCOUNT", Ids.next(), "800.00");

      as(
          SM,
          () -> {
            approvals.withdraw("DISCOUNT", approval.subjectId());
            approvals.withdraw("DISCOUNT", approval.subjectId());
            return approval;
          });

      assertThat(status(SM, approval)).isEqualTo("WITHDRAWN");
    }
  }

  @Test
  void theListShowsWhatWaitsForARoleOfMine() {
    Approval mine = ask(LI, "DISCOUNT", Ids.next(), "800.00");
    Approval own = ask(SM, "DISCOUNT", Ids.next(), "800.00");
    Approval leave = ask(LI, "LEAVE", Ids.next(), null);

    assertThat(waiting(SM)).contains(mine.id(), leave.id()).doesNotContain(own.id());
    assertThat(waiting(SH)).contains(mine.id(), own.id()).doesNotContain(leave.id());
    assertThat(waiting(GM)).doesNotContain(mine.id(), leave.id());
    assertThat(waiting(WEST_SM)).doesNotContain(mine.id());
    assertThat(ids(LI, PATH + "?limit=200")).contains(mine.id()).doesNotContain(own.id());
  }

  private Approval ask(Login by, String kind, String subject, @Nullable String amount) {
    return as(
        by,
        () -> approvals.request(kind, subject, "EAST", amount == null ? null : Money.cny(amount)));
  }

  private boolean grants(Login by, String amount) {
    return Callers.callAs(
        caller(by), "test", () -> approvals.mayGrant("DISCOUNT", "EAST", Money.cny(amount)));
  }

  private static Caller caller(Login by) {
    return new Caller(by.personId(), Set.copyOf(by.roles()), "EAST", by.stores(), null);
  }

  private Approval as(Login by, Callable<Approval> work) {
    return Objects.requireNonNull(
        Callers.callAs(
            caller(by),
            "test",
            () ->
                new TransactionTemplate(transactions)
                    .execute(
                        _ -> {
                          try {
                            return work.call();
                          } catch (RuntimeException refused) {
                            throw refused;
                          } catch (Exception impossible) {
                            throw new IllegalStateException(impossible);
                          }
                        })));
  }

  private void hire(String person, String role) {
    jdbc.sql(
            """
            INSERT INTO staff (person_id, store_code, stores, roles, status)
            VALUES (:person, 'EAST', ',EAST,', :roles, 'ACTIVE')
            """)
        .param("person", person)
        .param("roles", "," + role + ",")
        .update();
  }

  private void passUntil(Instant moment) {
    Instant now = clock.instant();
    while (now.isBefore(moment)) {
      Instant step = now.plus(Duration.ofHours(20));
      now = step.isBefore(moment) ? step : moment;
      clock.moveTo(now);
    }
  }

  private MvcTestResult decide(Login by, Approval approval, String verdict) {
    return post(
        by, approval, "decision", "{\"decision\": \"" + verdict + "\"}", "good reasons", null);
  }

  private MvcTestResult post(
      Login by,
      Approval approval,
      String what,
      String body,
      @Nullable String reason,
      @Nullable String ifMatch) {
    var request =
        mvc.post()
            .uri(PATH + "/" + approval.id() + "/" + what)
            .header("Authorization", by.bearer());
    if (!body.isEmpty()) {
      request = request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
    if (reason != null) {
      request = request.header("X-Reason", reason);
    }
    if (ifMatch != null) {
      request = request.header("If-Match", ifMatch);
    }
    return request.exchange();
  }

  private String json(Login by, String path) {
    MvcTestResult result = mvc.get().uri(path).header("Authorization", by.bearer()).exchange();
    assertThat(result).hasStatus(200);
    try {
      return result.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private List<String> allowed(Login by, Approval approval) {
    return JsonPath.read(json(by, PATH + "/" + approval.id()), "$.allowedActions");
  }

  private String status(Login by, Approval approval) {
    return JsonPath.read(json(by, PATH + "/" + approval.id()), "$.state");
  }

  private int level(Approval approval) {
    return JsonPath.read(json(GM, PATH + "/" + approval.id()), "$.level");
  }

  private Instant dueAt(Approval approval) {
    return Instant.parse(JsonPath.read(json(GM, PATH + "/" + approval.id()), "$.dueAt"));
  }

  private List<String> waiting(Login by) {
    return ids(by, PATH + "?waitingForMe=true&limit=200");
  }

  private List<String> ids(Login by, String path) {
    return JsonPath.read(json(by, path), "$.items[*].id");
  }

  private static void assertProblem(MvcTestResult result, String code) {
    assertThat(result).hasStatus(409);
    assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
  }

  /** A feature that asks; it refuses what begins with refuse. */
  static class Settlements {
    private final List<ApprovalSettled> heard = new CopyOnWriteArrayList<>();

    @EventListener
    void on(ApprovalSettled settled) {
      if (settled.subjectId().startsWith("refuse")) {
        throw new RuleViolation("approval.no-next-level");
      }
      heard.add(settled);
    }

    List<ApprovalSettled> of(String subject) {
      return heard.stream().filter(settled -> settled.subjectId().equals(subject)).toList();
    }
  }

  /** People on leave. */
  static class Away implements Absences {
    private final Set<String> people = ConcurrentHashMap.newKeySet();

    @Override
    public boolean isAbsent(String personId, String store, Instant at) {
      return people.contains(personId);
    }
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class App {
    @Bean
    Settlements settlements() {
      return new Settlements();
    }

    @Bean
    Away away() {
      return new Away();
    }
  }
}
