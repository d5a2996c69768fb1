package io.forecourt.crm.questionnaire;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Questionnaires extends ListCrudRepository<Questionnaire, String> {

  Optional<Questionnaire> findByStoreCodeAndKindAndState(
      String storeCode, SurveyKind kind, QuestionnaireState state);

  List<Questionnaire> findByIdIn(List<String> ids);

  int countByStoreCodeAndKind(String storeCode, SurveyKind kind);
}
