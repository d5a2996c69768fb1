package io.forecourt.hr.improvement;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
@RequestMapping("/api/v1/hr/improvements")
@Tag(name = "Improvements", description = "What shall become better, and what came of it")
class ImprovementController {

  /**
   * @param ownerId who carries it out; oneself when left out
   */
  record ImprovementRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "CALL_BACK_LATE") String causeCode,
      @NotNull @Schema(example = "CUSTOMER_FEEDBACK") ImprovementSource source,
      @NotBlank @Size(max = 1000) @Schema(example = "Call back before noon") String text,
      @Size(max = 36) @Nullable String ownerId,
      @NotNull @Schema(example = "2031-03-31") LocalDate dueOn) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ImprovementRequest[" + causeCode + ", " + source + "]";
    }
  }

  record ImprovementClosureRequest(
      @NotBlank @Size(max = 1000) @Schema(example = "95 of 100 calls before noon") String result) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ImprovementClosureRequest";
    }
  }

  record ImprovementResponse(
      String id,
      long version,
      @Schema(example = "EAST") String store,
      String ownerId,
      String causeCode,
      ImprovementSource source,
      String text,
      String loggedBy,
      Instant loggedAt,
      LocalDate dueOn,
      ImprovementState state,
      @Nullable String result,
      @Nullable Instant closedAt,
      List<String> allowedActions) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ImprovementResponse[" + id + "]";
    }
  }

  private static final RowMapper<Improvement> ROW = RecordMapper.of(Improvement.class);

  private final ImprovementDesk desk;
  private final Keyset pages;
  private final Access access;
  private final AllowedActions actions;

  ImprovementController(ImprovementDesk desk, Keyset pages, Access access, AllowedActions actions) {
    this.desk = desk;
    this.pages = pages;
    this.access = access;
    this.actions = actions;
  }

  @GetMapping
  @Permit(ImprovementDesk.READ)
  @Operation(summary = "List improvements", description = "The next due first.")
  Page<ImprovementResponse> list(
      @RequestParam(required = false) @Nullable ImprovementState state,
      @RequestParam(required = false) @Nullable ImprovementSource source,
      @Listing(sorts = "dueOn") ListRequest page) {
    var query =
        ListQuery.of("SELECT i.* FROM improvement i WHERE {scope:i.store_code,i.owner_id}")
            .and("i.state = :state", state)
            .and("i.source = :source", source);
    Page<Improvement> found =
        pages.page(ImprovementDesk.READ, query, page, Map.of("dueOn", "i.due_on"), "i.id", ROW);
    return new Page<>(found.items().stream().map(this::body).toList(), found.next());
  }

  @GetMapping("/{id}")
  @Permit(ImprovementDesk.READ)
  @Operation(summary = "Show an improvement")
  ResponseEntity<ImprovementResponse> show(@PathVariable String id) {
    return answer(ResponseEntity.ok(), desk.require(ImprovementDesk.READ, id));
  }

  @PostMapping
  @Permit(ImprovementDesk.LOG)
  @Operation(summary = "Log what shall become better")
  ResponseEntity<ImprovementResponse> log(@Valid @RequestBody ImprovementRequest request) {
    Improvement logged =
        desk.log(
            new ImprovementDesk.Log(
                request.causeCode(),
                request.source(),
                request.text(),
                request.ownerId(),
                request.dueOn()));
    return answer(ResponseEntity.created(uri(logged)), logged);
  }

  @PostMapping("/{id}/closure")
  @Permit(ImprovementDesk.CLOSE)
  @Operation(summary = "Say what came of it", description = "By who carried it out.")
  ResponseEntity<ImprovementResponse> close(
      @PathVariable String id, @Valid @RequestBody ImprovementClosureRequest request) {
    Improvement closed = desk.close(id, request.result());
    return answer(ResponseEntity.ok().location(uri(closed)), closed);
  }

  private ResponseEntity<ImprovementResponse> answer(
      ResponseEntity.BodyBuilder answer, Improvement entry) {
    return answer.eTag(Versions.etag(entry.currentVersion())).body(body(entry));
  }

  private static URI uri(Improvement entry) {
    return URI.create("/api/v1/hr/improvements/" + entry.id());
  }

  private ImprovementResponse body(Improvement entry) {
    return new ImprovementResponse(
        entry.id(),
        entry.currentVersion(),
        entry.storeCode(),
        entry.ownerId(),
        entry.causeCode(),
        entry.source(),
        desk.text(entry),
        entry.loggedBy(),
        entry.loggedAt(),
        entry.dueOn(),
        entry.state(),
        desk.result(entry),
        entry.closedAt(),
        actions
            .on(entry.storeCode(), entry.ownerId())
            .when(
                entry.state().canBecome(ImprovementState.CLOSED)
                    && entry.ownerId().equals(access.caller().personId()),
                "closure",
                ImprovementDesk.CLOSE)
            .names());
  }
}
