package io.forecourt.crm.survey;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface SurveyResults extends ListCrudRepository<SurveyResult, String> {

  List<SurveyResult> findByPeriodId(String periodId);
}
