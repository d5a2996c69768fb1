package io.forecourt.acceptance;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A specialist whom business time never takes past a report: each is handed in on the morning on
 * which it is produced.
 */
final class ReportDiary {
  static final String SUBMITTED = "insurance.insurance-report-submitted";
  private static final String REPORTS = InsuranceCounter.INSURANCE + "/reports";

  private final Dealership house;
  private final Person specialist;
  private final Map<String, String> handedIn = new LinkedHashMap<>();
  private boolean awaited;

  ReportDiary(Dealership house, Person specialist) {
    this.house = house;
    this.specialist = specialist;
  }

  /** Business time is ten in the morning of this day, and nothing was missed on the way. */
  void goTo(LocalDate day) {
    handIn();
    while (house.today().isBefore(day)) {
      LocalDate stop = nextStop(day);
      house.clockTo(tenOn(stop));
      awaited |= stop.getDayOfWeek() == DayOfWeek.MONDAY || stop.getDayOfMonth() == 1;
      awaited &= !handIn();
    }
  }

  /** Goes on until the report of this month is handed in, which is produced on a working day. */
  String monthly(YearMonth month) {
    goTo(month.plusMonths(1).atDay(1));
    while (!handedIn.containsKey(month.toString())) {
      goTo(house.today().plusDays(1));
    }
    return Objects.requireNonNull(handedIn.get(month.toString()));
  }

  /**
   * The weekly reports of a month whose reports were all in time: of this one, which is over, or
   * else of the next, at whose end business time stands then.
   */
  List<String> weekliesWithoutDelay(YearMonth over) {
    List<JsonNode> due = dueIn(over);
    if (due.isEmpty() || !due.stream().allMatch(one -> one.path("inTime").asBoolean(false))) {
      goTo(over.plusMonths(2).atDay(1));
      due = dueIn(over.plusMonths(1));
    }
    return due.stream()
        .filter(one -> one.path("kind").asString("").equals("WEEKLY"))
        .map(one -> one.path("id").asString(""))
        .toList();
  }

  /** Whether anything was due and is handed in now. */
  boolean handIn() {
    boolean any = false;
    for (JsonNode report : reports("?state=DUE&sort=-dueAt&limit=50")) {
      if (at(report).isAfter(house.now())) {
        String id = report.path("id").asString("");
        specialist
            .post(
                REPORTS + "/" + id + "/submission",
                Map.of("materials", List.of("register of policies", "follow-up sheets")))
            .ok();
        handedIn.put(report.path("period").asString(""), id);
        any = true;
      }
    }
    return any;
  }

  private LocalDate nextStop(LocalDate day) {
    LocalDate today = house.today();
    return awaited
        ? today.plusDays(1)
        : Stream.of(
                day,
                today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)),
                today.with(TemporalAdjusters.firstDayOfNextMonth()))
            .min(LocalDate::compareTo)
            .orElseThrow();
  }

  private List<JsonNode> dueIn(YearMonth month) {
    return reports("?sort=-dueAt&limit=50").stream()
        .filter(one -> YearMonth.from(at(one).atZone(Dealership.ZONE)).equals(month))
        .toList();
  }

  private List<JsonNode> reports(String which) {
    List<JsonNode> reports = new ArrayList<>();
    specialist.get(REPORTS + which).ok().body().path("items").forEach(reports::add);
    return reports;
  }

  private static Instant at(JsonNode report) {
    return Instant.parse(report.path("dueAt").asString());
  }

  private static Instant tenOn(LocalDate day) {
    return day.atTime(10, 0).atZone(Dealership.ZONE).toInstant();
  }
}
