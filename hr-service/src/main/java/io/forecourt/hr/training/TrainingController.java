package io.forecourt.hr.training;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import io.forecourt.platform.web.Versions;
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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
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
@RequestMapping("/api/v1/hr")
@Tag(name = "Trainings", description = "The training plan of a store, and who was there")
class TrainingController {

  /**
   * @param trainerId who teaches, needed in-house; where somebody else's people teach, who
   *     scheduled it says who was there
   * @param material where it lies, for example a link
   * @param passesOnId the training whose content is passed on
   */
  record TrainingPlanRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "RIVAL_PRODUCT") String topic,
      @NotNull @Schema(example = "IN_HOUSE") TrainingKind kind,
      @Size(max = 36) @Nullable @Schema(example = "019a8f00-0000-7000-8000-000000000002")
          String trainerId,
      @NotNull @Schema(example = "2031-03-05T01:30:00Z") Instant startsAt,
      @NotNull @Min(1) @Max(1440) @Schema(example = "60") Integer minutes,
      @NotNull @Size(min = 1, max = 500) List<@NotBlank @Size(max = 36) String> personIds,
      @Size(max = 200) @Nullable @Schema(example = "drive/sales/rivals-march.pdf") String material,
      @Size(max = 36) @Nullable String passesOnId) {

    TrainingPlan plan() {
      return new TrainingPlan(
          topic, kind, trainerId, startsAt, minutes, personIds, material, passesOnId);
    }
  }

  /**
   * @param minutes really there, from the beginning
   */
  record PresentRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String personId,
      @NotNull @Min(1) @Max(1440) @Schema(example = "55") Integer minutes) {}

  record AttendanceRequest(
      @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid PresentRequest> attendances) {}

  record TrainingSummary(
      String id,
      long version,
      String storeCode,
      String topic,
      TrainingKind kind,
      @Nullable String trainerId,
      Instant startsAt,
      int minutes,
      TrainingState state) {}

  record PresentResponse(String personId, int minutes, Instant recordedAt) {}

  /**
   * @param ownerId who runs it and says who was there
   * @param attendances those whose record the caller may see
   */
  record TrainingResponse(
      String id,
      long version,
      String storeCode,
      String ownerId,
      String topic,
      TrainingKind kind,
      @Nullable String trainerId,
      Instant startsAt,
      int minutes,
      List<String> personIds,
      @Nullable String material,
      @Nullable String passesOnId,
      String scheduledBy,
      TrainingState state,
      List<PresentResponse> attendances,
      List<String> allowedActions) {}

  /** A line of somebody's training record. */
  record TrainingRecordResponse(
      String id,
      String trainingId,
      String personId,
      String topic,
      TrainingKind kind,
      Instant startsAt,
      int minutes,
      String recordedBy,
      Instant recordedAt) {}

  private static final String STARTS_AT = "startsAt";
  private static final RowMapper<TrainingSummary> SUMMARY = RecordMapper.of(TrainingSummary.class);
  private static final RowMapper<TrainingRecordResponse> LINE =
      RecordMapper.of(TrainingRecordResponse.class);

  private final TrainingDesk desk;
  private final StoreCalendars calendars;
  private final Keyset pages;
  private final Access access;
  private final AllowedActions actions;

  TrainingController(
      TrainingDesk desk,
      StoreCalendars calendars,
      Keyset pages,
      Access access,
      AllowedActions actions) {
    this.desk = desk;
    this.calendars = calendars;
    this.pages = pages;
    this.access = access;
    this.actions = actions;
  }

  @GetMapping("/trainings")
  @Permit(TrainingDesk.READ)
  @Operation(
      summary = "The training plan of the store",
      description = "Everybody sees it, like the rota; one's own with the filter person.")
  Page<TrainingSummary> list(
      @RequestParam(required = false) @Nullable TrainingState state,
      @RequestParam(required = false) @Nullable @Size(max = 40) String topic,
      @RequestParam(required = false) @Nullable @Size(max = 36) String person,
      @RequestParam(required = false) @Nullable @Size(max = 36) String trainer,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @Listing(sorts = STARTS_AT) ListRequest page) {
    var query =
        ListQuery.of("SELECT t.* FROM training t WHERE {scope:t.store_code,t.owner_id}")
            .and("t.state = :state", state)
            .and("t.topic = :topic", topic)
            .and(
                "EXISTS (SELECT 1 FROM training_invitee i"
                    + " WHERE i.training_id = t.id AND i.person_id = :person)",
                person)
            .and("t.trainer_id = :trainer", trainer)
            .and("t.starts_at >= :from", from == null ? null : begins(from))
            .and("t.starts_at < :to", to == null ? null : begins(to.plusDays(1)));
    return pages.page(
        TrainingDesk.READ, query, page, Map.of(STARTS_AT, "t.starts_at"), "t.id", SUMMARY);
  }

  @GetMapping("/trainings/{id}")
  @Permit(TrainingDesk.READ)
  @Operation(
      summary = "Show a training",
      description = "With those present whose record I may see.")
  ResponseEntity<TrainingResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(TrainingDesk.READ, id));
  }

  @PostMapping("/trainings")
  @Permit(TrainingDesk.SCHEDULE)
  @Operation(
      summary = "Schedule a training",
      description = "Topics are the store's policy. What was held unplanned is entered on its day.")
  ResponseEntity<TrainingResponse> schedule(@Valid @RequestBody TrainingPlanRequest request) {
    return answer(HttpStatus.CREATED, desk.schedule(request.plan()));
  }

  @PutMapping("/trainings/{id}/plan")
  @Permit(TrainingDesk.SCHEDULE)
  @Operation(
      summary = "Move or change a training",
      description = "Until somebody was there; those invited are told.")
  ResponseEntity<TrainingResponse> revise(
      @PathVariable String id,
      @RequestHeader("If-Match") String ifMatch,
      @Valid @RequestBody TrainingPlanRequest request) {
    return answer(
        HttpStatus.OK,
        desk.revise(id, request.plan(), current -> Versions.require(ifMatch, current)));
  }

  @PostMapping("/trainings/{id}/cancellation")
  @Permit(value = TrainingDesk.SCHEDULE, reason = true)
  @Operation(summary = "Cancel a training", description = "Until somebody was there.")
  ResponseEntity<TrainingResponse> cancel(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.cancel(id));
  }

  @PostMapping("/trainings/{id}/attendances")
  @Permit(TrainingDesk.RECORD)
  @Operation(
      summary = "Say who was there, and for how long",
      description = "By who runs it, once they were; invited or not, each person once.")
  ResponseEntity<TrainingResponse> record(
      @PathVariable String id, @Valid @RequestBody AttendanceRequest request) {
    return answer(
        HttpStatus.OK,
        desk.record(
            id,
            request.attendances().stream()
                .map(one -> new TrainingDesk.Present(one.personId(), one.minutes()))
                .toList()));
  }

  @GetMapping("/training-records")
  @Permit(TrainingDesk.READ_RECORDS)
  @Operation(
      summary = "Training records",
      description = "What people were taught: one's own, the team's or the store's.")
  Page<TrainingRecordResponse> records(
      @RequestParam(required = false) @Nullable @Size(max = 36) String person,
      @RequestParam(required = false) @Nullable @Size(max = 40) String topic,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @Listing(sorts = STARTS_AT) ListRequest page) {
    var query =
        ListQuery.of(
                "SELECT a.*, a.owner_id AS person_id FROM training_attendance a"
                    + " WHERE {scope:a.store_code,a.owner_id}")
            .and("a.owner_id = :person", person)
            .and("a.topic = :topic", topic)
            .and("a.starts_at >= :from", from == null ? null : begins(from))
            .and("a.starts_at < :to", to == null ? null : begins(to.plusDays(1)));
    return pages.page(
        TrainingDesk.READ_RECORDS, query, page, Map.of(STARTS_AT, "a.starts_at"), "a.id", LINE);
  }

  private LocalDateTime begins(LocalDate day) {
    return LocalDateTime.ofInstant(
        day.atStartOfDay(calendars.zone(access.caller().store())).toInstant(), ZoneOffset.UTC);
  }

  private ResponseEntity<TrainingResponse> answer(HttpStatus status, Training training) {
    return Answers.of(
        status, "/api/v1/hr/trainings/" + training.id(), training.currentVersion(), body(training));
  }

  private TrainingResponse body(Training it) {
    return new TrainingResponse(
        it.id(),
        it.currentVersion(),
        it.storeCode(),
        it.ownerId(),
        it.topic(),
        it.kind(),
        it.trainerId(),
        it.startsAt(),
        it.minutes(),
        it.personIds(),
        it.material(),
        it.passesOnId(),
        it.scheduledBy(),
        it.state(),
        desk.present(it).stream()
            .map(one -> new PresentResponse(one.ownerId(), one.minutes(), one.recordedAt()))
            .toList(),
        actions
            .on(it.storeCode(), it.ownerId())
            .when(it.state() == TrainingState.SCHEDULED, "plan", TrainingDesk.SCHEDULE)
            .when(
                it.state().canBecome(TrainingState.CANCELLED),
                "cancellation",
                TrainingDesk.SCHEDULE)
            .when(desk.canRecord(it), "attendances", TrainingDesk.RECORD)
            .names());
  }
}
