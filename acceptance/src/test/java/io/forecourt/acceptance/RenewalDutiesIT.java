package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * The duties of the insurance desk in its renewal season. The stories follow each other, since
 * business time only goes forward: a case, the week, the month.
 */
@TestMethodOrder(OrderAnnotation.class)
class RenewalDutiesIT {
  private static final String RENEWALS = "/api/v1/insurance/renewals";
  private static final String REPORTS = "/api/v1/insurance/reports";
  private static final int DAYS_BEFORE = 30;

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtTheDesk() {
    house.atWork();
  }

  @Test
  @Order(1)
  void aCustomerIsRemindedQuotedCalledLostAndThoughtOver() {
    Person specialist = house.as("ir");
    String renewal = remindedOn(nextDay());

    Answer plan =
        specialist
            .post(
                "/api/v1/insurance/call-back-plans",
                Map.of("month", house.today().plusMonths(1).toString().substring(0, 7)))
            .created();
    house.duty("IR-16").of(specialist).isDoneBy("insurance.follow-up-scheduled", plan.id());

    Answer quote =
        specialist
            .post(
                RENEWALS + "/" + renewal + "/quotes",
                Map.of(
                    "insurerCode",
                    "DEMO_A",
                    "total",
                    Map.of("amount", "4057.13", "currency", "CNY"),
                    "coverChanges",
                    List.of("ADD_SCRATCH")))
            .created();
    house.duty("IR-04").of(specialist).isDoneBy("insurance.premium-quoted", quote.id());
    house.duty("IR-05").of(specialist).isDoneBy("insurance.renewal-quote-sent", renewal);

    specialist
        .post(
            RENEWALS + "/" + renewal + "/calls",
            Map.of(
                "channel",
                "PHONE",
                "seconds",
                95,
                "reference",
                "call-" + renewal,
                "outcome",
                "REFUSES"))
        .created();
    house.duty("IR-03").of(specialist).isDoneBy("insurance.renewal-call-recorded", renewal);
    house.duty("IR-17").of(specialist).isDoneBy("insurance.renewal-call-recorded", renewal);

    specialist
        .post(
            RENEWALS + "/" + renewal + "/loss",
            Map.of(
                "reasonCode",
                "PRICE",
                "rival",
                "PICC",
                "rivalPrice",
                Map.of("amount", "3800.00", "currency", "CNY")))
        .ok();
    specialist
        .post(RENEWALS + "/" + renewal + "/loss-review", Map.of("measureCode", "BETTER_OFFER"))
        .ok();
    house.duty("IR-09").of(specialist).isDoneBy("insurance.lost-renewal-reviewed", renewal);
    Answer review =
        specialist
            .post(
                "/api/v1/insurance/lost-renewal-reviews",
                Map.of(
                    "month",
                    house.today().toString().substring(0, 7),
                    "measures",
                    List.of("BETTER_OFFER")))
            .created();
    house.duty("IR-10").of(specialist).isDoneBy("insurance.lost-renewal-reviewed", review.id());
  }

  @Test
  @Order(2)
  void theStatementOfAnInsurerIsComparedAndSignedByBothSides() {
    Person specialist = house.as("ir");
    String file =
        specialist
            .with("Content-Type", "multipart/form-data; boundary=lines")
            .post("/api/v1/insurance/files?kind=COMMISSION_STATEMENT", statement())
            .created()
            .id();
    Answer compared =
        specialist
            .post(
                "/api/v1/insurance/commission-statements",
                Map.of("fileId", file, "insurerCode", "DEMO_A", "month", "2025-01"))
            .created();
    assertThat(compared.text("openDifferences")).isEqualTo("1");
    String statement = "/api/v1/insurance/commission-statements/" + compared.id();
    String line = specialist.get(statement + "/lines?open=true").ok().text("items.0.id");
    specialist
        .because("the insurer will take it back")
        .post(
            "/api/v1/insurance/commission-lines/" + line + "/settlement",
            Map.of("resolution", "INSURER_CORRECTS"))
        .ok();
    specialist.post(statement + "/insurer-signature", Map.of("reference", "DEMO_A-2025-01")).ok();

    house.as("fi").post(statement + "/finance-signature").ok();

    house.duty("IR-11").of(specialist).isDoneBy("insurance.commission-reconciled", compared.id());
  }

  @Test
  @Order(3)
  void theWeekIsReportedBeforeMondayNoonAndTheMonthBeforeTheFifth() {
    Person specialist = house.as("ir");
    String open = remindedOn(nextDay());
    assertThat(open).isNotEmpty();
    String month = house.today().toString().substring(0, 7);
    handInWhatIsDue(specialist);
    String weekly = "";
    for (LocalDate monday = nextMonday();
        monday.toString().startsWith(month);
        monday = nextMonday()) {
      house.clockTo(tenOn(monday));
      weekly = handInWhatIsDue(specialist);
      house.duty("IR-07").of(specialist).isDoneBy(submitted(), weekly);
    }

    house.monthEnds();

    String list =
        specialist
            .get("/api/v1/insurance/renewal-lists?sort=-generatedAt&limit=1")
            .ok()
            .text("items.0.id");
    house.duty("IR-02").of(specialist).isDoneBy("insurance.renewal-list-generated", list);
    String monthly = handInWhatIsDue(specialist);
    house.duty("IR-08").of(specialist).isDoneBy(submitted(), monthly);
    house.duty("IR-12").of(specialist).isDoneBy(submitted(), weekly);
    house.as("ih").post(REPORTS + "/" + monthly + "/acknowledgement").ok();
  }

  /** A car insured elsewhere whose owner agreed is reminded on this day, 30 days before the end. */
  private String remindedOn(LocalDate day) {
    String customer = agreedCustomer();
    String renewal =
        house
            .as("ir")
            .post(
                RENEWALS,
                Map.of(
                    "customerId", customer, "compulsoryEnd", day.plusDays(DAYS_BEFORE).toString()))
            .created()
            .id();
    house.clockTo(tenOn(day));
    Dealership.soon(
        () ->
            assertThat(house.as("ir").get(RENEWALS + "/" + renewal).ok().text("state"))
                .isEqualTo("REMINDED"));
    return renewal;
  }

  private String agreedCustomer() {
    String customer =
        house
            .as("rc")
            .post(
                "/api/v1/crm/visits",
                Map.of(
                    "kind", "WALK_IN",
                    "name", "周若溪",
                    "mobile", Dealership.newMobile(),
                    "party", 1,
                    "source", "WALK_IN",
                    "purpose", "BUY"))
            .created()
            .text("customerId");
    house
        .as("ca")
        .post(
            "/api/v1/crm/customers/" + customer + "/consents",
            Map.of(
                "purpose",
                "MARKETING_SMS",
                "given",
                true,
                "noticeVersion",
                "2026-1",
                "channel",
                "STORE"))
        .created();
    return customer;
  }

  /** Answers the last report that was handed in. */
  private String handInWhatIsDue(Person specialist) {
    String last = "";
    for (JsonNode due : specialist.get(REPORTS + "?state=DUE&limit=50").ok().body().path("items")) {
      last = due.path("id").asString("");
      specialist
          .post(
              REPORTS + "/" + last + "/submission",
              Map.of("materials", List.of("register of policies", "follow-up sheets")))
          .ok();
    }
    return last;
  }

  private static String submitted() {
    return "insurance.insurance-report-submitted";
  }

  private LocalDate nextDay() {
    return house.today().plusDays(1);
  }

  private LocalDate nextMonday() {
    return house.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  }

  private static Instant tenOn(LocalDate day) {
    return day.atTime(10, 0).atZone(Dealership.ZONE).toInstant();
  }

  private static String statement() {
    String lines =
        "statement_no,line_no,entry_type,policy_no,endorsement_no,product,paid_date,"
            + "gross_premium,commission_rate,commission_amount,status\n"
            + "S-2025-01,1,NEW,PC-UNKNOWN,,COMPULSORY,2025-01-20,950.00,0.04,35.85,PAID\n";
    return "--lines\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s.csv\"\r\n"
        + "Content-Type: text/csv\r\n\r\n"
        + lines
        + "\r\n--lines--\r\n";
  }
}
