package io.forecourt.crm.survey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Surveys extends ListCrudRepository<Survey, String> {

  boolean existsByCustomerIdAndIssuedAtAfter(String customerId, Instant moment);

  List<Survey> findByPeriodId(String periodId);

  List<Survey> findByCustomerIdAndState(String customerId, SurveyState state);

  List<Survey> findByInterviewerIdInAndState(Collection<String> interviewers, SurveyState state);

  Optional<Survey> findByMessageId(String messageId);
}
