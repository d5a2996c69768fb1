package io.forecourt.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Duties that are done by answering customers: complaints, questions, rescue, sampled contacts. */
class CaseDutiesIT {
  private static final String COMPLAINTS = "/api/v1/crm/complaints";
  private static final String ENQUIRIES = "/api/v1/crm/enquiries";
  private static final Map<String, Object> CALL = Map.of("kind", "CALL", "reference", "call-17");

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtTheDesk() {
    house.atWork();
  }

  @Test
  void theAgentEntersAQuestionWhileTheCustomerIsOnThePhone() {
    Person agent = house.as("ca");

    Answer question = agent.post(ENQUIRIES, question("OTHER")).created();

    house.duty("CA-02").of(agent).isDoneBy("crm.enquiry-logged", question.id());
  }

  @Test
  void theAgentEntersAComplaintWhileTheCustomerIsOnThePhone() {
    Person agent = house.as("ca");

    Answer complaint = agent.post(COMPLAINTS, complaint("OTHER")).created();

    house.duty("CA-02").of(agent).isDoneBy("crm.complaint-opened", complaint.id());
  }

  @Test
  void theInformationOfficerAnswersAQuestion() {
    Person officer = house.as("io");

    Answer question = officer.post(ENQUIRIES, question("PRODUCT")).created();
    officer.post(ENQUIRIES + "/" + question.id() + "/answer", Map.of("answer", "in May")).ok();

    house.duty("IO-02").of(officer).isDoneBy("crm.enquiry-closed", question.id());
  }

  @Test
  void theInformationOfficerSendsHelp() {
    Person officer = house.as("io");
    Map<String, Object> rescue = new LinkedHashMap<>(question("RESCUE"));
    rescue.put("place", "G2, km 1024");

    Answer call = officer.post(ENQUIRIES, rescue).created();
    String path = ENQUIRIES + "/" + call.id();
    officer.post(path + "/dispatch", Map.of("helper", "towing service")).ok();
    officer.post(path + "/arrival").ok();
    officer.post(path + "/answer", Map.of("answer", "towed to the workshop")).ok();

    house.duty("IO-01").of(officer).isDoneBy("crm.enquiry-closed", call.id());
  }

  @Test
  void theSalesManagerSettlesASalesComplaintOnTheSpot() {
    Answer taken = house.as("ca").post(COMPLAINTS, complaint("SALES")).created();
    Person manager = house.as("sm", taken.text("ownerId"));

    settle(manager, taken.id());

    house.duty("SM-30").of(manager).isDoneBy("crm.complaint-closed", taken.id());
  }

  @Test
  void theServiceManagerCoordinatesTheDepartments() {
    Answer taken = house.as("ca").post(COMPLAINTS, complaint("SALES")).created();
    String path = COMPLAINTS + "/" + taken.id();
    Person manager = house.as("sm", taken.text("ownerId"));
    Person coordinator = house.as("cs", taken.text("coordinatorId"));
    manager.post(path + "/answer", Map.of("evidence", CALL)).ok();
    Answer asked =
        coordinator
            .post(path + "/tasks", Map.of("department", "SERVICE", "text", "look at the brakes"))
            .ok();
    house
        .as("sv", asked.text("tasks.0.ownerId"))
        .post(path + "/tasks/" + asked.text("tasks.0.id") + "/completion", Map.of("result", "fine"))
        .ok();
    solveAndAsk(manager, taken.id());

    house.duty("CS-04").of(coordinator).isDoneBy("crm.complaint-closed", taken.id());
  }

  @Test
  void theServiceDirectorDecidesGoodwill() {
    Answer taken = house.as("ca").post(COMPLAINTS, complaint("GOODWILL")).created();
    Person director = house.as("sv", taken.text("ownerId"));

    settle(director, taken.id());

    house.duty("SV-05").of(director).isDoneBy("crm.complaint-closed", taken.id());
  }

  @Test
  void theServiceDirectorSeesASeriousDisputeThrough() {
    Answer taken = house.as("ca").post(COMPLAINTS, complaint("SERVICE")).created();
    Person first = house.as("sv", taken.text("ownerId"));
    first.post(COMPLAINTS + "/" + taken.id() + "/answer", Map.of("evidence", CALL)).ok();

    Person director = house.as("sv", raiseTwice(first, taken.id()).text("ownerId"));
    solveAndAsk(director, taken.id());

    house.duty("SV-06").of(director).isDoneBy("crm.complaint-closed", taken.id());
  }

  @Test
  void theSalesDirectorLeadsAMajorComplaint() {
    Answer taken = house.as("ca").post(COMPLAINTS, complaint("SALES")).created();
    Person manager = house.as("sm", taken.text("ownerId"));
    manager.post(COMPLAINTS + "/" + taken.id() + "/answer", Map.of("evidence", CALL)).ok();

    Person director = house.as("sd", raiseTwice(manager, taken.id()).text("ownerId"));
    solveAndAsk(director, taken.id());

    house.duty("SD-19").of(director).isDoneBy("crm.complaint-closed", taken.id());
  }

  @Test
  void theKeyAccountManagerSolvesAProblemFast() {
    Person manager = house.as("ka");
    String customer = house.as("rc").registersVisitor().text("customerId");
    manager
        .post("/api/v1/crm/key-accounts", Map.of("customerId", customer, "managerId", manager.id()))
        .created();
    Map<String, Object> asked = new LinkedHashMap<>(question("KEY_ACCOUNT"));
    asked.put("customerId", customer);

    Answer question = manager.post(ENQUIRIES, asked).created();
    manager.post(ENQUIRIES + "/" + question.id() + "/answer", Map.of("answer", "done")).ok();

    house.duty("KA-06").of(manager).isDoneBy("crm.enquiry-closed", question.id());
  }

  @Test
  void theShowroomManagerScoresAConsultantsVisit() {
    house.as("rc").registersVisitor();
    Person manager = house.as("sh");

    String sample = score(manager, "CONSULTANT");
    house.dayPasses();

    house.duty("SH-05").of(manager).isDoneBy("crm.contact-quality-scored", sample);
  }

  @Test
  void theSupervisorScoresTheStepsOfAReception() {
    house.as("rc").registersVisitor();
    Person supervisor = house.as("su");

    String sample = score(supervisor, "CONSULTANT");

    house.duty("SU-03").of(supervisor).isDoneBy("crm.contact-quality-scored", sample);
  }

  @Test
  void theServiceManagerScoresEachPostThatMeetsCustomers() {
    house.as("rc").registersVisitor();
    Answer lead =
        house
            .as("rc")
            .post(
                "/api/v1/crm/leads",
                Map.of("name", "陈思远", "mobile", Dealership.newMobile(), "source", "WEB"))
            .created();
    Person consultant = house.as("sc", lead.text("consultantId"));
    String call =
        consultant
            .get("/api/v1/crm/follow-ups?kind=FIRST_RESPONSE&customerId=" + lead.text("customerId"))
            .ok()
            .text("items.0.id");
    consultant
        .post(
            "/api/v1/crm/follow-ups/" + call + "/contact",
            Map.of("outcome", "REACHED_SATISFIED", "evidence", CALL))
        .ok();
    Person manager = house.as("cs");

    String one = score(manager, "CONSULTANT");
    String other = score(manager, "CONSULTANT_CALLS");

    house
        .duty("CS-03")
        .of(manager)
        .orBy("crm.contact-quality-scored", one)
        .isDoneBy("crm.contact-quality-scored", other);
  }

  private void settle(Person owner, String id) {
    owner.post(COMPLAINTS + "/" + id + "/answer", Map.of("evidence", CALL)).ok();
    solveAndAsk(owner, id);
  }

  private void solveAndAsk(Person owner, String id) {
    owner.post(COMPLAINTS + "/" + id + "/solution", Map.of("text", "a free service")).ok();
    house
        .as("ca")
        .post(
            COMPLAINTS + "/" + id + "/customer-answer",
            Map.of("content", true, "causeCode", "DELIVERY_DELAY", "evidence", CALL))
        .ok();
  }

  private static Answer raiseTwice(Person owner, String id) {
    Person worried = owner.because("the press asks");
    worried.post(COMPLAINTS + "/" + id + "/escalation").ok();
    return worried.post(COMPLAINTS + "/" + id + "/escalation").ok();
  }

  /** Draws contacts of today and scores the first. */
  private String score(Person manager, String post) {
    Answer drawn =
        manager
            .post(
                "/api/v1/crm/contact-draws", Map.of("post", post, "day", house.today().toString()))
            .created();
    String sample = drawn.text("samples.0.id");
    manager
        .post(
            "/api/v1/crm/contact-samples/" + sample + "/score",
            Map.of("marks", marks(drawn.text("samples.0.checklist"))))
        .ok();
    return sample;
  }

  private static List<Map<String, Object>> marks(String checklist) {
    List<String> items =
        checklist.equals("RECEPTION")
            ? List.of(
                "GREETING",
                "NEEDS",
                "PRESENTATION",
                "TEST_DRIVE_OFFERED",
                "PRICE_STANDARD",
                "FAREWELL_AND_NEXT_STEP")
            : List.of("INTRODUCTION", "ATTITUDE", "QUESTIONS_ASKED", "PROMISES_NOTED", "FAREWELL");
    List<Map<String, Object>> marks = new ArrayList<>();
    items.forEach(item -> marks.add(Map.of("item", item, "points", 90)));
    return marks;
  }

  private static Map<String, Object> question(String kind) {
    return Map.of("kind", kind, "channel", "PHONE", "question", "when does the blue one come?");
  }

  private static Map<String, Object> complaint(String kind) {
    return Map.of(
        "person",
        Map.of("name", "陈思远", "mobile", Dealership.newMobile()),
        "kind",
        kind,
        "channel",
        "PHONE",
        "text",
        "nobody called back");
  }
}
