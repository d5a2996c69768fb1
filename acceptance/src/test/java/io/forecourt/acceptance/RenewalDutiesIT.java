package io.forecourt.acceptance;

import static io.forecourt.acceptance.InsuranceCounter.INSURANCE;
import static io.forecourt.acceptance.ReportDiary.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * The duties of the renewal desk: a case, a statement, and the reports on the month. Business time
 * goes forward by a day for the case, and by a month for the reports, which are handed in on the
 * way.
 */
@SharesDays
@Order(1)
@TestMethodOrder(OrderAnnotation.class)
class RenewalDutiesIT {
  private static final String RENEWALS = INSURANCE + "/renewals";
  private static final int REMINDED_BEFORE = 30;

  private final Dealership house = Dealership.open();
  private final InsuranceCounter counter = new InsuranceCounter(house);

  @BeforeEach
  void somebodyIsAtTheDesk() {
    house.atWork();
  }

  @Test
  @Order(1)
  void aCustomerIsRemindedQuotedCalledLostAndThoughtOver() {
    String customer = agreedCustomer();
    String vin = InsuranceCounter.newVin();
    LocalDate ends = house.today().plusDays(1 + REMINDED_BEFORE);
    String renewal = insuredElsewhere(customer, vin, ends);
    new ReportDiary(house, house.as("ir")).goTo(house.today().plusDays(1));
    Dealership.soon(() -> assertThat(renewal(renewal).text("state")).isEqualTo("REMINDED"));
    house.atWork();
    Person specialist = house.as("ir", renewal(renewal).text("specialistId"));

    Answer plan =
        specialist
            .post(
                INSURANCE + "/call-back-plans",
                Map.of("month", YearMonth.from(house.today()).plusMonths(1).toString()))
            .created();
    house.duty("IR-16").of(specialist).isDoneBy("insurance.follow-up-scheduled", plan.id());

    String file = counter.file(specialist, customer, vin);
    String quotation = counter.quoteRenewal(specialist, file, ends).id();
    String quote =
        specialist
            .post(
                RENEWALS + "/" + renewal + "/quotes",
                Map.of("quotationId", quotation, "coverChanges", List.of("ADD_SCRATCH")))
            .created()
            .id();
    house.duty("IR-04").of(specialist).isDoneBy("insurance.premium-quoted", quotation);
    house.duty("IR-05").of(specialist).isDoneBy("insurance.renewal-quote-sent", renewal);
    Dealership.soon(() -> assertThat(owedCallsAfter(quote, specialist)).containsExactly("DUE"));

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
    house.duty("IR-06").of(specialist).isDoneBy("insurance.renewal-call-recorded", renewal);
    assertThat(owedCallsAfter(quote, specialist)).containsExactly("DONE_AUTO");
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
                INSURANCE + "/lost-renewal-reviews",
                Map.of(
                    "month",
                    YearMonth.from(house.today()).toString(),
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
            .post(INSURANCE + "/files?kind=COMMISSION_STATEMENT", statement())
            .created()
            .id();
    Answer compared =
        specialist
            .post(
                INSURANCE + "/commission-statements",
                Map.of("fileId", file, "insurerCode", "DEMO_A", "month", "2025-01"))
            .created();
    assertThat(compared.text("openDifferences")).isEqualTo("1");
    String statement = INSURANCE + "/commission-statements/" + compared.id();
    String line = specialist.get(statement + "/lines?open=true").ok().text("items.0.id");
    specialist
        .because("the insurer will take it back")
        .post(
            INSURANCE + "/commission-lines/" + line + "/settlement",
            Map.of("resolution", "INSURER_CORRECTS"))
        .ok();
    specialist.post(statement + "/insurer-signature", Map.of("reference", "DEMO_A-2025-01")).ok();

    house.as("fi").post(statement + "/finance-signature").ok();

    house.duty("IR-11").of(specialist).isDoneBy("insurance.commission-reconciled", compared.id());
  }

  @Test
  @Order(3)
  void theMonthReachesItsTargetsAndIsReportedInTime() {
    Person specialist = house.as("ir");
    Person newCars = house.as("in");
    ReportDiary diary = new ReportDiary(house, specialist);
    String customer = counter.customer();
    String vin = InsuranceCounter.newVin();
    LocalDate ends = house.today().plusDays(1 + REMINDED_BEFORE);
    String renewed = insuredElsewhere(customer, vin, ends);
    diary.goTo(house.today().plusDays(1));
    house.atWork();
    YearMonth month = YearMonth.from(house.today());
    insuredElsewhere(counter.customer(), InsuranceCounter.newVin(), month.plusMonths(1).atDay(10));

    wants(month, specialist, "RENEWAL");
    wants(month, newCars, "NEW_CAR");
    String file = counter.file(specialist, customer, vin);
    counter.issued(newCars, counter.quoteRenewal(specialist, file, ends).id());
    counter.issued(newCars, counter.quote(newCars, orderedCar(newCars), "1.00").id());
    Dealership.soon(() -> assertThat(renewal(renewed).text("state")).isEqualTo("WON"));
    assertThat(renewal(renewed).text("specialistId")).isEqualTo(specialist.id());

    String monthly = diary.monthly(month);

    String list =
        specialist
            .get(INSURANCE + "/renewal-lists?sort=-generatedAt&limit=1")
            .ok()
            .text("items.0.id");
    house.duty("IR-02").of(specialist).isDoneBy("insurance.renewal-list-generated", list);
    house.duty("IR-08").of(specialist).isDoneBy(SUBMITTED, monthly);
    house.duty("IR-01").of(specialist).isDoneBy(SUBMITTED, monthly);
    house.duty("IN-01").of(newCars).isDoneBy(SUBMITTED, monthly);
    house.as("ih").post(INSURANCE + "/reports/" + monthly + "/acknowledgement").ok();

    String weekly = diary.weekliesWithoutDelay(month).getFirst();

    house.duty("IR-07").of(specialist).isDoneBy(SUBMITTED, weekly);
    house.duty("IR-12").of(specialist).isDoneBy(SUBMITTED, weekly);
  }

  /** A car's cover that somebody else sold; answers its case. */
  private String insuredElsewhere(String customer, String vin, LocalDate ends) {
    return house
        .as("ir")
        .post(
            RENEWALS, Map.of("customerId", customer, "vin", vin, "compulsoryEnd", ends.toString()))
        .created()
        .id();
  }

  private Answer renewal(String id) {
    return house.as("ir").get(RENEWALS + "/" + id).ok();
  }

  /** The duty that the delivery of a quote has opened, by its state. */
  private static List<String> owedCallsAfter(String quote, Person specialist) {
    JsonNode items =
        specialist
            .get(
                "/api/v1/hr/duty-items?sort=-deadline&limit=50&dutyId=IR-06&person="
                    + specialist.id())
            .ok()
            .body()
            .path("items");
    return items
        .valueStream()
        .filter(item -> item.path("caseKey").asString("").equals(quote))
        .map(item -> item.path("state").asString(""))
        .toList();
  }

  /** The order of a new car that is there. */
  private String orderedCar(Person newCars) {
    Answer visit = house.as("rc").registersVisitor();
    String order =
        CarSale.order(
            house, visit.text("leadId"), visit.text("customerId"), CarSale.modelInStock(house));
    counter.knowsCarOf(newCars, order);
    return order;
  }

  private void wants(YearMonth month, Person person, String business) {
    house
        .as("ih")
        .post(
            INSURANCE + "/targets",
            Map.of(
                "month",
                month.toString(),
                "personId",
                person.id(),
                "business",
                business,
                "policies",
                1))
        .created();
  }

  private String agreedCustomer() {
    String customer = counter.customer();
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

  private static String statement() {
    String lines =
        "statement_no,line_no,entry_type,policy_no,endorsement_no,product,paid_date,"
            + "gross_premium,commission_rate,commission_amount,status\n"
            + "S-2025-01,1,NEW,PC-UNKNOWN,,COMPULSORY,2025-01-20,950.00,0.04,35.85,PAID\n"
            + "S-2025-01,TOTAL,,,,,,950.00,,35.85,\n";
    return "--lines\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s.csv\"\r\n"
        + "Content-Type: text/csv\r\n\r\n"
        + lines
        + "\r\n--lines--\r\n";
  }
}
