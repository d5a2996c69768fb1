package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class TrafficIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Showroom showroom;
  @Autowired BusinessClock clock;

  @Test
  void visitsAreLeadsAndRejectsAndTheReceptionsFiguresStandBeside() {
    var store = showroom.store();
    var desk = store.hire("rc");
    store.onShift(store.hire("sc"));
    String mobile = Showroom.mobile();
    store.walkIn(desk, mobile).is(201);
    store.walkIn(desk, mobile).is(201);
    reject(desk).is(201);
    call(desk, 3, true).is(201);
    call(desk, 4, true).is(201);

    var now = showroom.get(desk, "/api/v1/crm/traffic?period=DAY").is(200);

    assertThat(now.<Integer>at("$.figures.visits.visits")).isEqualTo(3);
    assertThat(now.<Integer>at("$.figures.visits.leads")).isEqualTo(2);
    assertThat(now.<Integer>at("$.figures.visits.rejects")).isEqualTo(1);
    assertThat(now.<Integer>at("$.figures.visits.rejectsByReason.SERVICE")).isEqualTo(1);
    assertThat(now.<Integer>at("$.figures.leads.captured")).isEqualTo(1);
    assertThat(kpi(now, "KPI-TRF-01-RETURN")).isEqualTo(1);
    assertThat(kpi(now, "KPI-FUP-03")).isEqualTo(50);
    assertThat(kpi(now, "KPI-FUP-05")).isEqualTo(100);
  }

  @Test
  void aDayIsClosedOnceAndWhatIsRegisteredLaterIsACorrection() {
    var store = showroom.store();
    var desk = store.hire("rc");
    reject(desk).is(201);
    var closed = close(desk, "DAY", today()).is(201);
    String id = closed.at("$.id");

    close(desk, "DAY", today()).is(409);
    reject(desk).is(201);

    var shown = showroom.get(desk, "/api/v1/crm/traffic-summaries/" + id).is(200);
    assertThat(shown.<Integer>at("$.revision")).isEqualTo(2);
    assertThat(shown.<Integer>at("$.figures.visits.visits")).isEqualTo(2);
    assertThat(shown.<String>at("$.closedBy")).isEqualTo(desk.personId());
    assertThat(showroom.count("SELECT COUNT(*) FROM traffic_correction WHERE summary_id = ?", id))
        .isEqualTo(1);
    var told = showroom.events().await("io.forecourt.crm.traffic-summary-closed.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("closedById").asString()).isEqualTo(desk.personId());
  }

  @Test
  void aPeriodThatIsNotOverIsNotClosed() {
    var desk = showroom.store().hire("rc");

    assertThat(close(desk, "DAY", today().plusDays(1)).is(409).<String>at("$.code"))
        .isEqualTo("traffic.not-over");
    assertThat(close(desk, "YEAR", today().plusYears(1)).is(409).<String>at("$.code"))
        .isEqualTo("traffic.not-over");
  }

  @Test
  void theSupervisorPassesTheSheetsOnWhenNoneIsMissing() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var supervisor = store.hire("su");
    var li = store.hire("sc");
    store.onShift(li);
    LocalDate day = clock.instant().minus(java.time.Duration.ofHours(4)).atZone(ZONE).toLocalDate();
    String summary = close(desk, "DAY", day).is(201).at("$.id");
    String path = "/api/v1/crm/traffic-summaries/" + summary + "/sheets-collection";

    assertThat(showroom.post(supervisor, path, "").is(409).<String>at("$.code"))
        .isEqualTo("traffic.sheet-missing");
    var sheet =
        showroom
            .post(
                li,
                "/api/v1/crm/day-sheets",
                "{\"date\":\"%s\",\"report\":\"two visitors, 张明 comes back\"}".formatted(day))
            .is(201);
    var collected = showroom.post(supervisor, path, "").is(200);

    assertThat(sheet.<String>at("$.report")).contains("张明");
    assertThat(collected.<String>at("$.sheetsCollectedBy")).isEqualTo(supervisor.personId());
    assertThat(collected.<Integer>at("$.figures.sheets.handedIn")).isEqualTo(1);
    assertThat(collected.<List<String>>at("$.allowedActions")).isEmpty();
    assertThat(showroom.everyText().values()).noneMatch(text -> text.contains("comes back"));
  }

  private static double kpi(Showroom.Answer shown, String id) {
    return shown.<Number>at("$.figures.kpis." + id).doubleValue();
  }

  private LocalDate today() {
    return clock.today(ZONE);
  }

  private Showroom.Answer close(Login desk, String period, LocalDate date) {
    return showroom.post(
        desk,
        "/api/v1/crm/traffic-summaries",
        "{\"period\":\"%s\",\"date\":\"%s\"}".formatted(period, date));
  }

  private Showroom.Answer reject(Login desk) {
    return showroom.post(
        desk, "/api/v1/crm/visits", "{\"kind\":\"WALK_IN\",\"rejectReason\":\"SERVICE\"}");
  }

  private Showroom.Answer call(Login desk, int rings, boolean answered) {
    return showroom.post(
        desk,
        "/api/v1/crm/calls",
        """
        {"direction":"INBOUND","topic":"SERVICE","ringCount":%d,"answered":%s,"companyNamed":true}
        """
            .formatted(rings, answered));
  }
}
