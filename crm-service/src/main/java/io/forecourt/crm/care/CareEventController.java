package io.forecourt.crm.care;

import io.forecourt.crm.care.CareEventDesk.PlanCareEvent;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMoney;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
@RequestMapping("/api/v1/crm/care-events")
@Tag(name = "Care events", description = "Events for customers, with who came")
class CareEventController {

  record CareEventRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "OWNERS") String kind,
      @NotBlank @Size(max = 100) @Schema(example = "Winter drive for owners") String theme,
      @NotBlank @Size(max = 2000) @Schema(example = "Meet at nine, tea at eleven") String plan,
      @NotNull @Schema(example = "2026-12-12") LocalDate plannedOn,
      @NotNull @IsMoney Money budget,
      @NotNull @Size(max = 20) List<@NotBlank @Size(max = 64) String> team) {}

  record CareAttendanceRequest(@NotBlank @Size(max = 36) String customerId) {}

  record CareHoldingRequest(@NotNull @IsMoney Money cost) {}

  record CareAttendanceResponse(
      String id, String eventId, String customerId, String notedBy, Instant attendedAt) {

    static CareAttendanceResponse of(Attendance guest) {
      return new CareAttendanceResponse(
          guest.id(), guest.careEventId(), guest.customerId(), guest.notedBy(), guest.attendedAt());
    }
  }

  /**
   * An event.
   *
   * @param heads how many customers came; left out of lists
   */
  record CareEventResponse(
      String id,
      long version,
      @Schema(example = "CE-EAST-20261121-0001") String number,
      String store,
      String ownerId,
      String kind,
      boolean club,
      String theme,
      String plan,
      LocalDate plannedOn,
      Money budget,
      @Nullable Money cost,
      List<String> team,
      CareEvent.State state,
      @Nullable Integer heads,
      @Nullable Instant heldAt,
      List<String> allowedActions) {}

  private final CareEventDesk desk;
  private final AllowedActions actions;

  CareEventController(CareEventDesk desk, AllowedActions actions) {
    this.desk = desk;
    this.actions = actions;
  }

  @PostMapping
  @Permit(CareEventDesk.PLAN)
  @Operation(summary = "Plan an event for customers", description = "Theme, day, budget and team.")
  ResponseEntity<CareEventResponse> plan(@Valid @RequestBody CareEventRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.plan(
            new PlanCareEvent(
                request.kind(),
                request.theme(),
                request.plan(),
                request.plannedOn(),
                request.budget(),
                request.team())));
  }

  @GetMapping
  @Permit(CareEventDesk.READ)
  @Operation(summary = "List events for customers")
  Page<CareEventResponse> list(
      @RequestParam(required = false) CareEvent.@Nullable State state,
      @Listing(sorts = "plannedOn") ListRequest page) {
    Page<CareEvent> found = desk.page(state, page);
    return found.map(event -> body(event, null));
  }

  @GetMapping("/{id}")
  @Permit(CareEventDesk.READ)
  @Operation(summary = "Show an event for customers")
  ResponseEntity<CareEventResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(CareEventDesk.READ, id));
  }

  @PostMapping("/{id}/attendances")
  @Permit(CareEventDesk.ATTEND)
  @Operation(summary = "Note that a customer came", description = "On the day or later, once.")
  ResponseEntity<CareAttendanceResponse> attend(
      @PathVariable String id, @Valid @RequestBody CareAttendanceRequest request) {
    return guest(HttpStatus.CREATED, desk.attend(id, request.customerId()));
  }

  @GetMapping("/{id}/attendances")
  @Permit(CareEventDesk.READ)
  @Operation(summary = "List who came")
  Page<CareAttendanceResponse> guests(@PathVariable String id) {
    return new Page<>(desk.guests(id).stream().map(CareAttendanceResponse::of).toList(), null);
  }

  @GetMapping("/{id}/attendances/{attendanceId}")
  @Permit(CareEventDesk.READ)
  @Operation(summary = "Show that a customer came")
  ResponseEntity<CareAttendanceResponse> guest(
      @PathVariable String id, @PathVariable String attendanceId) {
    return guest(HttpStatus.OK, desk.guest(id, attendanceId));
  }

  @PostMapping("/{id}/holding")
  @Permit(CareEventDesk.PLAN)
  @Operation(
      summary = "Say that it took place",
      description = "With what it cost; somebody came, and the budget was kept.")
  ResponseEntity<CareEventResponse> hold(
      @PathVariable String id, @Valid @RequestBody CareHoldingRequest request) {
    return answer(HttpStatus.OK, desk.hold(id, request.cost()));
  }

  @PostMapping("/{id}/cancellation")
  @Permit(value = CareEventDesk.PLAN, reason = true)
  @Operation(summary = "Cancel an event")
  ResponseEntity<CareEventResponse> cancel(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.cancel(id));
  }

  private static ResponseEntity<CareAttendanceResponse> guest(HttpStatus status, Attendance guest) {
    return Answers.of(
        status,
        "/api/v1/crm/care-events/" + guest.careEventId() + "/attendances/" + guest.id(),
        guest.version(),
        CareAttendanceResponse.of(guest));
  }

  private ResponseEntity<CareEventResponse> answer(HttpStatus status, CareEvent event) {
    return Answers.of(
        status,
        "/api/v1/crm/care-events/" + event.id(),
        event.version(),
        body(event, desk.heads(event.id())));
  }

  private CareEventResponse body(CareEvent event, @Nullable Integer heads) {
    boolean planned = event.state() == CareEvent.State.PLANNED;
    boolean on = desk.isOn(event);
    return new CareEventResponse(
        event.id(),
        Objects.requireNonNull(event.version()),
        event.number(),
        event.storeCode(),
        event.ownerId(),
        event.kind(),
        event.club(),
        event.theme(),
        event.plan(),
        event.plannedOn(),
        event.budget(),
        event.cost(),
        event.teamIds(),
        event.state(),
        heads,
        event.heldAt(),
        actions
            .on(event.storeCode(), event.ownerId())
            .when(on, "attendances", CareEventDesk.ATTEND)
            .when(on && heads != null && heads > 0, "holding", CareEventDesk.PLAN)
            .when(planned, "cancellation", CareEventDesk.PLAN)
            .names());
  }
}
