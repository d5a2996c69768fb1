package io.forecourt.crm.questionnaire;

import io.forecourt.crm.questionnaire.Questionnaire.Draft;
import io.forecourt.crm.questionnaire.Questionnaire.Item;
import io.forecourt.crm.questionnaire.QuestionnaireDesk.Head;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/questionnaires")
@Tag(name = "Questionnaires", description = "What customers are asked, in versions")
class QuestionnaireController {

  record QuestionnaireItemBody(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "OVERALL") String code,
      @NotNull @Min(1) @Max(1000) @Schema(example = "30") Integer weight,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "SERVICE_QUALITY") String factor,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "SHOWROOM") String department,
      @NotNull @Schema(example = "CONSULTANT") Measured measured,
      @Schema(description = "Whether it may be left out") boolean optional,
      @NotBlank @Size(max = 300) @Schema(example = "您对本次购车总体满意吗？") String textZh,
      @NotBlank @Size(max = 300) @Schema(example = "How satisfied are you with your purchase?")
          String textEn) {}

  /**
   * A questionnaire as it is written.
   *
   * @param overallItem code of the item that asks for the whole
   */
  record QuestionnaireRequest(
      @NotNull @Schema(example = "SSI") SurveyKind kind,
      @NotBlank @Size(max = 120) @Schema(example = "Buying, 2027") String title,
      @NotNull @Min(0) @Max(10) @Schema(example = "1") Integer scaleMin,
      @NotNull @Min(1) @Max(100) @Schema(example = "10") Integer scaleMax,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "OVERALL") String overallItem,
      @NotNull @Min(1) @Max(100) @Schema(example = "9") Integer verySatisfiedFrom,
      @NotEmpty @Size(max = 50) List<@Valid QuestionnaireItemBody> items) {

    Draft toDraft() {
      return new Draft(
          kind,
          title.strip(),
          scaleMin,
          scaleMax,
          overallItem,
          verySatisfiedFrom,
          items.stream()
              .map(
                  item ->
                      new Item(
                          item.code(),
                          item.weight(),
                          item.factor(),
                          item.department(),
                          item.measured(),
                          item.optional(),
                          item.textZh().strip(),
                          item.textEn().strip()))
              .toList());
    }
  }

  record QuestionnaireResponse(
      String id,
      long version,
      String store,
      SurveyKind kind,
      int edition,
      QuestionnaireState state,
      String title,
      int scaleMin,
      int scaleMax,
      String overallItem,
      int verySatisfiedFrom,
      List<QuestionnaireItemBody> items,
      String draftedBy,
      Instant draftedAt,
      @Nullable String publishedBy,
      @Nullable Instant publishedAt,
      List<String> allowedActions) {}

  private final QuestionnaireDesk desk;
  private final AllowedActions actions;

  QuestionnaireController(QuestionnaireDesk desk, AllowedActions actions) {
    this.desk = desk;
    this.actions = actions;
  }

  @PostMapping
  @Permit(QuestionnaireDesk.WRITE)
  @Operation(summary = "Write a questionnaire", description = "It asks nobody until published.")
  ResponseEntity<QuestionnaireResponse> draft(@Valid @RequestBody QuestionnaireRequest request) {
    return answer(HttpStatus.CREATED, desk.draft(request.toDraft()));
  }

  @PutMapping("/{id}")
  @Permit(QuestionnaireDesk.WRITE)
  @Operation(summary = "Write a draft anew", description = "A published one is never changed.")
  ResponseEntity<QuestionnaireResponse> revise(
      @PathVariable String id,
      @RequestHeader("If-Match") String ifMatch,
      @Valid @RequestBody QuestionnaireRequest request) {
    return answer(
        HttpStatus.OK,
        desk.revise(id, request.toDraft(), current -> Versions.require(ifMatch, current)));
  }

  @PostMapping("/{id}/publication")
  @Permit(QuestionnaireDesk.WRITE)
  @Operation(
      summary = "Put a questionnaire into use",
      description = "It takes the place of the one that the store used for this kind.")
  ResponseEntity<QuestionnaireResponse> publish(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.publish(id));
  }

  @GetMapping
  @Permit(QuestionnaireDesk.READ)
  @Operation(summary = "List questionnaires", description = "Those in my scope, without questions.")
  Page<Head> list(
      @RequestParam(required = false) @Nullable SurveyKind kind,
      @RequestParam(required = false) @Nullable QuestionnaireState state,
      @Listing(sorts = "draftedAt") ListRequest page) {
    return desk.page(kind, state, page);
  }

  @GetMapping("/{id}")
  @Permit(QuestionnaireDesk.READ)
  @Operation(summary = "Show a questionnaire")
  ResponseEntity<QuestionnaireResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(QuestionnaireDesk.READ, id));
  }

  private ResponseEntity<QuestionnaireResponse> answer(
      HttpStatus status, Questionnaire questionnaire) {
    QuestionnaireResponse body = body(questionnaire);
    return Answers.of(
        status, "/api/v1/crm/questionnaires/" + questionnaire.id(), body.version(), body);
  }

  private QuestionnaireResponse body(Questionnaire one) {
    return new QuestionnaireResponse(
        one.id(),
        Objects.requireNonNull(one.version()),
        one.storeCode(),
        one.kind(),
        one.edition(),
        one.state(),
        one.title(),
        one.scaleMin(),
        one.scaleMax(),
        one.overallItem(),
        one.verySatisfiedFrom(),
        one.items().stream()
            .map(
                item ->
                    new QuestionnaireItemBody(
                        item.code(),
                        item.weight(),
                        item.factor(),
                        item.department(),
                        item.measured(),
                        item.optional(),
                        item.textZh(),
                        item.textEn()))
            .toList(),
        one.draftedBy(),
        one.draftedAt(),
        one.publishedBy(),
        one.publishedAt(),
        actions
            .on(one.storeCode(), one.draftedBy())
            .when(
                one.state().canBecome(QuestionnaireState.PUBLISHED),
                "publication",
                QuestionnaireDesk.WRITE)
            .names());
  }
}
