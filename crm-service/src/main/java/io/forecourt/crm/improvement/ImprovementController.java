package io.forecourt.crm.improvement;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/improvements")
@Tag(name = "Improvements", description = "Causes of complaints, and what is done about them")
class ImprovementController {

  record ImprovementMeasureRequest(
      @NotBlank @Size(max = 1000) @Schema(example = "Confirm the date with the yard first")
          String measure,
      @NotNull @Schema(description = "Until when it shall have worked") Instant dueAt) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ImprovementMeasureRequest";
    }
  }

  record ImprovementCheckRequest(
      @NotNull @Schema(description = "Whether the measure worked") Boolean works) {}

  /**
   * A cause of complaints.
   *
   * @param complaints how many complaints it caused since it was opened
   */
  record ImprovementResponse(
      String id,
      long version,
      String store,
      String causeCode,
      ImprovementState state,
      @Nullable String ownerId,
      int complaints,
      String lastComplaintId,
      Instant openedAt,
      Instant dueAt,
      @Nullable String measure,
      @Nullable String measuredBy,
      @Nullable String checkedBy,
      @Nullable Instant closedAt,
      List<String> allowedActions) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ImprovementResponse[" + id + "]";
    }
  }

  private final ImprovementDesk desk;
  private final AllowedActions actions;

  ImprovementController(ImprovementDesk desk, AllowedActions actions) {
    this.desk = desk;
    this.actions = actions;
  }

  @GetMapping
  @Permit(ImprovementDesk.READ)
  @Operation(summary = "List improvements", description = "Those in my scope, the next due first.")
  Page<ImprovementResponse> list(
      @RequestParam(required = false) @Nullable ImprovementState state,
      @RequestParam(required = false) @Size(max = 40) @Nullable String causeCode,
      @Listing(sorts = "dueAt") ListRequest page) {
    Page<Improvement> found = desk.page(state, causeCode, page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit(ImprovementDesk.READ)
  @Operation(summary = "Show an improvement")
  ResponseEntity<ImprovementResponse> show(@PathVariable String id) {
    return answer(desk.require(ImprovementDesk.READ, id));
  }

  @PostMapping("/{id}/measure")
  @Permit(ImprovementDesk.MEASURE)
  @Operation(summary = "Set the measure", description = "Or another one, until it was checked.")
  ResponseEntity<ImprovementResponse> measure(
      @PathVariable String id, @Valid @RequestBody ImprovementMeasureRequest request) {
    return answer(desk.measure(id, request.measure(), request.dueAt()));
  }

  @PostMapping("/{id}/check")
  @Permit(value = ImprovementDesk.CHECK, reason = true)
  @Operation(
      summary = "Say whether the measure worked",
      description = "By somebody else than who set it. What did not work leaves the cause open.")
  ResponseEntity<ImprovementResponse> check(
      @PathVariable String id, @Valid @RequestBody ImprovementCheckRequest request) {
    return answer(desk.check(id, request.works()));
  }

  private ResponseEntity<ImprovementResponse> answer(Improvement entry) {
    ImprovementResponse body = body(entry);
    return Answers.of(
        HttpStatus.OK, "/api/v1/crm/improvements/" + entry.id(), body.version(), body);
  }

  private ImprovementResponse body(Improvement entry) {
    return new ImprovementResponse(
        entry.id(),
        Objects.requireNonNull(entry.version()),
        entry.storeCode(),
        entry.causeCode(),
        entry.state(),
        entry.ownerId(),
        entry.complaints(),
        entry.lastComplaintId(),
        entry.openedAt(),
        entry.dueAt(),
        desk.measureOf(entry),
        entry.measuredBy(),
        entry.checkedBy(),
        entry.closedAt(),
        actions
            .on(entry.storeCode(), entry.ownerId())
            .when(
                entry.state().canBecome(ImprovementState.MEASURE_SET),
                "measure",
                ImprovementDesk.MEASURE)
            .when(desk.mayCheck(entry), "check", ImprovementDesk.CHECK)
            .names());
  }
}
