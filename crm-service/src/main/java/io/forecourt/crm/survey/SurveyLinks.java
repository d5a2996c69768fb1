package io.forecourt.crm.survey;

import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.LinkCallers;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.PersonalVault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Links by which customers answer without a login. The token is the house's own signature of the
 * survey's id: nothing that opens a survey stands in the database, and nobody can guess it.
 */
@Component
class SurveyLinks implements LinkCallers {
  static final String PATH = "/api/v1/crm/survey-links/";

  private final Surveys surveys;
  private final PersonalVault vault;

  SurveyLinks(Surveys surveys, PersonalVault vault) {
    this.surveys = surveys;
    this.vault = vault;
  }

  String token(String surveyId) {
    return vault.hash(HashKind.LINK, surveyId);
  }

  /** The customer of the survey that the path names, when the token is right. */
  @Override
  public Optional<Caller> caller(String path, String token) {
    if (!path.startsWith(PATH)) {
      return Optional.empty();
    }
    String surveyId = path.substring(PATH.length()).split("/", 2)[0];
    return isRight(surveyId, token)
        ? surveys
            .findById(surveyId)
            .map(
                survey ->
                    new Caller(
                        survey.customerId(),
                        Set.of(LinkCallers.ROLE),
                        survey.storeCode(),
                        Set.of(survey.storeCode()),
                        null))
        : Optional.empty();
  }

  private boolean isRight(String surveyId, String token) {
    return MessageDigest.isEqual(
        token(surveyId).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
