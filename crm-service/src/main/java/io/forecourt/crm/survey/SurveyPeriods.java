package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.SurveyKind;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface SurveyPeriods extends ListCrudRepository<SurveyPeriod, String> {

  Optional<SurveyPeriod> findByStoreCodeAndKindAndFirstDay(
      String storeCode, SurveyKind kind, LocalDate firstDay);
}
