package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessMoment;
import io.forecourt.platform.time.StoreCalendars;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Leads and deliveries at many moments around the National Day of 2026, in a store that closes on
 * the first of October and on Sundays, in a zone of its own: what is stored and what is told agree
 * to the second with an oracle that shares no code with the calendars. 20 September was a Sunday
 * that was worked.
 */
@ForecourtTest
@Import(Showroom.class)
class ClockDrillIT {
  private static final long SEED = 20_261_001;
  private static final int STARTS = 24;
  private static final Instant FIRST = Instant.parse("2026-09-16T00:00:00Z");
  private static final Duration HALF_A_SHIFT = Duration.ofHours(4);
  private static final Instant LAST = Instant.parse("2026-10-12T00:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Asia/Urumqi");
  private static final DeadlineOracle ORACLE =
      new DeadlineOracle(ZONE, hours(), Set.of(LocalDate.of(2026, 10, 1)));

  @Autowired Showroom showroom;
  @Autowired StoreCalendars calendars;

  @Test
  void theFirstResponseIsDueAfterHalfAnHourOfOpeningTime() {
    var store = openStore();
    var manager = store.hire("sm");
    var li = store.hire("sc");
    Map<String, Instant> due = new TreeMap<>();

    for (Instant start : starts()) {
      String customer = BusinessMoment.at(start, () -> capture(li)).is(201).at("$.customerId");

      Instant expected = ORACLE.afterOpeningTime(start, Duration.ofMinutes(30));
      due.put(onlyFollowUp(manager, customer, "FIRST_RESPONSE", expected, start), expected);
    }

    assertOverdueAt(due);
  }

  @ParameterizedTest
  @CsvSource({"APPOINTMENT,H", "WALK_IN,A", "WEB,B", "EXHIBITION,C"})
  void theNextContactOfEachGradeIsDueInItsOwnCalendar(String source, String grade) {
    var store = openStore();
    var manager = store.hire("sm");
    var desk = store.hire("rc");
    var li = store.hire("sc");
    Map<String, Instant> due = new TreeMap<>();

    for (Instant start : starts()) {
      store.onShift(start.minus(HALF_A_SHIFT), start.plus(HALF_A_SHIFT), li);
      String customer =
          BusinessMoment.at(start, () -> walkIn(desk, source)).is(201).at("$.customerId");

      Instant expected =
          switch (grade) {
            case "H" -> ORACLE.endOfOpeningDay(start, 1);
            case "A" -> ORACLE.endOfCalendarDay(start, 3);
            case "B" -> ORACLE.endOfCalendarDay(start, 7);
            default -> ORACLE.endOfWorkingDay(start, 10);
          };
      due.put(onlyFollowUp(manager, customer, "NEXT_CONTACT", expected, start), expected);
    }

    assertOverdueAt(due);
  }

  @Test
  void theCallAfterADeliveryIsDueAtTheEndOfTheThirdDay() {
    var store = openStore();
    var agent = store.hire("ca");
    var li = store.hire("sc");
    Map<String, Instant> expected = new TreeMap<>();

    for (Instant start : starts()) {
      var lead = capture(li).is(201);
      String order = "o-" + lead.at("$.id");
      store.sales(
          "vehicle-delivered",
          order,
          9,
          Map.of(
              "orderId", order,
              "leadId", lead.at("$.id"),
              "customerId", lead.at("$.customerId"),
              "deliveredAt", start.toString()));
      expected.put(order, ORACLE.endOfCalendarDay(start, 3));
    }

    Map<String, Instant> due = new TreeMap<>();
    expected.forEach(
        (order, end) -> {
          String list = "/api/v1/crm/follow-ups?kind=THREE_DAY_CALL&orderId=" + order;
          Showroom.await(
              () ->
                  assertThat(showroom.get(agent, list).is(200).<List<String>>at("$.items[*].dueAt"))
                      .containsExactly(end.toString()));
          due.put(showroom.get(agent, list).at("$.items[0].id"), end);
        });
    assertOverdueAt(due);
  }

  /**
   * The first service and the insurance go out so many days before their date, on a day that
   * counts: a working day for the one, a day on which the store opens for the other.
   */
  @Test
  void aReminderIsDueOnTheLastDayThatCounts() {
    var store = openStore();
    var officer = store.hire("io");
    var li = store.hire("sc");
    var random = new SplittableRandom(SEED);
    Map<String, Instant> sent = new TreeMap<>();
    List<Instant> starts = starts();
    Map<Instant, LocalDate> usual = new HashMap<>();
    Map<Instant, String> customers = new HashMap<>();
    for (Instant start : starts) {
      var lead = capture(li).is(201);
      String order = "o-" + lead.at("$.id");
      LocalDate day = LocalDate.ofInstant(start, ZONE).plusDays(random.nextInt(1, 25));
      usual.put(start, day);
      customers.put(start, lead.at("$.customerId"));
      store.sales(
          "vehicle-delivered",
          order,
          9,
          Map.of(
              "orderId",
              order,
              "leadId",
              lead.at("$.id"),
              "customerId",
              lead.at("$.customerId"),
              "deliveredAt",
              delivered(day).atTime(12, 0).atZone(ZONE).toInstant().toString()));
    }

    for (Instant start : starts) {
      LocalDate day = Objects.requireNonNull(usual.get(start));
      LocalDate service = delivered(day).plusMonths(3);
      LocalDate end = day.plusDays(30);
      String customer = Objects.requireNonNull(customers.get(start));
      String vehicles = "/api/v1/crm/customers/" + customer + "/vehicles";
      Showroom.await(
          () ->
              assertThat(showroom.get(officer, vehicles).is(200).<List<String>>at("$.items[*].id"))
                  .hasSize(1));
      String car = vehicles + "/" + showroom.get(officer, vehicles).at("$.items[0].id");
      String version = Objects.requireNonNull(showroom.get(officer, car).is(200).header("ETag"));

      BusinessMoment.at(
              start,
              () ->
                  showroom.patch(
                      officer, car, version, "{\"insuranceExpiry\":\"%s\"}".formatted(end)))
          .is(200);

      Instant serviceDue = ORACLE.onOrBeforeWorkingDay(service.minusDays(7), LocalTime.of(10, 0));
      String first = reminder(officer, customer, "FIRST_SERVICE", later(serviceDue, start), start);
      sent.put(first, later(serviceDue, start));
      Instant insuranceDue = ORACLE.onOrBeforeOpening(day, LocalTime.of(10, 30));
      reminder(officer, customer, "INSURANCE", later(insuranceDue, start), start);
    }

    Map<String, Heard> told = new HashMap<>();
    Showroom.await(
        () -> {
          showroom.events().heard("forecourt.crm.care").stream()
              .filter(heard -> heard.type().equals("io.forecourt.crm.reminder-sent.v1"))
              .forEach(heard -> told.put(heard.subject(), heard));
          assertThat(told).containsKeys(sent.keySet().toArray(String[]::new));
        });
    sent.forEach(
        (reminder, due) -> {
          Heard heard = Objects.requireNonNull(told.get(reminder));
          EventContracts.assertValid(heard);
          assertThat(heard.headers()).as(reminder).containsEntry("ce_time", due.toString());
        });
  }

  /** A day of which three months are a week after the usual day of the reminder, or less. */
  private static LocalDate delivered(LocalDate usual) {
    return usual.plusDays(7).minusMonths(3);
  }

  private static Instant later(Instant due, Instant start) {
    return due.isBefore(start) ? start : due;
  }

  private String reminder(
      Login who, String customer, String kind, Instant expected, Instant start) {
    String list = "/api/v1/crm/reminders?kind=%s&customerId=%s".formatted(kind, customer);
    var found = showroom.get(who, list).is(200);
    assertThat(found.<List<String>>at("$.items[*].dueAt"))
        .as("%s from %s, seed %d", kind, start.atZone(ZONE), SEED)
        .containsExactly(expected.toString());
    return found.at("$.items[0].id");
  }

  /** The lapse of each is told with the deadline as its time. */
  private void assertOverdueAt(Map<String, Instant> due) {
    Map<String, Heard> told = new HashMap<>();
    Showroom.await(
        () -> {
          showroom.events().heard("forecourt.crm.follow-up").stream()
              .filter(heard -> heard.type().equals("io.forecourt.crm.follow-up-overdue.v1"))
              .forEach(heard -> told.put(heard.subject(), heard));
          assertThat(told).containsKeys(due.keySet().toArray(String[]::new));
        });
    due.forEach(
        (followUp, end) -> {
          Heard overdue = Objects.requireNonNull(told.get(followUp));
          EventContracts.assertValid(overdue);
          assertThat(overdue.headers()).as(followUp).containsEntry("ce_time", end.toString());
          assertThat(overdue.data().path("dueAt").asString()).isEqualTo(end.toString());
        });
  }

  private String onlyFollowUp(
      Login who, String customer, String kind, Instant expected, Instant start) {
    String list = "/api/v1/crm/follow-ups?kind=" + kind + "&customerId=" + customer;
    var found = showroom.get(who, list).is(200);
    assertThat(found.<List<String>>at("$.items[*].dueAt"))
        .as("%s from %s, seed %d", kind, start.atZone(ZONE), SEED)
        .containsExactly(expected.toString());
    return found.at("$.items[0].id");
  }

  private Showroom.Answer capture(Login consultant) {
    return showroom.post(
        consultant,
        "/api/v1/crm/leads",
        "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"WEB\"}".formatted(Showroom.mobile()));
  }

  private Showroom.Answer walkIn(Login receptionist, String source) {
    return showroom.post(
        receptionist,
        "/api/v1/crm/visits",
        """
        {"kind":"WALK_IN","name":"欧阳小明","mobile":"%s","source":"%s","purpose":"NEW_CAR"}
        """
            .formatted(Showroom.mobile(), source));
  }

  /** A store whose hours this service has heard of. */
  private Showroom.Store openStore() {
    var store = showroom.store();
    Map<String, List<String>> hours = new TreeMap<>();
    hours()
        .forEach(
            (day, span) ->
                hours.put(
                    day.name().substring(0, 3).toUpperCase(Locale.ROOT),
                    span.stream().map(LocalTime::toString).toList()));
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
                        "北店",
                        "zone",
                        ZONE.getId(),
                        "openingHours",
                        hours,
                        "closedDates",
                        List.of("2026-10-01")))
                .inStore(store.code()));
    Showroom.await(() -> assertThat(calendars.zone(store.code())).isEqualTo(ZONE));
    return store;
  }

  private static List<Instant> starts() {
    var random = new SplittableRandom(SEED);
    List<Instant> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      starts.add(
          Instant.ofEpochSecond(random.nextLong(FIRST.getEpochSecond(), LAST.getEpochSecond())));
    }
    // around the holiday, the closed day and the worked Sunday, and at both ends of a day
    List.of(
            "2026-09-19T20:30:00+06:00",
            "2026-09-20T10:00:00+06:00",
            "2026-09-30T17:44:59+06:00",
            "2026-09-30T18:00:00+06:00",
            "2026-10-01T00:00:00+06:00",
            "2026-10-07T23:59:59+06:00")
        .forEach(moment -> starts.add(OffsetDateTime.parse(moment).toInstant()));
    return starts;
  }

  private static Map<DayOfWeek, List<LocalTime>> hours() {
    var hours = new EnumMap<DayOfWeek, List<LocalTime>>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      switch (day) {
        case SUNDAY -> {}
        case SATURDAY -> hours.put(day, List.of(LocalTime.of(9, 30), LocalTime.of(17, 0)));
        default -> hours.put(day, List.of(LocalTime.of(8, 30), LocalTime.of(18, 0)));
      }
    }
    return hours;
  }
}
