package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Duties that are done by teaching, being taught and passing exams. A training of anything settles
 * what some people owe for the week, so the stories keep to different people: the showroom's are of
 * the first store, all others of the second.
 */
class LearningDutiesIT {
  private static final String ATTENDED = "hr.training-attended";
  private static final String SCHEDULED = "hr.training-scheduled";
  private static final String GRADED = "hr.exam-graded";
  private static final List<String> SUBJECTS =
      List.of("CAR_PRESENTATION", "BUSINESS", "NEGOTIATION", "RIVAL_PRODUCT", "SALES_TALK");
  private static final String RULES = "/api/v1/insurance/rules";

  private final Dealership house = Dealership.open();
  private final Classroom classroom = new Classroom(house);

  @BeforeEach
  void somebodyIsAtWork() {
    house.atWork();
  }

  @Test
  void theAdministratorCoachesTheStoreAndChecksThatItLearnsAndActs() {
    Person administrator = house.as("si@west");

    String plan = actedOn(administrator);
    String training =
        classroom.taught(administrator, "SATISFACTION", List.of(house.as("ca@west").id()));

    house.duty("SI-05").of(administrator).isDoneBy(ATTENDED, training);
    house
        .duty("SI-04")
        .of(administrator)
        .orBy("crm.satisfaction-action-closed", plan)
        .isDoneBy(ATTENDED, training);
  }

  @Test
  void theInsuranceSpecialistsLearnTheirBusinessAndKnowTheRules() {
    Person head = house.as("ih@west");
    Person specialist = house.as("in@west");
    Person renewals = house.as("ir@west");
    String course = classroom.sent(head, "EXTERNAL", "NEW_POLICY", List.of(specialist.id()));
    house.duty("IN-10").of(specialist).isDoneBy(ATTENDED, course);
    course = classroom.sent(head, "EXTERNAL", "RENEWAL", List.of(renewals.id()));
    house.duty("IR-15").of(renewals).isDoneBy(ATTENDED, course);

    String rules = published(head);
    String exam =
        classroom.passed(head, specialist.id(), "INSURANCE_PROCEDURE", Map.of("tableId", rules));
    house.duty("IN-18").of(specialist).isDoneBy(GRADED, exam);

    specialist.post(RULES + "/" + rules + "/acknowledgement").ok();
    Dealership.soon(
        () -> assertThat(latest(specialist, "IN-02").path("counted").asInt()).isPositive());
    exam = classroom.passed(head, specialist.id(), "INSURANCE");
    house.duty("IN-02").of(specialist).isDoneBy(GRADED, exam);
  }

  @Test
  void theShowroomIsTaughtExaminedAndPassesOnWhatItLearnsElsewhere() {
    Person showroom = house.as("sh");
    Person consultant = house.as("sc");
    List<String> people = List.of(consultant.id());

    String planned = classroom.planned(showroom, "SALES_TALK", people);
    house.duty("SH-14").of(showroom).isDoneBy(SCHEDULED, planned);
    String rivals = classroom.taught(showroom, "RIVAL_PRODUCT", people);
    house.duty("SH-17").of(showroom).isDoneBy(ATTENDED, rivals);
    String own = classroom.passed(showroom, consultant.id(), "OWN_PRODUCT");
    house.duty("SC-15").of(consultant).isDoneBy(GRADED, own);
    house.duty("SD-09").of(house.as("sd")).isDoneBy(GRADED, own);
    house
        .duty("SC-16")
        .of(consultant)
        .isDoneBy(GRADED, classroom.passed(showroom, consultant.id(), "RIVAL_PRODUCT"));

    Person manager = house.as("sm");
    String elsewhere = classroom.sent(manager, "MANUFACTURER", "OWN_PRODUCT", people);
    String passedOn = classroom.taught(manager, "OWN_PRODUCT", people, elsewhere);
    String exam =
        classroom.passed(manager, consultant.id(), "OWN_PRODUCT", Map.of("trainingId", elsewhere));
    house
        .duty("SM-24")
        .of(manager)
        .orBy(ATTENDED, elsewhere)
        .orBy(ATTENDED, passedOn)
        .isDoneBy(GRADED, exam);
  }

  @Test
  void everybodyOfTheStoreIsTaughtAndExamined() {
    Person manager = house.as("gm@west");
    Set<String> staff = staff(manager, "");
    String training = classroom.taught(manager, "PERSONAL_DATA", List.copyOf(staff));

    house.duty("SD-54").of(house.as("sd@west")).isDoneBy(ATTENDED, training);
    house.duty("SC-10").of(house.as("sc@west")).isDoneBy(ATTENDED, training);
    house.duty("IN-15").of(house.as("in@west")).isDoneBy(ATTENDED, training);

    DutyCheck workforce = house.duty("GM-11").of(manager).orBy(ATTENDED, training);
    String exam = "";
    for (String person : staff) {
      exam = classroom.passed(manager, person, "PERSONAL_DATA");
      workforce.orBy(GRADED, exam);
    }
    workforce.isDoneBy(GRADED, exam);
  }

  @Test
  void theSalesManagerTestsEverybodyInEverySubjectOfTheMonth() {
    Person manager = house.as("sm@west");
    Set<String> tested = staff(manager, "&role=sc");
    tested.addAll(staff(manager, "&role=su"));

    DutyCheck month = house.duty("SM-51").of(manager);
    String exam = "";
    for (String subject : SUBJECTS) {
      for (String person : tested) {
        exam = classroom.passed(manager, person, subject);
        month.orBy(GRADED, exam);
      }
    }

    month.isDoneBy(GRADED, exam);
  }

  /** A measure that the administrator set, that somebody carried out, and that works. */
  private String actedOn(Person administrator) {
    String plan = SatisfactionPlan.approved(administrator, house.as("gm@west"), "SSI", "QUARTER");
    SatisfactionPlan.carriedOut(
        administrator,
        plan,
        Map.of("item", "ADVICE", "factor", "ADVICE", "department", "SHOWROOM"),
        house.as("su@west"),
        administrator);
    return plan;
  }

  private String published(Person head) {
    return head.post(
            RULES,
            Map.of(
                "kind", "PROCEDURE",
                "code", "RENEWALS",
                "title", "Applications and renewals",
                "text", "From this month on the insurer answers within a day.",
                "effectiveFrom", house.today().toString()))
        .created()
        .id();
  }

  private static JsonNode latest(Person owner, String duty) {
    return owner
        .get(
            "/api/v1/hr/duty-items?sort=-deadline&limit=1&dutyId=%s&person=%s"
                .formatted(duty, owner.id()))
        .ok()
        .body()
        .path("items")
        .path(0);
  }

  /** Everybody who works there but the manager, or those of a role. */
  private static Set<String> staff(Person manager, String filter) {
    Set<String> people = new LinkedHashSet<>();
    for (JsonNode person :
        manager
            .get("/api/v1/hr/people?status=ACTIVE&limit=200" + filter)
            .ok()
            .body()
            .path("items")) {
      people.add(person.path("id").asString(""));
    }
    people.remove(manager.id());
    return people;
  }
}
