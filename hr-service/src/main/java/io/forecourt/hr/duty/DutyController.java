package io.forecourt.hr.duty;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hr")
@Tag(name = "Duties", description = "What each person owes by when, and the facts that settle it")
class DutyController {

  record NoteRequest(
      @Schema(example = "Banner hung at the entrance, photo in the team album")
          @NotBlank
          @Size(max = 400)
          String note) {}

  record DutyItemResponse(
      String id,
      long version,
      String dutyId,
      String text,
      String textZh,
      String cadence,
      String storeCode,
      String personId,
      LocalDate periodStart,
      LocalDate periodEnd,
      Instant deadline,
      String state,
      int counted,
      int needed,
      @Nullable String caseKey,
      @Nullable String evidenceEventId,
      @Nullable String evidenceType,
      @Nullable Instant evidenceAt,
      boolean arrivedLate,
      @Nullable Instant closedAt,
      @Nullable String closedBy,
      @Nullable String remark,
      List<String> allowedActions) {}

  private static final String READ = "hr.duty.read";
  private static final String TEAM = "hr.team.duties";
  private static final String SELECT =
      "SELECT d.* FROM duty_item d WHERE {scope:d.store_code,d.owner_id}";

  private final DutyDesk desk;
  private final StaffDirectory staff;
  private final Keyset keyset;
  private final Access access;

  DutyController(DutyDesk desk, StaffDirectory staff, Keyset keyset, Access access) {
    this.desk = desk;
    this.staff = staff;
    this.keyset = keyset;
    this.access = access;
  }

  @GetMapping("/duty-items")
  @Permit(READ)
  @Operation(summary = "Duty items, by deadline")
  Page<DutyItemResponse> list(
      @RequestParam(required = false) @Nullable @Size(max = 36) String person,
      @RequestParam(required = false) @Nullable @Size(max = 16) String state,
      @RequestParam(required = false) @Nullable @Size(max = 8) String dutyId,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @Listing(sorts = "deadline") ListRequest page) {
    var query =
        ListQuery.of(SELECT)
            .and("d.owner_id = :person", person)
            .and("d.duty_id = :duty", dutyId)
            .and("d.period_end >= :from", from)
            .and("d.period_start <= :to", to)
            .and("d.state = :state", known(state));
    return page(READ, query, page);
  }

  @GetMapping("/duty-items/{id}")
  @Permit(READ)
  @Operation(summary = "One duty item")
  ResponseEntity<DutyItemResponse> get(@PathVariable String id) {
    return answer(ResponseEntity.ok(), inScope(READ, id));
  }

  @GetMapping("/duty-items/{id}/explanation")
  @Permit(READ)
  @Operation(summary = "Why the item is there, what would close it, what has counted so far")
  Explanation explain(@PathVariable String id, Locale locale) {
    return desk.explain(inScope(READ, id), locale);
  }

  @PostMapping("/duty-items/{id}/completion")
  @Permit("hr.duty.complete")
  @Operation(summary = "Ticks an assigned task of one's own")
  ResponseEntity<DutyItemResponse> complete(
      @PathVariable String id, @Valid @RequestBody NoteRequest request) {
    inScope("hr.duty.complete", id);
    return acted(desk.tick(id, access.caller().personId(), request.note()));
  }

  @PostMapping("/duty-items/{id}/correction")
  @Permit(value = "hr.duty.correct", reason = true)
  @Operation(summary = "A superior says that the duty was done though no fact shows it")
  ResponseEntity<DutyItemResponse> correct(@PathVariable String id) {
    inScope("hr.duty.correct", id);
    return acted(desk.correct(id, access.caller().personId(), reason()));
  }

  @PostMapping("/duty-items/{id}/waiver")
  @Permit(value = "hr.duty.waive", reason = true)
  @Operation(summary = "A superior lets the duty go, for example during leave")
  ResponseEntity<DutyItemResponse> waive(@PathVariable String id) {
    inScope("hr.duty.waive", id);
    return acted(desk.waive(id, access.caller().personId(), reason()));
  }

  @GetMapping("/teams/mine/duties")
  @Permit(TEAM)
  @Operation(summary = "Duty items of the people below the caller, by deadline")
  Page<DutyItemResponse> team(
      @RequestParam(required = false) @Nullable @Size(max = 16) String state,
      @Listing(sorts = "deadline") ListRequest page) {
    Set<String> team = staff.below(access.caller().personId());
    var query =
        ListQuery.of(SELECT)
            .and("d.owner_id IN (:team)", team.isEmpty() ? Set.of("") : team)
            .and("d.state = :state", known(state));
    return page(TEAM, query, page);
  }

  private Page<DutyItemResponse> page(String action, ListQuery query, ListRequest page) {
    Set<String> below = staff.below(access.caller().personId());
    return keyset.page(
        action,
        query,
        page,
        Map.of("deadline", "d.deadline"),
        "d.id",
        (row, _) -> {
          DutyItem item = item(row);
          return response(item, below.contains(item.ownerId()));
        });
  }

  private static @Nullable String known(@Nullable String state) {
    if (state != null
        && Arrays.stream(DutyState.values()).noneMatch(known -> known.name().equals(state))) {
      throw new InvalidInput("?state", "STATE_UNKNOWN");
    }
    return state;
  }

  private DutyItem inScope(String action, String id) {
    DutyItem item = desk.get(id);
    access.requireInScope(action, "duty-item", id, item.storeCode(), item.ownerId());
    return item;
  }

  private static String reason() {
    return Callers.find()
        .map(acting -> acting.reason() == null ? "" : String.valueOf(acting.reason()))
        .orElse("");
  }

  private ResponseEntity<DutyItemResponse> acted(DutyItem item) {
    return answer(
        ResponseEntity.ok().location(URI.create("/api/v1/hr/duty-items/" + item.id())), item);
  }

  private ResponseEntity<DutyItemResponse> answer(
      ResponseEntity.BodyBuilder answer, DutyItem item) {
    return answer
        .eTag(Versions.etag(item.currentVersion()))
        .body(response(item, desk.isAbove(access.caller().personId(), item)));
  }

  private DutyItemResponse response(DutyItem item, boolean callerIsAbove) {
    Duty duty = desk.duty(item);
    return new DutyItemResponse(
        item.id(),
        item.currentVersion(),
        item.dutyId(),
        duty.textEn(),
        duty.textZh(),
        duty.cadence().name(),
        item.storeCode(),
        item.ownerId(),
        item.periodStart(),
        item.periodEnd(),
        item.deadline(),
        item.state().name(),
        item.counted(),
        item.needed(),
        item.isOfCase() ? item.caseKey() : null,
        item.evidenceEventId(),
        item.evidenceType(),
        item.evidenceAt(),
        item.arrivedLate(),
        item.closedAt(),
        item.closedBy(),
        item.remark(),
        allowed(item, callerIsAbove));
  }

  private List<String> allowed(DutyItem item, boolean callerIsAbove) {
    List<String> allowed = new ArrayList<>();
    if (!item.state().isOpen()) {
      return allowed;
    }
    boolean own = item.ownerId().equals(access.caller().personId());
    if (own && desk.mayBeTicked(item) && may("hr.duty.complete", item)) {
      allowed.add("completion");
    }
    if (callerIsAbove && !own && may("hr.duty.correct", item)) {
      allowed.add("correction");
    }
    if (callerIsAbove && !own && may("hr.duty.waive", item)) {
      allowed.add("waiver");
    }
    return allowed;
  }

  private boolean may(String action, DutyItem item) {
    return access.mayOn(action, item.storeCode(), item.ownerId());
  }

  private static DutyItem item(ResultSet row) throws SQLException {
    return new DutyItem(
        row.getString("id"),
        row.getString("duty_id"),
        row.getString("opening_key"),
        row.getString("store_code"),
        row.getString("owner_id"),
        row.getObject("period_start", LocalDate.class),
        row.getObject("period_end", LocalDate.class),
        instant(row, "window_start"),
        instant(row, "deadline"),
        DutyState.valueOf(row.getString("state")),
        row.getString("rule_version"),
        row.getString("case_key"),
        row.getString("trigger_event_id"),
        row.getString("trigger_type"),
        row.getString("trigger_subject"),
        row.getObject("trigger_sequence", Long.class),
        optionalInstant(row, "triggered_at"),
        row.getInt("needed"),
        row.getInt("counted"),
        row.getString("evidence_event_id"),
        row.getString("evidence_type"),
        optionalInstant(row, "evidence_at"),
        row.getBoolean("arrived_late"),
        optionalInstant(row, "closed_at"),
        row.getString("closed_by"),
        row.getString("remark"),
        row.getInt("version"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Instant optionalInstant(ResultSet row, String column)
      throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
