package io.forecourt.hr.coordination;

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
@RequestMapping("/api/v1/hr/coordinations")
@Tag(name = "Coordination", description = "What one department asks of another")
class CoordinationController {

  /**
   * @param dueAt until when it shall be answered; the store's usual time when left out
   */
  record CoordinationRequest(
      @NotNull @Size(max = 20) @IsCode @Schema(example = "MARKETING") String toDepartment,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "CAMPAIGN") String topic,
      @NotBlank @Size(max = 1000) @Schema(example = "Two consultants for Saturday's show, please")
          String text,
      @Schema(example = "2031-03-05T10:00:00Z") @Nullable Instant dueAt) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "CoordinationRequest[" + toDepartment + ", " + topic + "]";
    }
  }

  record CoordinationAnswerRequest(
      @NotBlank @Size(max = 1000) @Schema(example = "They come at nine") String text) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "CoordinationAnswerRequest";
    }
  }

  record CoordinationClosureRequest(
      @NotNull @Schema(description = "Whether the answer settles it; else it is asked again")
          Boolean settled) {}

  /**
   * A request to another department.
   *
   * @param ownerId who shall see to the answer
   * @param answeredInTime null while there is no answer
   */
  record CoordinationResponse(
      String id,
      long version,
      @Schema(example = "EAST") String store,
      @Nullable String ownerId,
      String requestedBy,
      String fromDepartment,
      String toDepartment,
      String topic,
      String text,
      Instant requestedAt,
      Instant dueAt,
      CoordinationState state,
      @Nullable String answer,
      @Nullable String answeredBy,
      @Nullable Instant answeredAt,
      @Nullable Boolean answeredInTime,
      @Nullable Instant closedAt,
      List<String> allowedActions) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "CoordinationResponse[" + id + "]";
    }
  }

  private static final RowMapper<Coordination> ROW = RecordMapper.of(Coordination.class);

  private final CoordinationDesk desk;
  private final Keyset pages;
  private final Access access;
  private final AllowedActions actions;

  CoordinationController(
      CoordinationDesk desk, Keyset pages, Access access, AllowedActions actions) {
    this.desk = desk;
    this.pages = pages;
    this.access = access;
    this.actions = actions;
  }

  @GetMapping
  @Permit(CoordinationDesk.READ)
  @Operation(summary = "List requests between departments", description = "The next due first.")
  Page<CoordinationResponse> list(
      @RequestParam(required = false) @Nullable CoordinationState state,
      @RequestParam(required = false) @Size(max = 20) @Nullable String toDepartment,
      @Listing(sorts = "dueAt") ListRequest page) {
    var query =
        ListQuery.of("SELECT c.* FROM coordination c WHERE {scope:c.store_code,c.owner_id}")
            .and("c.state = :state", state)
            .and("c.to_department = :department", toDepartment);
    Page<Coordination> found =
        pages.page(CoordinationDesk.READ, query, page, Map.of("dueAt", "c.due_at"), "c.id", ROW);
    return new Page<>(found.items().stream().map(this::body).toList(), found.next());
  }

  @GetMapping("/{id}")
  @Permit(CoordinationDesk.READ)
  @Operation(summary = "Show a request to another department")
  ResponseEntity<CoordinationResponse> show(@PathVariable String id) {
    return answer(ResponseEntity.ok(), desk.require(CoordinationDesk.READ, id));
  }

  @PostMapping
  @Permit(CoordinationDesk.REQUEST)
  @Operation(
      summary = "Ask another department",
      description = "Of one's own store; its head is told, or who stands in while on leave.")
  ResponseEntity<CoordinationResponse> request(@Valid @RequestBody CoordinationRequest request) {
    Coordination asked =
        desk.request(
            new CoordinationDesk.Ask(
                request.toDepartment(), request.topic(), request.text(), request.dueAt()));
    return answer(ResponseEntity.created(uri(asked)), asked);
  }

  @PostMapping("/{id}/answer")
  @Permit(CoordinationDesk.ANSWER)
  @Operation(summary = "Answer it", description = "By anybody of the asked department.")
  ResponseEntity<CoordinationResponse> answer(
      @PathVariable String id, @Valid @RequestBody CoordinationAnswerRequest request) {
    return acted(desk.answer(id, request.text()));
  }

  @PostMapping("/{id}/closure")
  @Permit(CoordinationDesk.CLOSE)
  @Operation(
      summary = "Say whether the answer settles it",
      description = "By anybody of the asking department; what it does not settle is asked again.")
  ResponseEntity<CoordinationResponse> close(
      @PathVariable String id, @Valid @RequestBody CoordinationClosureRequest request) {
    return acted(desk.judge(id, request.settled()));
  }

  private ResponseEntity<CoordinationResponse> acted(Coordination it) {
    return answer(ResponseEntity.ok().location(uri(it)), it);
  }

  private ResponseEntity<CoordinationResponse> answer(
      ResponseEntity.BodyBuilder answer, Coordination it) {
    return answer.eTag(Versions.etag(it.currentVersion())).body(body(it));
  }

  private static URI uri(Coordination it) {
    return URI.create("/api/v1/hr/coordinations/" + it.id());
  }

  private CoordinationResponse body(Coordination it) {
    String me = access.caller().personId();
    return new CoordinationResponse(
        it.id(),
        it.currentVersion(),
        it.storeCode(),
        it.ownerId(),
        it.requestedBy(),
        it.fromDepartment(),
        it.toDepartment(),
        it.topic(),
        desk.text(it),
        it.requestedAt(),
        it.dueAt(),
        it.state(),
        desk.answerText(it),
        it.answeredBy(),
        it.answeredAt(),
        it.answeredAt() == null ? null : it.isInTime(),
        it.closedAt(),
        actions
            .on(it.storeCode(), it.ownerId())
            .when(
                it.state().canBecome(CoordinationState.ANSWERED)
                    && desk.isOf(me, it.toDepartment()),
                "answer",
                CoordinationDesk.ANSWER)
            .when(
                it.state().canBecome(CoordinationState.CLOSED)
                    && desk.isOf(me, it.fromDepartment()),
                "closure",
                CoordinationDesk.CLOSE)
            .names());
  }
}
