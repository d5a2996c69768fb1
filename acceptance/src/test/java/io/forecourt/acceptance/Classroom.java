package io.forecourt.acceptance;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People are taught and examined. */
final class Classroom {
  private static final String TRAININGS = "/api/v1/hr/trainings";
  private static final String EXAMS = "/api/v1/hr/exams";
  private static final int HOUR = 60;

  private final Dealership house;

  Classroom(Dealership house) {
    this.house = house;
  }

  /** An hour in-house that has just ended; all were there to its end. Answers its id. */
  String taught(Person trainer, String topic, List<String> people) {
    return taught(trainer, topic, people, null);
  }

  /** As above, passing on what was learnt at another training. */
  String taught(Person trainer, String topic, List<String> people, @Nullable String passesOn) {
    Map<String, Object> plan = ended("IN_HOUSE", topic, people);
    plan.put("trainerId", trainer.id());
    if (passesOn != null) {
      plan.put("passesOnId", passesOn);
    }
    return held(trainer, plan, people);
  }

  /** An hour of other people's teaching, of which the manager says who was there. */
  String sent(Person manager, String kind, String topic, List<String> people) {
    return held(manager, ended(kind, topic, people), people);
  }

  /** The plan of an hour that begins tomorrow, with its material. */
  String planned(Person trainer, String topic, List<String> people) {
    Map<String, Object> plan = ended("IN_HOUSE", topic, people);
    plan.put("trainerId", trainer.id());
    plan.put("startsAt", house.now().plus(Duration.ofDays(1)).toString());
    plan.put("material", "drive/sales/" + topic);
    return trainer.post(TRAININGS, plan).created().id();
  }

  /** Full marks. Answers the id of the exam. */
  String passed(Person examiner, String candidate, String topic) {
    return passed(examiner, candidate, topic, Map.of());
  }

  /** As above, with what it is about. */
  String passed(Person examiner, String candidate, String topic, Map<String, String> about) {
    Map<String, Object> exam = new LinkedHashMap<>(about);
    exam.put("personId", candidate);
    exam.put("topic", topic);
    exam.put("examinerId", examiner.id());
    String id = examiner.post(EXAMS, exam).created().id();
    examiner.post(EXAMS + "/" + id + "/grade", Map.of("mark", 100)).ok();
    return id;
  }

  private Map<String, Object> ended(String kind, String topic, List<String> people) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("kind", kind);
    plan.put("topic", topic);
    plan.put("startsAt", house.now().minus(Duration.ofMinutes(HOUR)).toString());
    plan.put("minutes", HOUR);
    plan.put("personIds", people);
    return plan;
  }

  private static String held(Person runner, Map<String, Object> plan, List<String> people) {
    String id = runner.post(TRAININGS, plan).created().id();
    runner
        .post(
            TRAININGS + "/" + id + "/attendances",
            Map.of(
                "attendances",
                people.stream()
                    .map(person -> Map.of("personId", person, "minutes", HOUR))
                    .toList()))
        .ok();
    return id;
  }
}
