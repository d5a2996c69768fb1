package io.forecourt.crm.questionnaire;

import io.forecourt.platform.rule.NotFound;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The questionnaires, for the feature that asks. */
@Component
public class QuestionnaireBook {
  private final Questionnaires questionnaires;

  QuestionnaireBook(Questionnaires questionnaires) {
    this.questionnaires = questionnaires;
  }

  /** What the store asks at present. */
  public Optional<Questionnaire> inForce(String store, SurveyKind kind) {
    return questionnaires.findByStoreCodeAndKindAndState(store, kind, QuestionnaireState.PUBLISHED);
  }

  public Questionnaire get(String id) {
    return questionnaires.findById(id).orElseThrow(() -> new NotFound("questionnaire", id));
  }

  /** Oldest edition first. */
  public List<Questionnaire> all(Collection<String> ids) {
    return questionnaires.findByIdIn(List.copyOf(ids)).stream()
        .sorted((one, other) -> Integer.compare(one.edition(), other.edition()))
        .toList();
  }
}
