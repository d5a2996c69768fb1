package io.forecourt.crm.merge;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm")
@Tag(name = "Merges", description = "Customers who are one person, for as long as nobody undoes it")
class MergeController {
  private static final RowMapper<Merge> ROW = RecordMapper.of(Merge.class);

  record MergeRequest(@NotBlank @Size(max = 36) String duplicateId) {}

  /**
   * @param survivorId under whose id everything goes on
   * @param moved how many records changed hands
   */
  record MergeResponse(
      String id,
      long version,
      String survivorId,
      String mergedId,
      @Schema(example = "EAST") String store,
      String mergedBy,
      Instant mergedAt,
      int moved,
      Instant undoUntil,
      @Nullable String undoneBy,
      @Nullable Instant undoneAt,
      List<String> allowedActions) {}

  private final MergeDesk desk;
  private final Keyset pages;
  private final BusinessClock clock;
  private final AllowedActions actions;

  MergeController(MergeDesk desk, Keyset pages, BusinessClock clock, AllowedActions actions) {
    this.desk = desk;
    this.pages = pages;
    this.clock = clock;
    this.actions = actions;
  }

  @PostMapping("/customers/{id}/merge")
  @Permit(value = MergeDesk.MERGE, reason = true)
  @Operation(
      summary = "Merge another customer into this one",
      description =
          "The other one is known to my stores, or stands beside this one on the list of duplicates."
              + " Its leads, visits, contacts and messages go on under this id; its own id is answered"
              + " with this customer. The stricter consent holds.")
  ResponseEntity<MergeResponse> merge(
      @PathVariable String id, @Valid @RequestBody MergeRequest request) {
    return answer(HttpStatus.CREATED, desk.merge(id, request.duplicateId()));
  }

  @GetMapping("/merges")
  @Permit(MergeDesk.MERGE)
  @Operation(summary = "List merges")
  Page<MergeResponse> list(@Listing(sorts = "mergedAt") ListRequest page) {
    Page<Merge> found =
        pages.page(
            MergeDesk.MERGE,
            "SELECT m.* FROM customer_merge m WHERE {scope:m.store_code}",
            Map.of(),
            page,
            Map.of("mergedAt", "m.merged_at"),
            "m.id",
            ROW);
    return found.map(this::body);
  }

  @GetMapping("/merges/{id}")
  @Permit(MergeDesk.MERGE)
  @Operation(summary = "Show a merge")
  ResponseEntity<MergeResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(MergeDesk.MERGE, id));
  }

  @PostMapping("/merges/{id}/undo")
  @Permit(value = MergeDesk.MERGE, reason = true)
  @Operation(
      summary = "Separate them again",
      description =
          "Everything is as before the merge; what came since stays with the one whose number it"
              + " carried.")
  ResponseEntity<MergeResponse> undo(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.undo(id));
  }

  private ResponseEntity<MergeResponse> answer(HttpStatus status, Merge merge) {
    return Answers.of(status, "/api/v1/crm/merges/" + merge.id(), merge.version(), body(merge));
  }

  private MergeResponse body(Merge merge) {
    return new MergeResponse(
        merge.id(),
        Objects.requireNonNull(merge.version()),
        merge.survivorId(),
        merge.mergedId(),
        merge.storeCode(),
        merge.mergedBy(),
        merge.mergedAt(),
        merge.moved(),
        merge.undoUntil(),
        merge.undoneBy(),
        merge.undoneAt(),
        actions
            .on(merge.storeCode(), null)
            .when(merge.canBeUndone(clock.instant()), "undo", MergeDesk.MERGE)
            .names());
  }
}
