package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.SandboxClock;
import io.forecourt.platform.time.StoreCalendars;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * From the Friday before a worked Sunday across National Day: every limit of a complaint falls
 * where the oracle says, to the second.
 */
@ForecourtTest(properties = "forecourt.sandbox-begins=2026-09-18T06:00:00Z")
@Import(Showroom.class)
class ComplaintClockIT {
  private static final String COMPLAINTS = "/api/v1/crm/complaints";
  private static final String CALL = "{\"kind\":\"CALL\",\"reference\":\"call-17\"}";
  private static final LocalDate NATIONAL_DAY = LocalDate.of(2026, 10, 1);
  private static final DeadlineOracle ORACLE =
      new DeadlineOracle(
          ZoneId.of("Asia/Shanghai"),
          Arrays.stream(DayOfWeek.values())
              .collect(
                  Collectors.toMap(
                      Function.identity(), _ -> List.of(LocalTime.of(9, 0), LocalTime.of(18, 0)))),
          Set.of(NATIONAL_DAY));

  @Autowired Showroom showroom;
  @Autowired SandboxClock clock;
  @Autowired StoreCalendars calendars;

  private final Map<String, Object> hours = new HashMap<>();

  @Test
  void everyLimitFallsWhereTheOracleSays() {
    var store = showroom.store();
    opens(store);
    var agent = store.hire("ca");
    var manager = store.hire("sm");
    store.hire("cs");
    store.hire("sd");
    store.hire("gm");

    Instant closedAt = closeOne(agent, manager);
    var cause = showroom.get(manager, "/api/v1/crm/improvements").is(200);
    assertThat(cause.at("$.items[0].dueAt", Instant::parse))
        .isEqualTo(ORACLE.endOfWorkingDay(closedAt, 10));

    passUntil(Instant.parse("2026-09-30T09:00:00Z"));
    var silent = open(agent).is(201);
    var handled = open(agent).is(201);
    Instant heard = handled.at("$.openedAt", Instant::parse);
    Instant answerDue = silent.at("$.dueAt", Instant::parse);
    assertThat(answerDue)
        .isEqualTo(
            ORACLE.afterOpeningTime(silent.at("$.openedAt", Instant::parse), Duration.ofHours(2)))
        .isAfter(Instant.parse("2026-10-02T01:00:00Z"));
    showroom.post(manager, path(handled) + "/answer", "{\"evidence\":" + CALL + "}").is(200);

    passUntil(heard.plus(Duration.ofDays(14)).plusSeconds(60));

    List<Heard> raised = escalations(handled.at("$.id"), 4);
    assertThat(raised.stream().map(ComplaintClockIT::time))
        .containsExactly(
            heard.plus(Duration.ofHours(24)),
            heard.plus(Duration.ofHours(72)),
            heard.plus(Duration.ofDays(7)),
            heard.plus(Duration.ofDays(14)));
    assertThat(raised.stream().map(each -> each.data().path("level").asInt()))
        .containsExactly(1, 2, 3, 3);
    Heard unanswered = escalations(silent.at("$.id"), 1).getFirst();
    assertThat(time(unanswered)).isEqualTo(answerDue);
    assertThat(unanswered.data().path("reasonCode").asString()).isEqualTo("NOT_ANSWERED");
  }

  private List<Heard> escalations(String complaint, int atLeast) {
    String type = "io.forecourt.crm.complaint-escalated.v1";
    Showroom.await(
        () ->
            assertThat(showroom.events().heardOf(type, complaint))
                .hasSizeGreaterThanOrEqualTo(atLeast));
    return showroom.events().heardOf(type, complaint);
  }

  private static Instant time(Heard heard) {
    return Instant.parse(heard.headers().getOrDefault("ce_time", ""));
  }

  private Instant closeOne(Login agent, Login manager) {
    var complaint = open(agent).is(201);
    showroom.post(manager, path(complaint) + "/answer", "{\"evidence\":" + CALL + "}").is(200);
    showroom.post(manager, path(complaint) + "/solution", "{\"text\":\"done\"}").is(200);
    return showroom
        .post(
            agent,
            path(complaint) + "/customer-answer",
            "{\"content\":true,\"causeCode\":\"DELIVERY_DELAY\",\"evidence\":" + CALL + "}")
        .is(200)
        .at("$.closedAt", Instant::parse);
  }

  private Showroom.Answer open(Login agent) {
    return showroom.post(
        agent,
        COMPLAINTS,
        """
        {"person":{"name":"欧阳小明","mobile":"%s"},"kind":"SALES","channel":"PHONE","text":"late"}
        """
            .formatted(Showroom.mobile()));
  }

  private static String path(Showroom.Answer complaint) {
    return COMPLAINTS + "/" + complaint.at("$.id");
  }

  private void opens(Showroom.Store store) {
    for (String day : List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")) {
      hours.put(day, List.of("09:00", "18:00"));
    }
    showroom
        .events()
        .tell(
            TestEvents.event(
                    "io.forecourt.hr.store-opened.v1",
                    store.code(),
                    1,
                    Map.of(
                        "storeCode",
                        store.code(),
                        "name",
                        "东店",
                        "zone",
                        "Asia/Shanghai",
                        "openingHours",
                        hours,
                        "closedDates",
                        List.of(NATIONAL_DAY.toString())))
                .inStore(store.code()));
    Instant noon = NATIONAL_DAY.atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    Showroom.await(() -> assertThat(calendars.isOpen(store.code(), noon)).isFalse());
  }

  private void passUntil(Instant moment) {
    Instant now = clock.instant();
    while (now.isBefore(moment)) {
      Instant step = now.plus(Duration.ofHours(20));
      now = step.isBefore(moment) ? step : moment;
      clock.moveTo(now);
    }
  }
}
