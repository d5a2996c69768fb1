package io.forecourt.insurance.knowledge;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
@RequestMapping("/api/v1/insurance/rules")
@Tag(name = "Knowledge base", description = "Products and rules, version by version")
class RuleController {

  private static final Map<String, String> SORTS = Map.of("publishedAt", "r.published_at");

  record RuleRequest(
      @NotNull @Schema(example = "UNDERWRITING") RuleKind kind,
      @NotNull @IsCode @Size(max = 32) @Schema(example = "MOTOR-2026") String code,
      @NotBlank @Size(max = 120) @Schema(example = "Underwriting of new-energy cars") String title,
      @NotBlank @Size(max = 20_000) @Schema(example = "From April …") String text,
      @NotNull LocalDate effectiveFrom) {}

  record RuleSummary(
      String id,
      String storeCode,
      RuleKind kind,
      String code,
      int edition,
      String title,
      LocalDate effectiveFrom,
      Instant publishedAt) {}

  /**
   * @param label as quotations name this version
   */
  record RuleResponse(
      String id,
      long version,
      String storeCode,
      RuleKind kind,
      String code,
      int edition,
      String label,
      String title,
      String text,
      LocalDate effectiveFrom,
      String publishedBy,
      Instant publishedAt,
      List<String> acknowledgedBy,
      List<String> allowedActions) {}

  private final RuleBook book;
  private final Keyset keyset;
  private final AllowedActions actions;

  RuleController(RuleBook book, Keyset keyset, AllowedActions actions) {
    this.book = book;
    this.keyset = keyset;
    this.actions = actions;
  }

  @PostMapping
  @Permit(RuleBook.PUBLISH)
  @Operation(
      summary = "Publish a page, or the next version of one",
      description = "Everybody at the desk has to acknowledge it.")
  ResponseEntity<RuleResponse> publish(@Valid @RequestBody RuleRequest request) {
    return answer(
        HttpStatus.CREATED,
        book.publish(
            request.kind(),
            request.code(),
            request.title(),
            request.text(),
            request.effectiveFrom()));
  }

  @GetMapping
  @Permit(RuleBook.READ)
  @Operation(summary = "Pages, the latest last")
  Page<RuleSummary> list(
      @Listing(sorts = "publishedAt") ListRequest list,
      @RequestParam(required = false) @Nullable RuleKind kind,
      @RequestParam(required = false) @Nullable @Size(max = 32) String code) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql = new StringBuilder("SELECT r.* FROM rule_page r WHERE {scope:r.store_code}");
    if (kind != null) {
      sql.append(" AND r.kind = :kind");
      parameters.put("kind", kind.name());
    }
    if (code != null) {
      sql.append(" AND r.code = :code");
      parameters.put("code", code);
    }
    return keyset.page(
        RuleBook.READ,
        sql.toString(),
        parameters,
        list,
        SORTS,
        "r.id",
        (row, _) ->
            new RuleSummary(
                row.getString("id"),
                row.getString("store_code"),
                RuleKind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getInt("edition"),
                row.getString("title"),
                row.getObject("effective_from", LocalDate.class),
                row.getTimestamp("published_at").toInstant()));
  }

  @GetMapping("/{id}")
  @Permit(RuleBook.READ)
  @Operation(summary = "One version of a page, and who has acknowledged it")
  ResponseEntity<RuleResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, book.require(RuleBook.READ, id));
  }

  @PostMapping("/{id}/acknowledgement")
  @Permit(RuleBook.READ)
  @Operation(summary = "I have read this version")
  ResponseEntity<RuleResponse> acknowledge(@PathVariable String id) {
    return answer(HttpStatus.OK, book.acknowledge(id));
  }

  private ResponseEntity<RuleResponse> answer(HttpStatus status, RulePage page) {
    long version = Objects.requireNonNull(page.version());
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/insurance/rules/" + page.id()))
        .eTag(Versions.etag(version))
        .body(
            new RuleResponse(
                page.id(),
                version,
                page.storeCode(),
                page.kind(),
                page.code(),
                page.edition(),
                page.label(),
                page.title(),
                page.text(),
                page.effectiveFrom(),
                page.publishedBy(),
                page.publishedAt(),
                book.acknowledgedBy(page.id()),
                actions
                    .on(page.storeCode(), null)
                    .when(book.isLatest(page), "acknowledgement", RuleBook.READ)
                    .names()));
  }
}
