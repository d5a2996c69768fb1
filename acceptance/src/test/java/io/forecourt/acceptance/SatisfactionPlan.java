package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/** A plan for what customers are not satisfied with, and the actions in it. */
final class SatisfactionPlan {
  private static final String PLANS = "/api/v1/crm/satisfaction-plans";

  private SatisfactionPlan() {}

  /** Its owner makes it for the present span, and it is approved; answers its id. */
  static String approved(Person owner, Person decider, String kind, String span) {
    String id =
        owner
            .post(
                PLANS,
                Map.of(
                    "kind",
                    kind,
                    "span",
                    span,
                    "day",
                    owner.house().today().toString(),
                    "targetScore",
                    95,
                    "targetShare",
                    0.95,
                    "text",
                    "explain each paper before the keys go over"))
            .created()
            .id();
    owner.post(PLANS + "/" + id + "/submission").ok();
    String approval = decider.get("/api/v1/crm/approvals?subjectId=" + id).ok().text("items.0.id");
    decider
        .because("what customers ask for")
        .post("/api/v1/crm/approvals/" + approval + "/decision", Map.of("decision", "APPROVED"))
        .ok();
    return id;
  }

  /** An action is set, its owner carries it out, and the administrator sees that it works. */
  static void carriedOut(
      Person planner, String plan, Map<String, String> about, Person owner, Person administrator) {
    Map<String, Object> body = new LinkedHashMap<>(about);
    body.put("ownerId", owner.id());
    body.put("measure", "two hours for each handover");
    body.put("dueOn", planner.house().today().plusDays(3).toString());
    String action = planner.post(PLANS + "/" + plan + "/actions", body).created().id();
    String path = "/api/v1/crm/satisfaction-actions/" + action;
    owner.post(path + "/completion", Map.of("evidence", "the new rota")).ok();
    Answer closed =
        administrator
            .because("seen in the showroom")
            .post(path + "/verification", Map.of("works", true))
            .ok();
    assertThat(closed.text("state")).isEqualTo("CLOSED");
  }
}
