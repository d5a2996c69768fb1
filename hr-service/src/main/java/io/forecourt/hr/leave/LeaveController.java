package io.forecourt.hr.leave;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
@RequestMapping("/api/v1/hr/leaves")
@Tag(name = "Leave", description = "Days on which people are away")
class LeaveController {

  record LeaveRequest(
      @Schema(example = "2027-03-02") @NotNull LocalDate from,
      @Schema(example = "2027-03-05") @NotNull LocalDate to) {}

  record DecisionRequest(@Schema(example = "true") @NotNull Boolean approved) {}

  record LeaveResponse(
      String id,
      long version,
      String storeCode,
      String personId,
      LocalDate from,
      LocalDate to,
      String state,
      @Nullable String decidedBy,
      List<String> allowedActions) {}

  private static final String READ = "hr.leave.read";
  private static final String REQUEST = "hr.leave.request";
  private static final String DECIDE = "hr.leave.decide";

  private static final RowMapper<Leave> ROW = RecordMapper.of(Leave.class);

  private final LeaveService leaves;
  private final Keyset keyset;
  private final Access access;

  LeaveController(LeaveService leaves, Keyset keyset, Access access) {
    this.leaves = leaves;
    this.keyset = keyset;
    this.access = access;
  }

  @GetMapping
  @Permit(READ)
  @Operation(summary = "Leave, by first day")
  Page<LeaveResponse> list(
      @RequestParam(required = false) @Nullable @Size(max = 36) String person,
      @RequestParam(required = false) @Nullable @Size(max = 16) String state,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @Listing(sorts = "from") ListRequest page) {
    if (state != null
        && Arrays.stream(LeaveState.values()).noneMatch(known -> known.name().equals(state))) {
      throw new InvalidInput("?state", "STATE_UNKNOWN");
    }
    var query =
        ListQuery.of("SELECT l.* FROM staff_leave l WHERE {scope:l.store_code,l.owner_id}")
            .and("l.owner_id = :person", person)
            .and("l.state = :state", state)
            .and("l.last_day >= :from", from)
            .and("l.first_day <= :to", to);
    return keyset
        .page(READ, query, page, Map.of("from", "l.first_day"), "l.id", ROW)
        .map(this::response);
  }

  @GetMapping("/{id}")
  @Permit(READ)
  @Operation(summary = "One leave")
  ResponseEntity<LeaveResponse> get(@PathVariable String id) {
    return answer(ResponseEntity.ok(), inScope(READ, id));
  }

  @PostMapping
  @Permit(REQUEST)
  @Operation(summary = "Asks for leave of one's own")
  ResponseEntity<LeaveResponse> request(@Valid @RequestBody LeaveRequest request) {
    Leave asked = leaves.request(access.caller().personId(), request.from(), request.to());
    return answer(ResponseEntity.created(URI.create("/api/v1/hr/leaves/" + asked.id())), asked);
  }

  @PostMapping("/{id}/decision")
  @Permit(value = DECIDE, reason = true)
  @Operation(summary = "The head approves or rejects")
  ResponseEntity<LeaveResponse> decide(
      @PathVariable String id, @Valid @RequestBody DecisionRequest request) {
    inScope(DECIDE, id);
    Caller caller = access.caller();
    return acted(leaves.decide(id, request.approved(), caller.personId(), caller.roles()));
  }

  @PostMapping("/{id}/withdrawal")
  @Permit(REQUEST)
  @Operation(summary = "Takes back what was not decided yet")
  ResponseEntity<LeaveResponse> withdraw(@PathVariable String id) {
    inScope(REQUEST, id);
    return acted(leaves.withdraw(id));
  }

  private Leave inScope(String action, String id) {
    Leave leave = leaves.get(id);
    access.requireInScope(action, "leave", id, leave.storeCode(), leave.ownerId());
    return leave;
  }

  private ResponseEntity<LeaveResponse> acted(Leave leave) {
    return answer(
        ResponseEntity.ok().location(URI.create("/api/v1/hr/leaves/" + leave.id())), leave);
  }

  private ResponseEntity<LeaveResponse> answer(ResponseEntity.BodyBuilder answer, Leave leave) {
    return answer.eTag(Versions.etag(leave.currentVersion())).body(response(leave));
  }

  private LeaveResponse response(Leave leave) {
    return new LeaveResponse(
        leave.id(),
        leave.currentVersion(),
        leave.storeCode(),
        leave.ownerId(),
        leave.firstDay(),
        leave.lastDay(),
        leave.state().name(),
        leave.decidedBy(),
        allowed(leave));
  }

  private List<String> allowed(Leave leave) {
    Caller caller = access.caller();
    List<String> allowed = new ArrayList<>();
    if (access.mayOn(DECIDE, leave.storeCode(), leave.ownerId())
        && leaves.mayDecide(leave, caller.personId(), caller.roles())) {
      allowed.add("decision");
    }
    if (leave.state().canBecome(LeaveState.WITHDRAWN)
        && leave.ownerId().equals(caller.personId())
        && access.mayOn(REQUEST, leave.storeCode(), leave.ownerId())) {
      allowed.add("withdrawal");
    }
    return allowed;
  }
}
