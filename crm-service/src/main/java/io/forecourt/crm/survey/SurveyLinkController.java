package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.Questionnaire;
import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.crm.survey.SurveyController.SurveyGradeBody;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a customer answers with the link of the invitation, without a login. */
@RestController
@RequestMapping("/api/v1/crm/survey-links")
@Tag(name = "Survey links", description = "What a customer sees who follows the link")
class SurveyLinkController {
  private static final String TOKEN =
      " The token of the link stands in X-Signature; it opens this survey and nothing else.";

  record SurveyLinkAnswer(
      @NotEmpty @Size(max = 50) List<@Valid SurveyGradeBody> grades,
      @Size(max = 1000) @Nullable String comment) {

    /** Leaves the answer out of logs. */
    @Override
    public String toString() {
      return "SurveyLinkAnswer";
    }
  }

  record SurveyQuestion(String item, String textZh, String textEn, boolean optional) {}

  /** What the customer is asked; nothing of the customer. */
  record SurveyQuestions(
      String id,
      long version,
      SurveyKind kind,
      SurveyState state,
      Instant dueAt,
      int scaleMin,
      int scaleMax,
      List<SurveyQuestion> questions,
      List<String> allowedActions) {}

  private final SurveyDesk desk;

  SurveyLinkController(SurveyDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/{id}")
  @Permit(SurveyDesk.BY_LINK)
  @Operation(summary = "Show the questions of a link", description = "For the customer." + TOKEN)
  ResponseEntity<SurveyQuestions> show(@PathVariable String id) {
    return answer(desk.ofLink(id));
  }

  @PostMapping("/{id}/answer")
  @Permit(SurveyDesk.BY_LINK)
  @Operation(
      summary = "Answer by the link",
      description = "Once, until the survey expires. By the customer." + TOKEN)
  ResponseEntity<SurveyQuestions> answered(
      @PathVariable String id, @Valid @RequestBody SurveyLinkAnswer request) {
    return answer(
        desk.answerByLink(
            id,
            new AnswerCommand(SurveyGradeBody.byItem(request.grades()), request.comment(), null)));
  }

  private ResponseEntity<SurveyQuestions> answer(Survey survey) {
    Questionnaire asked = desk.questionsOf(survey);
    long version = Objects.requireNonNull(survey.version());
    return ResponseEntity.ok()
        .location(URI.create(SurveyLinks.PATH + survey.id()))
        .eTag(Versions.etag(version))
        .body(
            new SurveyQuestions(
                survey.id(),
                version,
                survey.kind(),
                survey.state(),
                survey.dueAt(),
                asked.scaleMin(),
                asked.scaleMax(),
                asked.items().stream()
                    .map(
                        item ->
                            new SurveyQuestion(
                                item.code(), item.textZh(), item.textEn(), item.optional()))
                    .toList(),
                survey.isIssued() ? List.of("answer") : List.of()));
  }
}
