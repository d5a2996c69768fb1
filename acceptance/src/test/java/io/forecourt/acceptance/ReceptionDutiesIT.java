package io.forecourt.acceptance;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Duties that are done at the desk, and with its register. */
class ReceptionDutiesIT {
  private static final String VISITS = "/api/v1/crm/visits";
  private static final String CALLS = "/api/v1/crm/calls";
  private static final String LEADS = "/api/v1/crm/leads";
  private static final String SUMMARIES = "/api/v1/crm/traffic-summaries";

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtTheDesk() {
    house.atWork();
  }

  @Test
  void theReceptionistTakesACallWithinThreeRingsAndPassesItOn() {
    Person receptionist = house.as("rc");

    Answer call =
        receptionist
            .post(
                CALLS,
                Map.of(
                    "direction",
                    "INBOUND",
                    "topic",
                    "ENQUIRY",
                    "ringCount",
                    3,
                    "answered",
                    true,
                    "companyNamed",
                    true,
                    "name",
                    "周立",
                    "mobile",
                    Dealership.newMobile()))
            .created();

    house.duty("RC-01").of(receptionist).isDoneBy("crm.call-registered", call.id());
    house.duty("RC-02").of(receptionist).isDoneBy("crm.call-registered", call.id());
  }

  @Test
  void everyVisitorOfTheDayHasAConsultant() {
    Person receptionist = house.whoOwes("RC-09");
    Answer visit = receptionist.post(VISITS, visitor(Map.of())).created();

    house.duty("RC-02").of(receptionist).isDoneBy("crm.visit-registered", visit.id());
    house
        .duty("RC-03")
        .of(receptionist)
        .orBy("crm.visit-registered", visit.id())
        .isDoneBy("crm.lead-assigned", visit.text("leadId"));
    house
        .duty("SC-01")
        .of(house.as("sc", visit.text("consultantId")))
        .orBy("crm.lead-assigned", visit.text("leadId"))
        .isDoneBy("crm.visit-registered", visit.id());
    house.dayPasses();
    house
        .duty("RC-09")
        .of(receptionist)
        .orBy("crm.lead-assigned", visit.text("leadId"))
        .isDoneBy("crm.visit-registered", visit.id());
  }

  @Test
  void theDirectorReceivesAVisitorInPerson() {
    Person director = house.as("sd");

    Answer visit = director.post(VISITS, visitor(Map.of("hostId", director.id()))).created();

    house.duty("SD-82").of(director).isDoneBy("crm.visit-registered", visit.id());
  }

  @Test
  void theConsultantBringsACustomerFromANewDistrict() {
    Person consultant = house.as("sc");

    Answer lead =
        consultant
            .post(
                LEADS,
                Map.of(
                    "name", "何远",
                    "mobile", Dealership.newMobile(),
                    "source", "OWN_CONTACT",
                    "district", "QINGYUNPU"))
            .created();

    house.duty("SC-20").of(consultant).isDoneBy("crm.lead-captured", lead.id());
  }

  @Test
  void theExecutorEntersTheContactsOfACampaign() {
    Person executor = house.whoOwes("MK-16");

    Answer lead =
        executor
            .post(
                LEADS,
                Map.of(
                    "name", "罗安",
                    "mobile", Dealership.newMobile(),
                    "way", "CAMPAIGN",
                    "source", "AUTUMN_SHOW",
                    "campaignId", "autumn-show"))
            .created();

    house.duty("MK-16").of(executor).isDoneBy("crm.lead-captured", lead.id());
  }

  @Test
  void theDayIsSummedUpItsSheetsPassedOnAndChecked() {
    Person receptionist = house.whoOwes("RC-08");
    Person supervisor = house.as("su");
    Person manager = house.as("sm");

    Answer day = close(receptionist, "DAY", house.today());
    house.duty("RC-08").of(receptionist).isDoneBy("crm.traffic-summary-closed", day.id());
    for (JsonNode missing : day.body().path("figures").path("sheets").path("missing")) {
      house
          .as("sc", missing.asString(""))
          .post("/api/v1/crm/day-sheets", Map.of("report", "nothing left over"))
          .created();
    }
    supervisor.post(SUMMARIES + "/" + day.id() + "/sheets-collection").ok();
    house.duty("SU-08").of(supervisor).isDoneBy("crm.traffic-summary-closed", day.id());
    Answer review =
        manager
            .post(
                "/api/v1/crm/reviews",
                Map.of(
                    "reportKind", "TRAFFIC_DAY",
                    "reportId", day.id(),
                    "remark", "all sheets read, two calls to come back to"))
            .created();
    house.duty("SM-27").of(manager).isDoneBy("crm.report-reviewed", review.id());
  }

  @Test
  void theWeekIsCounted() {
    Person receptionist = house.as("rc");

    Answer week = close(receptionist, "WEEK", house.today().minusYears(1));

    house.duty("RC-07").of(receptionist).isDoneBy("crm.traffic-summary-closed", week.id());
  }

  @Test
  void theMonthShowsThatEveryCallWasAnsweredAndPassedOn() {
    Person receptionist = house.as("rc");
    LocalDate inThatMonth = house.today().minusYears(1);
    callOn(receptionist, inThatMonth);

    Answer month = close(receptionist, "MONTH", inThatMonth);

    house.duty("RC-06").of(receptionist).isDoneBy("crm.traffic-summary-closed", month.id());
    house.duty("RC-11").of(receptionist).isDoneBy("crm.traffic-summary-closed", month.id());
  }

  @Test
  void theYearShowsThatEveryCallWasAnsweredAndPassedOn() {
    Person receptionist = house.as("rc");
    LocalDate inThatYear = house.today().minusYears(2);
    callOn(receptionist, inThatYear);

    Answer year = close(receptionist, "YEAR", inThatYear);

    house.duty("RC-12").of(receptionist).isDoneBy("crm.traffic-summary-closed", year.id());
  }

  private static Answer close(Person receptionist, String period, LocalDate date) {
    return receptionist
        .post(SUMMARIES, Map.of("period", period, "date", date.toString()))
        .created();
  }

  private void callOn(Person receptionist, LocalDate date) {
    receptionist
        .post(
            CALLS,
            Map.of(
                "direction",
                "INBOUND",
                "topic",
                "SERVICE",
                "ringCount",
                2,
                "answered",
                true,
                "companyNamed",
                true,
                "passedToId",
                house.as("sc").id(),
                "calledAt",
                date.atTime(10, 0).atZone(Dealership.ZONE).toInstant().toString()))
        .created();
  }

  private static Map<String, Object> visitor(Map<String, Object> more) {
    Map<String, Object> visitor = new java.util.HashMap<>(more);
    visitor.put("kind", "WALK_IN");
    visitor.put("name", "陈思远");
    visitor.put("mobile", Dealership.newMobile());
    visitor.put("party", 2);
    visitor.put("source", "WALK_IN");
    visitor.put("purpose", "BUY");
    return visitor;
  }
}
