package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.SurveyKind;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface SurveyOccasions extends ListCrudRepository<SurveyOccasion, String> {

  Optional<SurveyOccasion> findByKindAndReference(SurveyKind kind, String reference);

  List<SurveyOccasion> findByPeriodId(String periodId);

  List<SurveyOccasion> findByCustomerId(String customerId);
}
