package io.forecourt.crm.survey;

import io.forecourt.crm.message.SecretParameter;
import org.springframework.stereotype.Component;

/** The link of a survey, which is the customer's login to it: made of the survey's id. */
@Component
class SurveyLinkParameter implements SecretParameter {
  /** As the templates of invitations and reminders name it. */
  static final String NAME = "link";

  private final Surveys surveys;
  private final SurveyRules rules;
  private final SurveyLinks links;

  SurveyLinkParameter(Surveys surveys, SurveyRules rules, SurveyLinks links) {
    this.surveys = surveys;
    this.rules = rules;
    this.links = links;
  }

  @Override
  public String kind() {
    return "survey-link";
  }

  @Override
  public String secretOf(String surveyId) {
    Survey survey = surveys.findById(surveyId).orElseThrow();
    return rules
        .at(survey.storeCode(), survey.issuedAt())
        .link()
        .replace("{survey}", surveyId)
        .replace("{token}", links.token(surveyId));
  }
}
