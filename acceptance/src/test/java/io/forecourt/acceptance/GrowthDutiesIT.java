package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Duties that hold a month against the one before, or judge all of a month: one story of the second
 * store, where nobody else brings, loses or calls customers. It begins in whatever month it is and
 * ends with the next.
 */
@SharesDays
@Order(1)
class GrowthDutiesIT {
  private static final String FOLLOW_UPS = "/api/v1/crm/follow-ups";
  private static final int TOGETHER = 10;
  private static final int MOST_LEADS = 400;

  private final Dealership house = Dealership.open();
  private final Person consultant = house.as("sc@west");
  private final Person manager = house.as("sm@west");
  private final Person service = house.as("cs@west");

  @Test
  void aMonthOfTheSecondStoreIsBetterThanTheOneBefore() {
    house.atWork();
    losesACustomer();
    house.monthEnds();
    house.atWork();

    List<String> captured = bringsMoreThanBefore();
    DutyCheck growth = house.duty("SD-61").of(house.as("sd@west"));
    captured.forEach(lead -> growth.orBy("crm.lead-captured", lead));
    growth.isDoneBy("crm.lead-captured", captured.getLast());

    contactEachOnce();
    String customer = keepsTheFiles();
    String care = cares(customer);
    String budget = answersTheOverrun();
    house.lastMorningOfMonth();
    workOff();
    String improvement = improves();
    String settled = Coordination.settled(service, "SHOWROOM", house.as("sh@west"));
    house.monthEnds();

    house.duty("CS-01").of(service).isDoneBy("hr.coordination-closed", settled);
    house.duty("CS-05").of(service).isDoneBy("hr.improvement-logged", improvement);
    house.duty("SV-04").of(house.as("sv@west")).isDoneBy("crm.care-contact-made", care);
    house.duty("SD-16").of(house.as("sd@west")).isDoneBy("sales.budget-overrun-closed", budget);
  }

  /** One expense fits the sales budget, the next one does not. */
  private String answersTheOverrun() {
    var budgets = new StoreBudgets(house, "west");
    String budget = budgets.approved("sd", "SALES_DEPARTMENT", "1000.00");
    budgets.spent(budget, "900.00");
    budgets.spent(budget, "200.00");
    budgets.closesOverrun("sd");
    return budget;
  }

  /** A lead is given up after the contacts that its grade asks for. */
  private void losesACustomer() {
    Answer lead = captured();
    for (int contact = 0; contact < 3; contact++) {
      String owed =
          consultant
              .get(FOLLOW_UPS + "?state=OPEN&customerId=" + lead.text("customerId"))
              .ok()
              .text("items.0.id");
      consultant.reaches(owed);
    }
    String path = "/api/v1/crm/leads/" + lead.id();
    consultant.post(path + "/loss-request", Map.of("reasonCode", "PRICE")).ok();
    manager
        .because("we do not sell below cost")
        .post(path + "/loss-decision", Map.of("accepted", true))
        .ok();
  }

  /** Brings leads until they are more than those of the month before; answers them. */
  private List<String> bringsMoreThanBefore() {
    List<String> captured = new ArrayList<>();
    while (growthOfTheMonth().path("state").asString("").equals("DUE")) {
      assertThat(captured).as("leads of this month").hasSizeLessThan(MOST_LEADS);
      for (int i = 0; i < TOGETHER; i++) {
        captured.add(captured().id());
      }
      Dealership.soon(
          () -> {
            JsonNode item = growthOfTheMonth();
            assertThat(
                    item.path("counted").asInt() >= captured.size()
                        || !item.path("state").asString("").equals("DUE"))
                .as("%d leads are counted: %s", captured.size(), item)
                .isTrue();
          });
    }
    return captured;
  }

  private JsonNode growthOfTheMonth() {
    Person director = house.as("sd@west");
    return director
        .get("/api/v1/hr/duty-items?sort=-deadline&limit=1&dutyId=SD-61&person=" + director.id())
        .ok()
        .body()
        .path("items")
        .path(0);
  }

  private Answer captured() {
    return consultant
        .post(
            "/api/v1/crm/leads",
            Map.of("name", "陈思远", "mobile", Dealership.newMobile(), "source", "WEB"))
        .created();
  }

  /** Two files turn out to be one person, and nothing is left empty in them. */
  private String keepsTheFiles() {
    String duplicate = visitor();
    String customer = visitor();
    CustomerFile.fillIn(service, duplicate);
    CustomerFile.fillIn(service, customer);
    service
        .because("one person with two numbers")
        .post("/api/v1/crm/customers/" + customer + "/merge", Map.of("duplicateId", duplicate))
        .created();
    LocalDate today = house.today();
    Answer quality =
        service
            .get(
                "/api/v1/crm/customer-quality?from=%s&to=%s"
                    .formatted(today.withDayOfMonth(1), today))
            .ok();
    assertThat(quality.text("complete")).isNotEqualTo("0");
    return customer;
  }

  private String visitor() {
    return house.as("rc@west").registersVisitor().text("customerId");
  }

  private String cares(String customer) {
    return house
        .as("sv@west")
        .post(
            "/api/v1/crm/care-contacts",
            Map.of(
                "customerId",
                customer,
                "kind",
                "SERVICE_CARE",
                "evidence",
                Map.of("kind", "CALL", "reference", "care-" + customer)))
        .created()
        .id();
  }

  private String improves() {
    return service
        .post(
            "/api/v1/hr/improvements",
            Map.of(
                "causeCode", "CALL_BACK_LATE",
                "source", "CUSTOMER_FEEDBACK",
                "text", "call back before noon",
                "dueOn", house.today().plusDays(20).toString()))
        .created()
        .id();
  }

  /** Nobody is left without a contact for the month, so nobody drops into the pool. */
  private void contactEachOnce() {
    Set<String> owed = new LinkedHashSet<>(owed("OVERDUE"));
    owed.addAll(owed("OPEN"));
    owed.forEach(manager::reaches);
  }

  /** Makes every contact that falls due this month. */
  private void workOff() {
    for (String state : List.of("OVERDUE", "OPEN")) {
      for (List<String> owed = owed(state); !owed.isEmpty(); owed = owed(state)) {
        owed.forEach(manager::reaches);
      }
    }
  }

  /** What falls due this month, but for lost customers, whom somebody else asks. */
  private List<String> owed(String state) {
    Instant end =
        house.today().plusMonths(1).withDayOfMonth(1).atStartOfDay(Dealership.ZONE).toInstant();
    List<String> owed = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          manager.get(FOLLOW_UPS + "?sort=dueAt&limit=100&state=" + state + cursor).ok().body();
      for (JsonNode one : page.path("items")) {
        if (Instant.parse(one.path("dueAt").asString("")).isBefore(end)
            && !one.path("kind").asString("").equals("LOSS_CHECK")) {
          owed.add(one.path("id").asString(""));
        }
      }
      String next = page.path("next").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return owed;
  }
}
