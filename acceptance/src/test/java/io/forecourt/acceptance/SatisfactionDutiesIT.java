package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Duties that are done by asking customers and by improving what they are not satisfied with: one
 * story over two periods, since a period is compared with the one before.
 */
@SharesDays
@Order(1)
class SatisfactionDutiesIT {
  private static final String SURVEYS = "/api/v1/crm/surveys";
  private static final String ANSWERED = "crm.survey-answered";
  private static final String PERIOD_CLOSED = "crm.survey-period-closed";
  private static final String ACTION_CLOSED = "crm.satisfaction-action-closed";
  private static final int SERVICE_VISITS = 12;
  private static final int EARLIEST_DAY = 12;
  private static final int CLOSING_DAY = 22;
  private static final List<String> FACTORS =
      List.of("SERVICE_QUALITY", "REPAIR_SKILL", "PRICES", "PROMISED_TIME", "SUGGESTIONS");

  private final Dealership house = Dealership.open();
  private final Person si = house.as("si");

  @Test
  void customersAreAskedAndWhatTheyAreNotSatisfiedWithImproves() {
    publish("SSI");
    publish("CSI");
    dayOfTheFirstSale();
    LocalDate first = house.today().withDayOfMonth(1);

    List<String> asked = sellAndServe();
    house.clockTo(at(latest(house.today().plusDays(9), first.plusMonths(1))));
    Answers early = answerAll(asked);
    provesTheFirstAnswer(early.sale());

    house.clockTo(at(first.plusMonths(1).withDayOfMonth(CLOSING_DAY)));
    house.atWork();
    asked = sellAndServe();
    String year = plans();
    reviews();
    improve(house.as("sm"), year, "SSI");
    String period = closed("SSI", first);
    house.duty("SD-01").of(house.as("sd")).isDoneBy(ACTION_CLOSED, year);
    house.duty("SH-07").of(house.as("sh")).isDoneBy(ACTION_CLOSED, year);
    house.duty("SD-35").of(house.as("sd")).isDoneBy(PERIOD_CLOSED, period);
    house.duty("SV-01").of(house.as("sv")).isDoneBy(PERIOD_CLOSED, closed("CSI", first));
    String service = serviceFactors();
    improve(house.as("sv"), service, "CSI");

    house.clockTo(at(latest(house.today().plusDays(9), first.plusMonths(2).plusDays(1))));
    Answers second = answerAll(asked);
    house
        .duty("IN-13")
        .of(house.as("in", second.sale().text("insurancePersonId")))
        .isDoneBy(ANSWERED, second.sale().id());

    house
        .duty("SM-67")
        .of(house.as("sm"))
        .orBy(ANSWERED, early.sale().id())
        .orBy("crm.survey-issued", second.sale().id())
        .isDoneBy(ANSWERED, second.sale().id());

    house.clockTo(at(first.plusMonths(2).withDayOfMonth(CLOSING_DAY)));
    LocalDate before = first.plusMonths(1);
    house
        .duty("GM-14")
        .of(house.as("gm"))
        .orBy(PERIOD_CLOSED, closed("CSI", before))
        .isDoneBy(PERIOD_CLOSED, closed("SSI", before));
    house
        .duty("SI-01")
        .of(si)
        .orBy(PERIOD_CLOSED, closed("SSI", first))
        .orBy(PERIOD_CLOSED, closed("CSI", first))
        .orBy("crm.survey-issued", second.sale().id())
        .orBy(PERIOD_CLOSED, closed("CSI", before))
        .isDoneBy(PERIOD_CLOSED, closed("SSI", before));
    improve(house.as("sm"), year, "SSI");
    improve(house.as("sv"), service, "CSI");
    house.monthEnds();
    house.duty("SC-23").of(house.as("sc")).isDoneBy(ANSWERED, second.service().id());
  }

  /**
   * A sale of this day is delivered in the same month, and its survey can still be answered in the
   * next.
   */
  private void dayOfTheFirstSale() {
    house.atWork();
    LocalDate today = house.today();
    if (today.getDayOfMonth() < EARLIEST_DAY) {
      house.clockTo(at(today.withDayOfMonth(EARLIEST_DAY)));
    } else if (today.getDayOfMonth() == today.lengthOfMonth()) {
      house.clockTo(at(today.plusMonths(1).withDayOfMonth(EARLIEST_DAY)));
    }
    house.atWork();
  }

  private void provesTheFirstAnswer(Answer sale) {
    Person consultant = house.as("sc", sale.text("consultantId"));
    house.duty("SC-05").of(consultant).isDoneBy(ANSWERED, sale.id());
  }

  /** The manager's plan of the year and the administrator's of the quarter. */
  private String plans() {
    Person manager = house.as("sm");
    String year = approved(manager, "SSI", "YEAR");
    house.duty("SM-08").of(manager).isDoneBy("crm.satisfaction-plan-approved", year);
    String quarter = approved(si, "SSI", "QUARTER");
    carriedOut(
        si,
        quarter,
        Map.of("item", "ADVICE", "factor", "ADVICE", "department", "SHOWROOM"),
        house.as("su"));
    house
        .duty("SI-02")
        .of(si)
        .orBy("crm.satisfaction-plan-approved", quarter)
        .isDoneBy(ACTION_CLOSED, quarter);
    return year;
  }

  private void reviews() {
    for (String role : List.of("sm", "sh")) {
      Person reviewer = house.as(role);
      String day = house.today().toString();
      reviewer.get("/api/v1/crm/satisfaction-progress?day=" + day).ok();
      Answer review =
          reviewer
              .post(
                  "/api/v1/crm/reviews",
                  Map.of(
                      "reportKind",
                      "SATISFACTION_PROGRESS",
                      "reportId",
                      day,
                      "remark",
                      "handovers first"))
              .created();
      house
          .duty(role.equals("sm") ? "SM-19" : "SH-13")
          .of(reviewer)
          .isDoneBy("crm.report-reviewed", review.id());
    }
  }

  /** The service director's five factors, each with an action that works. */
  private String serviceFactors() {
    Person director = house.as("sv");
    String plan = approved(director, "CSI", "QUARTER");
    for (String factor : FACTORS) {
      carriedOut(
          director,
          plan,
          Map.of("item", factor, "factor", factor, "department", "SERVICE"),
          director);
    }
    house.duty("SV-03").of(director).isDoneBy(ACTION_CLOSED, plan);
    return plan;
  }

  private String approved(Person owner, String kind, String span) {
    return SatisfactionPlan.approved(owner, house.as("gm"), kind, span);
  }

  /** Each weak item has an action: of whom it is about, else of the showroom manager. */
  private void improve(Person planner, String plan, String kind) {
    List<String> weakItems = weakItems(kind);
    assertThat(weakItems).isNotEmpty();
    for (String weakItem : weakItems) {
      String person = si.get("/api/v1/crm/weak-items/" + weakItem).ok().text("personId");
      Person owner = person.isEmpty() ? house.as("sh") : house.as("sc", person);
      carriedOut(planner, plan, Map.of("weakItemId", weakItem), owner);
    }
    assertThat(weakItems(kind)).isEmpty();
  }

  private void carriedOut(Person planner, String plan, Map<String, String> about, Person owner) {
    SatisfactionPlan.carriedOut(planner, plan, about, owner, si);
  }

  private List<String> weakItems(String kind) {
    List<String> found = new ArrayList<>();
    for (JsonNode weak :
        si.get("/api/v1/crm/weak-items?state=WITHOUT_ACTION&limit=200").ok().body().path("items")) {
      if (weak.path("kind").asString("").equals(kind)) {
        found.add(weak.path("id").asString(""));
      }
    }
    return found;
  }

  private String closed(String kind, LocalDate firstDay) {
    for (JsonNode period :
        si.get("/api/v1/crm/survey-periods?state=CLOSED&kind=" + kind + "&limit=50")
            .ok()
            .body()
            .path("items")) {
      if (period.path("firstDay").asString("").equals(firstDay.toString())) {
        return period.path("id").asString("");
      }
    }
    throw new AssertionError("no closed period of " + kind + " begins on " + firstDay);
  }

  /** One car is sold and delivered, some are served; all agree to be asked. */
  private List<String> sellAndServe() {
    List<String> customers = new ArrayList<>();
    customers.add(CarSale.delivered(house).customer());
    agrees(customers.getFirst());
    for (int visit = 0; visit < SERVICE_VISITS; visit++) {
      customers.add(served());
    }
    return customers;
  }

  private String served() {
    Person desk = house.as("rc");
    String customer =
        desk.post("/api/v1/crm/customers", Map.of("name", "陈思远", "mobile", Dealership.newMobile()))
            .created()
            .id();
    agrees(customer);
    desk.post(
            "/api/v1/crm/visits",
            Map.of(
                "kind",
                "WALK_IN",
                "customerId",
                customer,
                "rejectReason",
                "SERVICE",
                "hostId",
                house.as("sc").id()))
        .created();
    return customer;
  }

  private void agrees(String customer) {
    house
        .as("ca")
        .post(
            "/api/v1/crm/customers/" + customer + "/consents",
            Map.of(
                "purpose", "SURVEY",
                "given", true,
                "noticeVersion", "2026-1",
                "channel", "STORE"))
        .created();
  }

  /**
   * What was answered about the sale, and about one of the service visits that the lot has chosen.
   */
  private record Answers(Answer sale, Answer service) {}

  private Answers answerAll(List<String> customers) {
    Map<String, Answer> answered = new HashMap<>();
    for (String customer : customers) {
      Answer found = si.get(SURVEYS + "?state=ISSUED&customerId=" + customer).ok();
      String id = found.text("items.0.id");
      if (!id.isEmpty()) {
        String kind = found.text("items.0.kind");
        answered.put(kind, interview(id, kind.equals("SSI")));
      }
    }
    assertThat(answered).containsKeys("SSI", "CSI");
    return new Answers(
        Objects.requireNonNull(answered.get("SSI")), Objects.requireNonNull(answered.get("CSI")));
  }

  /** Very satisfied on the whole, and not with the handover. */
  private Answer interview(String survey, boolean bought) {
    List<Map<String, Object>> grades = new ArrayList<>();
    grades.add(Map.of("item", "OVERALL", "grade", 10));
    grades.add(Map.of("item", "HANDOVER", "grade", 7));
    if (bought) {
      grades.add(Map.of("item", "INSURANCE", "grade", 10));
    }
    return si.post(
            SURVEYS + "/" + survey + "/answer",
            Map.of(
                "grades",
                grades,
                "evidence",
                Map.of("kind", "CALL", "reference", "call-" + survey)))
        .ok();
  }

  private void publish(String kind) {
    String id =
        si.post(
                "/api/v1/crm/questionnaires",
                Map.of(
                    "kind",
                    kind,
                    "title",
                    kind,
                    "scaleMin",
                    1,
                    "scaleMax",
                    10,
                    "overallItem",
                    "OVERALL",
                    "verySatisfiedFrom",
                    9,
                    "items",
                    List.of(
                        item("OVERALL", 50, "SHOWROOM", "STORE", false),
                        item("HANDOVER", 30, "SHOWROOM", "CONSULTANT", false),
                        item("INSURANCE", 20, "INSURANCE", "INSURANCE", true))))
            .created()
            .id();
    si.post("/api/v1/crm/questionnaires/" + id + "/publication").ok();
  }

  private static Map<String, Object> item(
      String code, int weight, String department, String measured, boolean optional) {
    return Map.of(
        "code", code,
        "weight", weight,
        "factor", code,
        "department", department,
        "measured", measured,
        "optional", optional,
        "textZh", "满意吗？",
        "textEn", "Are you satisfied?");
  }

  private static LocalDate latest(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant at(LocalDate day) {
    return day.atTime(LocalTime.of(10, 0)).atZone(Dealership.ZONE).toInstant();
  }
}
