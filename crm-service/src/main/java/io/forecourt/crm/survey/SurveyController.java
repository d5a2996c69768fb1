package io.forecourt.crm.survey;

import io.forecourt.crm.evidence.IsRecordReference;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.questionnaire.Measured;
import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.crm.survey.SurveyLists.Entry;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm")
@Tag(name = "Surveys", description = "Satisfaction as customers see it")
class SurveyController {

  record SurveyGradeBody(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "OVERALL") String item,
      @NotNull @Min(0) @Max(100) @Schema(example = "9") Integer grade) {

    static Map<String, Integer> byItem(List<SurveyGradeBody> grades) {
      Map<String, Integer> byItem = new TreeMap<>();
      grades.forEach(one -> byItem.put(one.item(), one.grade()));
      return byItem;
    }
  }

  record SurveyEvidenceBody(
      @NotNull @Schema(example = "CALL") Evidence.Kind kind,
      @NotBlank @Size(max = 200) @IsRecordReference @Schema(example = "pbx-20261126-000017")
          String reference) {}

  /**
   * What a customer said when asked.
   *
   * @param evidence of the call in which the customer was asked
   */
  record SurveyInterviewRequest(
      @NotEmpty @Size(max = 50) List<@Valid SurveyGradeBody> grades,
      @Size(max = 1000) @Nullable String comment,
      @NotNull @Valid SurveyEvidenceBody evidence) {

    AnswerCommand toCommand() {
      return new AnswerCommand(
          SurveyGradeBody.byItem(grades),
          comment,
          new Evidence(evidence.kind(), evidence.reference()));
    }

    /** Leaves the answer out of logs. */
    @Override
    public String toString() {
      return "SurveyInterviewRequest";
    }
  }

  record SurveyVoidingRequest(@NotNull @Schema(example = "COACHED") VoidReason reasonCode) {}

  record SurveyResponse(
      String id,
      long version,
      String number,
      String store,
      SurveyKind kind,
      String periodId,
      String questionnaireId,
      String customerId,
      @Nullable String orderId,
      @Nullable String consultantId,
      @Nullable String insurancePersonId,
      @Nullable String interviewerId,
      SurveyChannel channel,
      @Nullable String messageId,
      SurveyState state,
      Instant issuedAt,
      Instant dueAt,
      @Nullable Instant remindedAt,
      @Nullable Instant answeredAt,
      @Nullable String answeredBy,
      @Nullable BigDecimal score,
      @Nullable Boolean verySatisfied,
      @Nullable String comment,
      List<SurveyGradeBody> grades,
      @Nullable VoidReason voidReason,
      @Nullable String voidAskedBy,
      @Nullable String voidedBy,
      List<String> allowedActions) {

    /** Leaves the comment out of logs. */
    @Override
    public String toString() {
      return "SurveyResponse[" + id + "]";
    }
  }

  record SurveyPersonScore(
      String personId, SurveyKind kind, Measured measured, int answers, BigDecimal score) {}

  record SurveyScores(LocalDate from, LocalDate to, List<SurveyPersonScore> people) {}

  private final SurveyDesk desk;
  private final SurveyLists lists;
  private final PersonScores scores;
  private final AllowedActions actions;

  SurveyController(
      SurveyDesk desk, SurveyLists lists, PersonScores scores, AllowedActions actions) {
    this.desk = desk;
    this.lists = lists;
    this.scores = scores;
    this.actions = actions;
  }

  @GetMapping("/surveys")
  @Permit(SurveyDesk.READ)
  @Operation(summary = "List surveys", description = "Those in my scope, without what was said.")
  Page<Entry> list(
      @RequestParam(required = false) @Nullable SurveyKind kind,
      @RequestParam(required = false) @Nullable SurveyState state,
      @RequestParam(required = false) @Nullable SurveyChannel channel,
      @RequestParam(required = false) @Size(max = 64) @Nullable String periodId,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) @Size(max = 64) @Nullable String orderId,
      @Listing(sorts = "issuedAt") ListRequest page) {
    return lists.surveys(
        new SurveyLists.Filter(kind, state, channel, periodId, customerId, orderId), page);
  }

  @GetMapping("/surveys/{id}")
  @Permit(SurveyDesk.READ)
  @Operation(summary = "Show a survey")
  ResponseEntity<SurveyResponse> show(@PathVariable String id) {
    return answer(desk.require(SurveyDesk.READ, id));
  }

  @PostMapping("/surveys/{id}/answer")
  @Permit(SurveyDesk.INTERVIEW)
  @Operation(
      summary = "Enter what a customer said on the telephone",
      description =
          "With the call behind it, and never by whom the answer measures. A low score opens a"
              + " complaint at once.")
  ResponseEntity<SurveyResponse> interviewed(
      @PathVariable String id, @Valid @RequestBody SurveyInterviewRequest request) {
    return answer(desk.answerInInterview(id, request.toCommand()));
  }

  @PostMapping("/surveys/{id}/voiding")
  @Permit(SurveyDesk.VOID)
  @Operation(
      summary = "Say that an answer shall not count",
      description = "Somebody else decides over /approvals; the answer is kept either way.")
  ResponseEntity<SurveyResponse> voiding(
      @PathVariable String id, @Valid @RequestBody SurveyVoidingRequest request) {
    return answer(desk.askVoiding(id, request.reasonCode()));
  }

  @GetMapping("/survey-scores")
  @Permit(SurveyDesk.READ)
  @Operation(
      summary = "Mean scores by person",
      description = "Of the valid answers from one day to another, both included, in my scope.")
  SurveyScores scores(@RequestParam LocalDate from, @RequestParam LocalDate to) {
    return new SurveyScores(
        from,
        to,
        scores.averages(from, to).stream()
            .map(
                one ->
                    new SurveyPersonScore(
                        one.personId(), one.kind(), one.measured(), one.answers(), one.score()))
            .toList());
  }

  private ResponseEntity<SurveyResponse> answer(Survey survey) {
    SurveyResponse body = body(survey);
    return Answers.of(HttpStatus.OK, "/api/v1/crm/surveys/" + survey.id(), body.version(), body);
  }

  private SurveyResponse body(Survey survey) {
    return new SurveyResponse(
        survey.id(),
        Objects.requireNonNull(survey.version()),
        survey.number(),
        survey.storeCode(),
        survey.kind(),
        survey.periodId(),
        survey.questionnaireId(),
        survey.customerId(),
        survey.orderId(),
        survey.ownerId(),
        survey.insurancePersonId(),
        survey.interviewerId(),
        survey.channel(),
        survey.messageId(),
        survey.state(),
        survey.issuedAt(),
        survey.dueAt(),
        survey.remindedAt(),
        survey.answeredAt(),
        survey.answeredBy(),
        survey.score(),
        survey.verySatisfied(),
        desk.commentOf(survey),
        survey.grades().stream()
            .map(grade -> new SurveyGradeBody(grade.item(), grade.grade()))
            .toList(),
        survey.voidReason(),
        survey.voidAskedBy(),
        survey.voidedBy(),
        actions
            .on(survey.storeCode(), survey.ownerId())
            .when(desk.mayInterview(survey), "answer", SurveyDesk.INTERVIEW)
            .when(desk.mayAskVoiding(survey), "voiding", SurveyDesk.VOID)
            .names());
  }
}
