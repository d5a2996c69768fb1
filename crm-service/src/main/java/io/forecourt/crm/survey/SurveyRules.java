package io.forecourt.crm.survey;

import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The policy of a store at a moment. */
@Component
class SurveyRules {
  private static final String NAME = "survey";

  private final Policies policies;
  private final StoreCalendars calendars;

  SurveyRules(Policies policies, StoreCalendars calendars) {
    this.policies = policies;
    this.calendars = calendars;
  }

  @Bean
  static Policy<SurveyPolicy> surveyPolicy() {
    return new Policy<>(NAME, SurveyPolicy.class);
  }

  SurveyPolicy at(String store, Instant moment) {
    return on(store, LocalDate.ofInstant(moment, calendars.zone(store)));
  }

  SurveyPolicy on(String store, LocalDate day) {
    return policies.inForce(NAME, SurveyPolicy.class, store, day);
  }
}
