package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * Duties that are done by keeping in touch with customers. What is judged at the end of a period
 * comes last, since business time only goes forward.
 */
@SharesDays
@Order(1)
@TestMethodOrder(OrderAnnotation.class)
class FollowUpDutiesIT {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A consultant who is new and has no customers but one. */
  private static String newcomer = "";

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtTheDesk() {
    house.atWork();
  }

  @Test
  @Order(0)
  void aConsultantIsHired() {
    newcomer =
        house
            .as("hr")
            .post(
                "/api/v1/hr/people",
                Map.of(
                    "name",
                    "李样例",
                    "loginName",
                    "sc.n" + Dealership.newMobile() + "@east",
                    "postId",
                    "EAST-SC",
                    "hiredOn",
                    house.today().toString()))
            .created()
            .id();
  }

  @Test
  @Order(1)
  void theSalesManagerLooksAtWhatIsOverdueAndAtContactsThatChanceHasChosen() {
    Person manager = house.as("sm");
    keptUp(house.as("sc"), "B");

    Answer sample =
        manager.post("/api/v1/crm/follow-up-samples", Map.of("size", 5, "days", 30)).created();
    assertThat(sample.text("followUpIds.0")).isNotEmpty();
    Answer sampled = review(manager, "FOLLOW_UP_SAMPLE", sample.id());
    manager.get("/api/v1/crm/follow-ups?state=OVERDUE&limit=100").ok();
    Answer overdue = review(manager, "FOLLOW_UPS_OVERDUE", house.today().toString());

    house
        .duty("SM-29")
        .of(manager)
        .orBy("crm.report-reviewed", sampled.id())
        .isDoneBy("crm.report-reviewed", overdue.id());
  }

  @Test
  @Order(2)
  void theDeliveredCustomerIsCalledByTheAgentAndByTheConsultant() {
    String order = CarSale.delivered(house).order();

    String owners = callAfter(order, "OWNER_CALL");
    Person consultant = house.as("sc", ownerOf(owners));
    consultant.reaches(owners);
    house.duty("SC-03").of(consultant).isDoneBy("crm.follow-up-completed", owners);

    String threeDay = callAfter(order, "THREE_DAY_CALL");
    Person agent = house.as("ca", ownerOf(threeDay));
    agent.reaches(threeDay);
    house.duty("CA-06").of(agent).isDoneBy("crm.follow-up-completed", threeDay);
  }

  @Test
  @Order(3)
  void atTheEndOfTheMonthEveryCustomerHasAPlanAndNothingIsLeftOverdue() {
    house.lastMorningOfMonth();
    for (String store : List.of("east", "west")) {
      workOff(house.as("sm@" + store), "OVERDUE");
      workOff(house.as("sm@" + store), "OPEN");
    }
    Person consultant = house.as("sc");
    String kept = "";
    for (String grade : List.of("H", "A", "B", "C")) {
      kept = keptUp(consultant, grade);
    }
    String planned = owed(consultant, "NEXT_CONTACT").text("items.0.id");

    house.monthEnds();

    house.duty("SC-19").of(consultant).isDoneBy("crm.follow-up-completed", kept);
    house.duty("SC-22").of(consultant).isDoneBy("crm.follow-up-scheduled", planned);
    house.duty("SD-55").of(house.as("sd")).isDoneBy("crm.follow-up-scheduled", planned);
  }

  @Test
  @Order(4)
  void whoLeavesHadAPlanForEveryCustomerOfTheYear() {
    Person consultant = house.as("sc", newcomer);
    Answer lead =
        consultant
            .post(
                "/api/v1/crm/leads",
                Map.of("name", "周若溪", "mobile", Dealership.newMobile(), "source", "WEB"))
            .created();
    String planned = owedTo(consultant, lead.text("customerId"));
    Dealership.soon(() -> assertThat(countedFor("SC-04", newcomer)).contains(lead.id(), planned));

    house
        .as("hr")
        .because("moves to another town")
        .post(
            "/api/v1/hr/people/" + newcomer + "/departure",
            Map.of("lastDay", house.today().toString()))
        .ok();

    house
        .duty("SC-04")
        .of(consultant)
        .readBy(house.as("gm"))
        .isDoneBy("crm.follow-up-scheduled", planned);
  }

  /** What the facts are about that count for the open item of this duty. */
  private List<String> countedFor(String duty, String person) {
    Person superior = house.as("gm");
    String item =
        superior
            .get("/api/v1/hr/duty-items?state=DUE&dutyId=%s&person=%s".formatted(duty, person))
            .ok()
            .text("items.0.id");
    return superior
        .get("/api/v1/hr/duty-items/" + item + "/explanation")
        .ok()
        .body()
        .path("counted")
        .path("facts")
        .valueStream()
        .map(fact -> fact.path("subject").asString(""))
        .toList();
  }

  private static Answer review(Person who, String kind, String report) {
    return who.post(
            "/api/v1/crm/reviews",
            Map.of("reportKind", kind, "reportId", report, "remark", "looked at each"))
        .created();
  }

  /** Makes every contact that is owed in the manager's store, as far as it falls due this month. */
  private void workOff(Person manager, String state) {
    Instant end = house.today().plusMonths(1).withDayOfMonth(1).atStartOfDay(ZONE).toInstant();
    while (true) {
      Answer page = manager.get("/api/v1/crm/follow-ups?sort=dueAt&limit=50&state=" + state).ok();
      int made = 0;
      for (JsonNode owed : page.body().path("items")) {
        if (Instant.parse(owed.path("dueAt").asString("")).isBefore(end)) {
          manager.reaches(owed.path("id").asString(""));
          made++;
        }
      }
      if (made == 0) {
        return;
      }
    }
  }

  /** The contact of this kind that the delivery has planned. */
  private String callAfter(String order, String kind) {
    Person manager = house.as("sm");
    String path = "/api/v1/crm/follow-ups?kind=%s&orderId=%s".formatted(kind, order);
    Dealership.soon(() -> assertThat(manager.get(path).ok().text("items.0.ownerId")).isNotEmpty());
    return manager.get(path).ok().text("items.0.id");
  }

  private String ownerOf(String followUp) {
    return house.as("sm").get("/api/v1/crm/follow-ups/" + followUp).ok().text("ownerId");
  }

  private static Answer owed(Person who, String kind) {
    return who.get("/api/v1/crm/follow-ups?state=OPEN&sort=-dueAt&limit=1&kind=" + kind).ok();
  }

  /** A new lead of this consultant is spoken to, graded, and spoken to again. */
  private static String keptUp(Person consultant, String grade) {
    Answer lead =
        consultant
            .post(
                "/api/v1/crm/leads",
                Map.of("name", "陈思远", "mobile", Dealership.newMobile(), "source", "WEB"))
            .created();
    String customer = lead.text("customerId");
    consultant.reaches(owedTo(consultant, customer));
    consultant.post("/api/v1/crm/leads/" + lead.id() + "/grade", Map.of("grade", grade)).ok();
    String next = owedTo(consultant, customer);
    consultant.reaches(next);
    return next;
  }

  private static String owedTo(Person who, String customer) {
    return who.get("/api/v1/crm/follow-ups?state=OPEN&customerId=" + customer)
        .ok()
        .text("items.0.id");
  }
}
