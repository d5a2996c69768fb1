package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Duties that are done by caring for owners: the club, introductions, reminders, contacts. */
@TestMethodOrder(OrderAnnotation.class)
class CareDutiesIT {
  private static final String CONTACTS = "/api/v1/crm/care-contacts";
  private static final String EVENTS = "/api/v1/crm/care-events";
  private static final String REMINDERS = "/api/v1/crm/reminders";

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtTheDesk() {
    house.atWork();
  }

  @Test
  @Order(1)
  void theInformationOfficerReceivesMembersAndKeepsInTouch() {
    Person officer = house.as("io");
    String customer = visitor();
    agrees(officer, customer, "MEMBERS_CLUB");
    officer.post("/api/v1/crm/members", Map.of("customerId", customer)).created();
    Answer visit =
        house
            .as("rc")
            .post(
                "/api/v1/crm/visits",
                Map.of(
                    "kind", "MEMBER",
                    "customerId", customer,
                    "hostId", officer.id(),
                    "source", "WALK_IN",
                    "purpose", "BUY"))
            .created();
    learn(officer, customer, Map.of("need", "winter tyres"));

    house
        .duty("IO-05")
        .of(officer)
        .orBy("crm.member-enrolled", customer)
        .orBy("crm.visit-registered", visit.id())
        .isDoneBy("crm.customer-profile-updated", customer);
    String contact = cared(officer, customer, "MEMBER_CARE");
    house.duty("IO-06").of(officer).isDoneBy("crm.care-contact-made", contact);
  }

  @Test
  @Order(1)
  void theInformationOfficerRemindsAnOwner() {
    Person officer = house.as("io");
    String customer = visitor();
    agrees(officer, customer, "MARKETING_SMS");
    car(officer, customer, "insuranceExpiry", house.today().plusDays(45));

    String reminder = dispatched(officer, customer, "INSURANCE");

    house.duty("IO-03").of(officer).isDoneBy("crm.reminder-sent", reminder);
  }

  @Test
  @Order(1)
  void theLicensingSpecialistOffersTheYearlyInspection() {
    Person specialist = house.as("lp");
    String customer = visitor();
    car(house.as("io"), customer, "registeredOn", house.today().minusMonths(24).plusDays(60));

    String reminder = dispatched(specialist, customer, "INSPECTION");
    Answer asked =
        specialist
            .post(
                "/api/v1/crm/enquiries",
                Map.of(
                    "customerId", customer,
                    "kind", "INSPECTION",
                    "channel", "PHONE",
                    "question", "take it to the station, please"))
            .created();
    specialist
        .post("/api/v1/crm/enquiries/" + asked.id() + "/answer", Map.of("answer", "passed"))
        .ok();

    house
        .duty("LP-04")
        .of(specialist)
        .orBy("crm.reminder-sent", reminder)
        .isDoneBy("crm.enquiry-closed", asked.id());
  }

  @Test
  @Order(1)
  void theAgentCaresForOwnersAndTheirClub() {
    Person agent = house.as("ca");
    String customer = visitor();
    String contact = cared(agent, customer, "SERVICE_CARE");
    house.duty("CA-04").of(agent).isDoneBy("crm.care-contact-made", contact);

    agrees(agent, customer, "MEMBERS_CLUB");
    learn(
        agent,
        customer,
        Map.of(
            "need", "a family car",
            "presentCar", "VW Golf 2016",
            "budget", Map.of("amount", "180000.00", "currency", "CNY")));
    agent.post("/api/v1/crm/members", Map.of("customerId", customer)).created();
    String event = held(agent, "CLUB", customer);

    house
        .duty("CA-07")
        .of(agent)
        .orBy("crm.customer-profile-updated", customer)
        .orBy("crm.member-enrolled", customer)
        .isDoneBy("crm.care-event-held", event);
  }

  @Test
  @Order(1)
  void theSalesDirectorHoldsAnEventForCustomers() {
    Person director = house.as("sd");

    String event = held(director, "OWNERS", visitor());

    house.duty("SD-63").of(director).isDoneBy("crm.care-event-held", event);
  }

  @Test
  @Order(1)
  void theSalesManagerKeepsCustomersByEventsAndContacts() {
    Person manager = house.as("sm");
    String customer = visitor();

    String contact = cared(manager, customer, "SEASON");
    String event = held(manager, "OWNERS", customer);

    house
        .duty("SM-66")
        .of(manager)
        .orBy("crm.care-contact-made", contact)
        .isDoneBy("crm.care-event-held", event);
  }

  @Test
  @Order(1)
  void theServiceManagerRunsCareAndServicePromotions() {
    Person manager = house.as("cs");

    String event = held(manager, "SERVICE_PROMOTION", visitor());
    CampaignStory campaign =
        new CampaignStory(house)
            .with("type", "SERVICE")
            .team("cs")
            .approved()
            .running()
            .attended()
            .noted(house.as(CampaignStory.EXECUTOR), "FEEDBACK")
            .closed();

    house
        .duty("CS-07")
        .of(manager)
        .orBy("crm.care-event-held", event)
        .isDoneBy("crm.campaign-closed", campaign.id());
  }

  @Test
  @Order(2)
  void anOrderOfSomebodyWhomACustomerBroughtSettlesTheManagersDuties() {
    Person manager = house.as("sm");
    String loyalty =
        new CampaignStory(house)
            .with("type", "LOYALTY")
            .with("period", "YEAR")
            .with("to", house.today().plusMonths(6).toString())
            .approved()
            .id();
    CampaignStory part = new CampaignStory(house).with("partOfId", loyalty).team("cs").approved();
    String model = CarSale.modelInStock(house);
    Answer referral =
        manager
            .post(
                "/api/v1/crm/referrals",
                Map.of(
                    "referrerId",
                    visitor(),
                    "name",
                    "周若溪",
                    "mobile",
                    Dealership.newMobile(),
                    "modelCode",
                    model))
            .created();

    CarSale.order(house, referral.text("leadId"), referral.text("customerId"), model);

    house
        .duty("SM-68")
        .of(manager)
        .orBy("crm.referral-recorded", referral.id())
        .isDoneBy("crm.referral-converted", referral.id());
    house
        .duty("CS-06")
        .of(house.as("cs"))
        .orBy("crm.campaign-approved", part.id())
        .isDoneBy("crm.referral-converted", referral.id());
  }

  @Test
  @Order(3)
  void thePersonalContactOfADeliveredCustomerSettlesTheDirectorsDuty() {
    String customer = CarSale.delivered(house).customer();
    String planned = CONTACTS + "?state=PLANNED&limit=1&customerId=" + customer;
    Person manager = house.as("sm");
    Dealership.soon(() -> assertThat(manager.get(planned).ok().text("items.0.id")).isNotEmpty());
    Person contact = house.as("sc", manager.get(planned).ok().text("items.0.ownerId"));

    Answer made =
        contact
            .post(
                CONTACTS,
                Map.of("customerId", customer, "kind", "SETTLING_IN", "evidence", call(customer)))
            .created();

    assertThat(made.text("byPersonalContact")).isEqualTo("true");
    house.duty("SD-23").of(house.as("sd")).isDoneBy("crm.care-contact-made", made.id());
  }

  private String visitor() {
    return house.as("rc").registersVisitor().text("customerId");
  }

  private static void agrees(Person who, String customer, String purpose) {
    who.post(
            "/api/v1/crm/customers/" + customer + "/consents",
            Map.of(
                "purpose", purpose, "given", true, "noticeVersion", "2026-1", "channel", "STORE"))
        .created();
  }

  private static void learn(Person who, String customer, Map<String, Object> news) {
    String path = "/api/v1/crm/customers/" + customer;
    who.having(who.get(path).ok()).patch(path, news).ok();
  }

  private static void car(Person who, String customer, String date, LocalDate on) {
    who.post(
            "/api/v1/crm/customers/" + customer + "/vehicles",
            Map.of("relation", "PRESENT", "description", "VW Golf 2016", date, on.toString()))
        .created();
  }

  private static String dispatched(Person who, String customer, String kind) {
    String id =
        who.get(REMINDERS + "?kind=%s&customerId=%s".formatted(kind, customer))
            .ok()
            .text("items.0.id");
    assertThat(who.post(REMINDERS + "/" + id + "/dispatch").ok().text("state")).isEqualTo("SENT");
    return id;
  }

  private static String cared(Person who, String customer, String kind) {
    return who.post(
            CONTACTS, Map.of("customerId", customer, "kind", kind, "evidence", call(customer)))
        .created()
        .id();
  }

  /** An event that takes place today, with this guest. */
  private String held(Person who, String kind, String customer) {
    String id =
        who.post(
                EVENTS,
                Map.of(
                    "kind",
                    kind,
                    "theme",
                    "winter drive",
                    "plan",
                    "meet at nine, tea at eleven",
                    "plannedOn",
                    house.today().toString(),
                    "budget",
                    Map.of("amount", "3000.00", "currency", "CNY"),
                    "team",
                    List.of()))
            .created()
            .id();
    String path = EVENTS + "/" + id;
    who.post(path + "/attendances", Map.of("customerId", customer)).created();
    who.post(path + "/holding", Map.of("cost", Map.of("amount", "2800.00", "currency", "CNY")))
        .ok();
    return id;
  }

  private static Map<String, String> call(String customer) {
    return Map.of("kind", "CALL", "reference", "care-" + customer);
  }
}
