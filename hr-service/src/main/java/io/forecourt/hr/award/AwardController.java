package io.forecourt.hr.award;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMoney;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
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
@RequestMapping("/api/v1/hr/awards")
@Tag(name = "Awards", description = "Rewards for people and departments")
class AwardController {

  /**
   * @param personId who gets it, when it is not for a department
   * @param department code of the department that gets it, when it is not for one person
   * @param intelligenceId the report of the market that it rewards
   */
  record AwardRequest(
      @Size(max = 36) @Nullable String personId,
      @Size(max = 20) @IsCode @Schema(example = "SHOWROOM") @Nullable String department,
      @NotNull @IsMoney(min = "0.01") Money amount,
      @Size(max = 36) @Nullable String intelligenceId) {}

  /**
   * A reward.
   *
   * @param departmentId the department that gets it
   */
  record AwardResponse(
      String id,
      long version,
      @Schema(example = "EAST") String store,
      @Nullable String personId,
      @Nullable String departmentId,
      Money amount,
      @Nullable String intelligenceId,
      AwardState state,
      String proposedBy,
      Instant proposedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      List<String> allowedActions) {}

  private static final RowMapper<Award> ROW = RecordMapper.of(Award.class);

  private final AwardDesk desk;
  private final Keyset pages;

  AwardController(AwardDesk desk, Keyset pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @GetMapping
  @Permit(AwardDesk.READ)
  @Operation(summary = "List rewards", description = "Those in my scope, as they were proposed.")
  Page<AwardResponse> list(
      @RequestParam(required = false) @Nullable AwardState state,
      @Listing(sorts = "proposedAt") ListRequest page) {
    Map<String, Object> parameters = new HashMap<>();
    String sql = "SELECT a.* FROM award a WHERE {scope:a.store_code,a.owner_id}";
    if (state != null) {
      sql += " AND a.state = :state";
      parameters.put("state", state.name());
    }
    Page<Award> found =
        pages.page(
            AwardDesk.READ,
            sql,
            parameters,
            page,
            Map.of("proposedAt", "a.proposed_at"),
            "a.id",
            ROW);
    return new Page<>(found.items().stream().map(this::body).toList(), found.next());
  }

  @GetMapping("/{id}")
  @Permit(AwardDesk.READ)
  @Operation(summary = "Show a reward")
  ResponseEntity<AwardResponse> show(@PathVariable String id) {
    return answer(ResponseEntity.ok(), desk.require(AwardDesk.READ, id));
  }

  @PostMapping
  @Permit(value = AwardDesk.PROPOSE, reason = true)
  @Operation(
      summary = "Propose a reward",
      description = "It is granted by an approval of kind AWARD, never by who proposes it.")
  ResponseEntity<AwardResponse> propose(@Valid @RequestBody AwardRequest request) {
    Award proposed =
        desk.propose(
            new AwardDesk.Proposal(
                request.personId(),
                request.department(),
                request.amount(),
                request.intelligenceId()));
    return answer(
        ResponseEntity.created(URI.create("/api/v1/hr/awards/" + proposed.id())), proposed);
  }

  private ResponseEntity<AwardResponse> answer(ResponseEntity.BodyBuilder answer, Award award) {
    return answer.eTag(Versions.etag(award.currentVersion())).body(body(award));
  }

  private AwardResponse body(Award award) {
    return new AwardResponse(
        award.id(),
        award.currentVersion(),
        award.storeCode(),
        award.ownerId(),
        award.departmentId(),
        award.money(),
        award.intelligenceId(),
        award.state(),
        award.proposedBy(),
        award.proposedAt(),
        award.decidedBy(),
        award.decidedAt(),
        List.of());
  }
}
