package io.forecourt.crm.questionnaire;

import static io.forecourt.crm.questionnaire.Measured.CONSULTANT;
import static io.forecourt.crm.questionnaire.Measured.INSURANCE;
import static io.forecourt.crm.questionnaire.Measured.STORE;

import io.forecourt.crm.questionnaire.Questionnaire.Draft;
import io.forecourt.crm.questionnaire.Questionnaire.Item;
import java.time.Instant;
import java.util.List;

/** A questionnaire from 1 to 10 with a part for the consultant and one for the insurance. */
public final class QuestionnaireMother {
  public static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

  private QuestionnaireMother() {}

  public static Questionnaire published() {
    return Questionnaire.draft("EAST", 1, draft(1, 10, 9, "OVERALL"), "p-si", NOON)
        .published("p-si", NOON);
  }

  static Draft draft(int min, int max, int best, String overall) {
    return new Draft(
        SurveyKind.SSI,
        "Buying",
        min,
        max,
        overall,
        best,
        List.of(
            item("OVERALL", 40, "SHOWROOM", STORE, false),
            item("HANDOVER", 30, "SHOWROOM", CONSULTANT, false),
            item("ADVICE", 20, "SHOWROOM", CONSULTANT, false),
            item("INSURANCE", 10, "INSURANCE", INSURANCE, true)));
  }

  static Item item(
      String code, int weight, String department, Measured measured, boolean optional) {
    return new Item(code, weight, "F_" + code, department, measured, optional, "问", "ask");
  }
}
