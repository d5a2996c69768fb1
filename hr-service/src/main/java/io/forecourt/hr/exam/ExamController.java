package io.forecourt.hr.exam;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hr/exams")
@Tag(name = "Exams", description = "What people are examined in, and whether they passed")
class ExamController {

  /**
   * @param passMark of a hundred; the store's own when left out, and never below it
   * @param tableId the version of the insurance rules that it is about
   * @param trainingId the training whose content it is about
   */
  record ExamRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String personId,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "INSURANCE_PROCEDURE") String topic,
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000002")
          String examinerId,
      @Min(1) @Max(100) @Schema(example = "80") @Nullable Integer passMark,
      @Size(max = 36) @Nullable String tableId,
      @Size(max = 36) @Nullable String trainingId) {}

  record GradeRequest(@NotNull @Min(0) @Max(100) @Schema(example = "85") Integer mark) {}

  /**
   * @param examinerId the one who graded the last when left out
   */
  record AttemptRequest(@Size(max = 36) @Nullable String examinerId) {}

  record ExamSummary(
      String id,
      long version,
      String storeCode,
      String personId,
      String topic,
      @Nullable String tableId,
      int passMark,
      String examinerId,
      ExamState state,
      Instant setAt) {}

  record ExamResponse(
      String id,
      long version,
      String storeCode,
      String personId,
      String topic,
      @Nullable String tableId,
      @Nullable String trainingId,
      int passMark,
      String examinerId,
      ExamState state,
      String setBy,
      Instant setAt,
      List<Attempt> attempts,
      List<String> allowedActions) {}

  private static final RowMapper<ExamSummary> SUMMARY = RecordMapper.of(ExamSummary.class);

  private final ExamDesk desk;
  private final Keyset pages;
  private final Access access;
  private final AllowedActions actions;

  ExamController(ExamDesk desk, Keyset pages, Access access, AllowedActions actions) {
    this.desk = desk;
    this.pages = pages;
    this.access = access;
    this.actions = actions;
  }

  @GetMapping
  @Permit(ExamDesk.READ)
  @Operation(
      summary = "List exams",
      description = "One's own, those to grade, the team's or the store's.")
  Page<ExamSummary> list(
      @RequestParam(required = false) @Nullable ExamState state,
      @RequestParam(required = false) @Nullable @Size(max = 40) String topic,
      @RequestParam(required = false) @Nullable @Size(max = 36) String person,
      @RequestParam(required = false) @Nullable @Size(max = 36) String examiner,
      @Listing(sorts = "setAt") ListRequest page) {
    var query =
        ListQuery.of("SELECT e.*, e.owner_id AS person_id FROM exam e WHERE 1 = 1")
            .and(
                "(e.examiner_id = :me OR {scope:e.store_code,e.owner_id})",
                access.caller().personId())
            .and("e.state = :state", state)
            .and("e.topic = :topic", topic)
            .and("e.owner_id = :person", person)
            .and("e.examiner_id = :examiner", examiner);
    return pages.page(ExamDesk.READ, query, page, Map.of("setAt", "e.set_at"), "e.id", SUMMARY);
  }

  @GetMapping("/{id}")
  @Permit(ExamDesk.READ)
  @Operation(summary = "Show an exam", description = "With every attempt.")
  ResponseEntity<ExamResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(ExamDesk.READ, id));
  }

  @PostMapping
  @Permit(ExamDesk.SET)
  @Operation(
      summary = "Set an exam for somebody",
      description = "Graded by somebody else. Topics and the mark to pass are the store's policy.")
  ResponseEntity<ExamResponse> set(@Valid @RequestBody ExamRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.set(
            new ExamDesk.Task(
                request.personId(),
                request.topic(),
                request.examinerId(),
                request.passMark(),
                request.tableId(),
                request.trainingId())));
  }

  @PostMapping("/{id}/grade")
  @Permit(ExamDesk.GRADE)
  @Operation(summary = "Grade the attempt that is due", description = "By the examiner.")
  ResponseEntity<ExamResponse> grade(
      @PathVariable String id, @Valid @RequestBody GradeRequest request) {
    return answer(HttpStatus.OK, desk.grade(id, request.mark()));
  }

  @PostMapping("/{id}/attempts")
  @Permit(ExamDesk.SET)
  @Operation(summary = "Let somebody who failed try again")
  ResponseEntity<ExamResponse> again(
      @PathVariable String id, @Valid @RequestBody AttemptRequest request) {
    return answer(HttpStatus.OK, desk.again(id, request.examinerId()));
  }

  @PostMapping("/{id}/withdrawal")
  @Permit(value = ExamDesk.SET, reason = true)
  @Operation(summary = "Take back an exam that was not graded")
  ResponseEntity<ExamResponse> withdraw(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.withdraw(id));
  }

  private ResponseEntity<ExamResponse> answer(HttpStatus status, Exam exam) {
    return Answers.of(status, "/api/v1/hr/exams/" + exam.id(), exam.currentVersion(), body(exam));
  }

  private ExamResponse body(Exam it) {
    List<String> bySetter =
        actions
            .on(it.storeCode(), it.ownerId())
            .when(it.state().canBecome(ExamState.SET), "attempts", ExamDesk.SET)
            .when(it.state().canBecome(ExamState.WITHDRAWN), "withdrawal", ExamDesk.SET)
            .names();
    List<String> byExaminer =
        actions
            .on(it.storeCode(), it.examinerId())
            .when(it.state().canBecome(ExamState.PASSED), "grade", ExamDesk.GRADE)
            .names();
    return new ExamResponse(
        it.id(),
        it.currentVersion(),
        it.storeCode(),
        it.ownerId(),
        it.topic(),
        it.tableId(),
        it.trainingId(),
        it.passMark(),
        it.examinerId(),
        it.state(),
        it.setBy(),
        it.setAt(),
        it.attempts(),
        Stream.concat(bySetter.stream(), byExaminer.stream()).sorted().toList());
  }
}
