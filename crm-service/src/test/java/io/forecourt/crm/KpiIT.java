package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.Showroom.Answer;
import io.forecourt.crm.Showroom.Store;
import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DueDeadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForecourtTest
@Import(Showroom.class)
class KpiIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Showroom showroom;
  @Autowired BusinessClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired List<KpiSource> sources;
  @Autowired FollowUpDesk followUps;

  private Store store;
  private Login desk;
  private Login manager;
  private Login li;

  @BeforeEach
  void openStore() {
    store = showroom.store();
    desk = store.hire("rc");
    manager = store.hire("sm");
    li = store.hire("sc");
    store.onShift(li);
  }

  @Test
  void everyFigureIsCountedByAFeatureAndNoneCountsWhatIsNotDefined() {
    Answer all = kpis(manager, "");

    assertThat(all.<List<String>>at("$.kpis[?(@.sources.length() == 0)].id")).isEmpty();
    assertThat(all.<List<String>>at("$.kpis[*].id"))
        .hasSize(21)
        .containsAll(sources.stream().flatMap(source -> source.kpis().stream()).toList());
    for (String by : List.of("PERSON", "SOURCE", "POST", "CAMPAIGN")) {
      assertThat(kpis(manager, "&by=" + by).<List<String>>at("$.kpis[*].id")).as(by).isNotEmpty();
    }
  }

  @Test
  void visitsAreCountedByStoreSourceAndConsultant() {
    String mobile = Showroom.mobile();
    store.walkIn(desk, mobile).is(201);
    store.walkIn(desk, mobile).is(201);

    Answer byStore = kpis(manager, "&code=KPI-TRF-01&code=KPI-FUP-05");
    Answer byPerson = kpis(manager, "&code=KPI-TRF-01&by=PERSON");
    Answer bySource = kpis(manager, "&code=KPI-TRF-07&by=SOURCE");

    assertThat(value(byStore, "KPI-TRF-01", "visits")).isEqualTo(2);
    assertThat(value(byStore, "KPI-TRF-01", "firstVisits")).isEqualTo(1);
    assertThat(value(byStore, "KPI-TRF-01", "returnVisits")).isEqualTo(1);
    assertThat(value(byStore, "KPI-FUP-05", "inTime")).isEqualTo(100);
    assertThat(byStore.<List<String>>at("$.kpis[0].sources")).containsExactly("visit");
    assertThat(byStore.<String>at("$.kpis[0].groups[0].group")).isEqualTo(store.code());
    assertThat(byPerson.<List<String>>at("$.kpis[0].groups[*].group")).containsOnly(li.personId());
    assertThat(bySource.<String>at("$.kpis[0].groups[0].group")).isEqualTo("WALK_IN");
    assertThat(value(bySource, "KPI-TRF-07", "leads")).isEqualTo(1);
  }

  @Test
  void ownersWhoStayAwayFromTheWorkshopForAYearAreLost() {
    String faithful = store.walkIn(desk).is(201).at("$.customerId");
    String gone = store.walkIn(desk).is(201).at("$.customerId");
    for (String owner : List.of(faithful, gone)) {
      service(owner, 400).is(201);
    }
    service(faithful, 20).is(201);
    service(store.walkIn(desk).is(201).at("$.customerId"), 20).is(201);

    Answer lost = kpis(manager, "&code=KPI-SAT-08");

    assertThat(value(lost, "KPI-SAT-08", "lost")).isEqualTo(50);
  }

  private Answer service(String customer, int daysAgo) {
    return showroom.post(
        desk,
        "/api/v1/crm/visits",
        """
        {"kind":"WALK_IN","customerId":"%s","rejectReason":"SERVICE","arrivedAt":"%s"}
        """
            .formatted(customer, clock.instant().minus(Duration.ofDays(daysAgo))));
  }

  @Test
  void aShareOfNothingHasNoValueAndSaysSo() {
    Answer none = kpis(manager, "&code=KPI-FUP-01");

    assertThat(none.<List<Object>>at("$.kpis[0].total[*].value")).isEmpty();
    assertThat(none.<String>at("$.kpis[0].total[0].reason")).isEqualTo("NO_CASES");
    assertThat(none.<String>at("$.kpis[0].target")).contains("100%");
  }

  @Test
  void aConsultantSeesTheOwnFiguresOnly() {
    var wang = store.hire("sc");
    store.walkIn(desk).is(201);

    Answer own = kpis(li, "&code=KPI-TRF-01");
    Answer other = kpis(wang, "&code=KPI-TRF-01");

    assertThat(value(own, "KPI-TRF-01", "visits")).isEqualTo(1);
    assertThat(value(other, "KPI-TRF-01", "visits")).isZero();
    kpisAre(li, "&code=KPI-TRF-01&by=STORE").is(400);
    kpisAre(li, "&code=KPI-FUP-04").is(400);
  }

  @Test
  void theCompletenessOfFilesOutlivesAnErasure() {
    String customer = store.walkIn(desk).is(201).at("$.customerId");
    String complete =
        """
        {"presentCar":"Old One","budget":{"amount":"180000.00","currency":"CNY"},
         "need":"a family car"}
        """;
    String version =
        "\""
            + showroom.get(desk, "/api/v1/crm/customers/" + customer).is(200).at("$.version")
            + "\"";
    showroom.patch(desk, "/api/v1/crm/customers/" + customer, version, complete).is(200);
    store.walkIn(desk).is(201);
    assertThat(value(kpis(manager, "&code=KPI-FUP-04"), "KPI-FUP-04", "complete")).isEqualTo(50);

    showroom.post(store.hire("pv"), "/api/v1/crm/customers/" + customer + "/erasure", "{}").is(200);

    assertThat(value(kpis(manager, "&code=KPI-FUP-04"), "KPI-FUP-04", "complete")).isEqualTo(50);
  }

  @Test
  void whatWasMissedStaysMissedAfterAnErasure() {
    String customer = store.walkIn(desk).is(201).at("$.customerId");
    showroom
        .post(
            store.hire("ca"),
            "/api/v1/crm/complaints",
            """
            {"customerId":"%s","kind":"SALES","channel":"PHONE","text":"nobody calls"}
            """
                .formatted(customer))
        .is(201);
    jdbc.sql("UPDATE follow_up SET due_at = ? WHERE customer_id = ?")
        .params(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), customer)
        .update();
    jdbc.sql("UPDATE complaint SET limits_passed = 1 WHERE customer_id = ?")
        .param(customer)
        .update();
    String missed = "&code=KPI-FUP-02&code=KPI-SAT-05";
    List<Integer> before = kpis(manager, missed).at("$.kpis[*].total[*].denominator");
    assertThat(before).hasSize(2).doesNotContain(0);

    showroom.post(store.hire("pv"), "/api/v1/crm/customers/" + customer + "/erasure", "{}").is(200);

    assertThat(kpis(manager, missed).<List<Integer>>at("$.kpis[*].total[*].denominator"))
        .isEqualTo(before);
  }

  @Test
  void aMissedContactCountsAgainstWhoOwedItThenWhateverBecameOfIt() {
    String lead = store.walkIn(desk).is(201).at("$.leadId");
    String owed =
        jdbc.sql("SELECT id FROM follow_up WHERE lead_id = ? AND kind = 'NEXT_CONTACT'")
            .param(lead)
            .query(String.class)
            .single();
    Instant limit = clock.instant();
    jdbc.sql("UPDATE follow_up SET due_at = ? WHERE id = ?")
        .params(LocalDateTime.ofInstant(limit, ZoneOffset.UTC), owed)
        .update();
    followUps.lapsed(new DueDeadline("follow-up.overdue", owed, store.code(), limit));
    var wang = store.hire("sc");

    followUps.leadMoved(lead, wang.personId());
    followUps.leadClosed(lead);

    assertThat(
            kpis(manager, "&code=KPI-FUP-02&by=PERSON")
                .<List<String>>at("$.kpis[0].groups[*].group"))
        .containsExactly(li.personId());
  }

  @Test
  void aWrongQuestionIsRefused() {
    kpisAre(manager, "&code=KPI-NIL-01").problem(400, "kpi.unknown");
    kpisAre(manager, "&store=ELSEWHERE").is(404);
    showroom
        .get(manager, "/api/v1/crm/kpis?from=2026-11-02&to=2026-11-01")
        .problem(400, "field.date-range");
    showroom
        .get(manager, "/api/v1/crm/kpis?from=2025-01-01&to=2026-11-01")
        .problem(400, "kpi.too-many-days");
  }

  private Answer kpis(Login who, String query) {
    return kpisAre(who, query).is(200);
  }

  private Answer kpisAre(Login who, String query) {
    LocalDate today = clock.today(ZONE);
    return showroom.get(
        who,
        "/api/v1/crm/kpis?from=%s&to=%s%s".formatted(today.minusDays(1), today.plusDays(1), query));
  }

  private static double value(Answer kpis, String id, String measure) {
    List<Number> values =
        kpis.at("$.kpis[?(@.id == '%s')].total[?(@.measure == '%s')].value".formatted(id, measure));
    return values.getFirst().doubleValue();
  }
}
