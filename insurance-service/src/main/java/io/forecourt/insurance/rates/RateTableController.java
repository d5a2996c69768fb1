package io.forecourt.insurance.rates;

import io.forecourt.insurance.rates.RateTables.LoadFile;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of rate tables: who loaded them, who published them, what they would change. */
@RestController
@RequestMapping("/api/v1/insurance/rate-tables")
@Tag(name = "Rate tables")
class RateTableController {

  private static final String READ = "insurance.rates.read";
  private static final String LOAD = "insurance.rates.load";
  private static final String PUBLISH = "insurance.rates.publish";
  private static final Map<String, String> SORTS = Map.of("uploadedAt", "t.uploaded_at");

  private final RateTables tables;
  private final Keyset keyset;
  private final Access access;

  RateTableController(RateTables tables, Keyset keyset, Access access) {
    this.tables = tables;
    this.keyset = keyset;
    this.access = access;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Permit(LOAD)
  @Operation(
      summary = "Load a file of rate tables",
      description =
          "The body is the file itself: the shared tables, or one version of one insurer's tables."
              + " Every rule that it breaks is named. Nothing is quoted by it until another person"
              + " publishes it.")
  ResponseEntity<RateTableResponse> load(
      @RequestParam RateKind kind,
      @RequestParam(required = false) @IsCode @Nullable String insurerCode,
      @RequestParam(required = false) @Size(max = 120) @Nullable String insurerName,
      @RequestBody
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(type = "object")))
          String file) {
    RateTableResponse body =
        response(tables.load(new LoadFile(kind, insurerCode, insurerName, file)));
    return ResponseEntity.created(URI.create("/api/v1/insurance/rate-tables/" + body.id()))
        .eTag(Versions.etag(body.version()))
        .body(body);
  }

  @GetMapping
  @Permit(READ)
  @Operation(summary = "List rate tables, the latest upload last")
  Page<RateTableSummary> list(
      @Listing(sorts = "uploadedAt") ListRequest list,
      @RequestParam(required = false) @Nullable RateKind kind,
      @RequestParam(required = false) @Nullable RateTableState state) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT t.id, t.kind, t.code, t.name, t.version_label, t.effective_from, t.effective_to,
                   t.demo, t.sha256, t.state, t.uploaded_by, t.uploaded_at
              FROM rate_table t WHERE {scope:t.store_code}\
            """);
    if (kind != null) {
      sql.append(" AND t.kind = :kind");
      parameters.put("kind", kind.name());
    }
    if (state != null) {
      sql.append(" AND t.state = :state");
      parameters.put("state", state.name());
    }
    return keyset.page(
        READ,
        sql.toString(),
        parameters,
        list,
        SORTS,
        "t.id",
        (row, _) ->
            new RateTableSummary(
                row.getString("id"),
                RateKind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getString("name"),
                row.getString("version_label"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getBoolean("demo"),
                row.getString("sha256"),
                RateTableState.valueOf(row.getString("state")),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant()));
  }

  @GetMapping("/{id}")
  @Permit(READ)
  @Operation(summary = "One file of rate tables")
  ResponseEntity<RateTableResponse> table(@PathVariable String id) {
    RateTableResponse body = response(tables.table(id));
    return ResponseEntity.ok().eTag(Versions.etag(body.version())).body(body);
  }

  @GetMapping(value = "/{id}/file", produces = MediaType.APPLICATION_JSON_VALUE)
  @Permit(READ)
  @Operation(summary = "The file as it was loaded")
  String file(@PathVariable String id) {
    return tables.file(id);
  }

  @GetMapping("/{id}/effects")
  @Permit(READ)
  @Operation(summary = "Which open quotes would be others if this file were published")
  OpenQuotes.Effects effects(@PathVariable String id) {
    return tables.effects(id);
  }

  @PostMapping("/{id}/publication")
  @Permit(value = PUBLISH, reason = true)
  @Operation(summary = "Put a file into force that somebody else has loaded")
  ResponseEntity<RateTableResponse> publish(@PathVariable String id) {
    return changed(tables.publish(id));
  }

  @PostMapping("/{id}/withdrawal")
  @Permit(value = LOAD, reason = true)
  @Operation(summary = "Give up a file that is not published")
  ResponseEntity<RateTableResponse> withdraw(@PathVariable String id) {
    return changed(tables.withdraw(id));
  }

  private ResponseEntity<RateTableResponse> changed(RateTableRow row) {
    RateTableResponse body = response(row);
    return ResponseEntity.ok().eTag(Versions.etag(body.version())).body(body);
  }

  private RateTableResponse response(RateTableRow row) {
    List<String> actions = new ArrayList<>();
    if (row.state() == RateTableState.LOADED) {
      if (access.may(PUBLISH) && !row.uploadedBy().equals(access.caller().personId())) {
        actions.add("publication");
      }
      if (access.may(LOAD)) {
        actions.add("withdrawal");
      }
    }
    return new RateTableResponse(
        row.id(),
        row.version() == null ? 0 : row.version(),
        row.kind(),
        row.code(),
        row.name(),
        row.versionLabel(),
        row.effectiveFrom(),
        row.effectiveTo(),
        row.demo(),
        row.sha256(),
        row.state(),
        row.uploadedBy(),
        row.uploadedAt(),
        row.decidedBy(),
        row.decidedAt(),
        actions);
  }

  record RateTableSummary(
      String id,
      RateKind kind,
      String code,
      String name,
      String versionLabel,
      @Nullable LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      boolean demo,
      String sha256,
      RateTableState state,
      String uploadedBy,
      Instant uploadedAt) {}

  record RateTableResponse(
      String id,
      long version,
      RateKind kind,
      String code,
      String name,
      String versionLabel,
      @Nullable LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      boolean demo,
      String sha256,
      RateTableState state,
      String uploadedBy,
      Instant uploadedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      List<String> allowedActions) {}
}
