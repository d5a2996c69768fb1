package io.forecourt.crm.imports;

import io.forecourt.crm.imports.ImportedRows.FaultLine;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.operation.Operations;
import io.forecourt.platform.operation.Operations.OperationResponse;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.ProblemMessages;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/lead-imports")
@Tag(name = "Lead imports", description = "Leads from CSV and XLSX lists")
class LeadImportController {
  private static final int PORTION = 500;

  /**
   * @param dryRun only tries: says what would be taken and what is wrong
   */
  record ImportRequest(
      @NotBlank @Size(max = 36) String fileId,
      @NotNull @Valid ColumnMapping mapping,
      @Size(max = 40) @IsCode @Schema(example = "FORMER_SYSTEM") @Nullable String source,
      boolean dryRun) {}

  /**
   * An import.
   *
   * @param rejected rows with a fault, told one by one by the list of faults
   * @param undone leads that its reversal has taken back
   */
  record ImportResponse(
      String id,
      long version,
      String store,
      String requestedBy,
      boolean dryRun,
      long created,
      long known,
      long rejected,
      Instant requestedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant reversalAt,
      long undone,
      List<String> allowedActions) {}

  private final ImportDesk desk;
  private final ImportedRows rows;
  private final Operations operations;
  private final AllowedActions actions;
  private final ProblemMessages texts;

  LeadImportController(
      ImportDesk desk,
      ImportedRows rows,
      Operations operations,
      AllowedActions actions,
      ProblemMessages texts) {
    this.desk = desk;
    this.rows = rows;
    this.operations = operations;
    this.actions = actions;
    this.texts = texts;
  }

  @PostMapping
  @Permit(ImportDesk.RUN)
  @Operation(
      summary = "Take a list of leads in, or try it",
      description =
          "Answers at once with an operation that tells the progress. A lead is known by number,"
              + " source and reference: what was taken in once is not taken again. Owner and date"
              + " of the list are kept.")
  ResponseEntity<OperationResponse> start(@Valid @RequestBody ImportRequest request) {
    return operations.accepted(
        desk.start(request.fileId(), request.mapping(), request.source(), request.dryRun()));
  }

  @GetMapping("/{id}")
  @Permit(ImportDesk.READ)
  @Operation(summary = "Show what became of a list")
  ResponseEntity<ImportResponse> show(@PathVariable String id) {
    LeadImport batch = desk.get(id);
    return ResponseEntity.ok()
        .eTag(Versions.etag(Objects.requireNonNull(batch.version())))
        .body(
            new ImportResponse(
                batch.id(),
                Objects.requireNonNull(batch.version()),
                batch.storeCode(),
                batch.ownerId(),
                batch.dryRun(),
                batch.created(),
                batch.known(),
                batch.rejected(),
                batch.requestedAt(),
                batch.finishedAt(),
                batch.reversalAt(),
                batch.undone(),
                actions
                    .on(batch.storeCode(), batch.ownerId())
                    .when(batch.isReversible(), "reversal", ImportDesk.RUN)
                    .names()));
  }

  @GetMapping(value = "/{id}/faults", produces = "text/csv")
  @Permit(ImportDesk.READ)
  @Operation(
      summary = "Download the faults of a list",
      description = "CSV: row, column, code, text in the asked language. It repeats no value.")
  void faults(
      @PathVariable String id,
      @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
      HttpServletResponse response)
      throws IOException {
    String batch = desk.get(id).id();
    Locale asked = ProblemMessages.language(language);
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Disposition", "attachment; filename=\"faults-" + batch + ".csv\"");
    PrintWriter out = response.getWriter();
    out.print("\uFEFFrow,column,code,text\r\n");
    long row = 0;
    String column = "";
    List<FaultLine> lines = rows.faults(batch, row, column, PORTION);
    while (!lines.isEmpty()) {
      for (FaultLine line : lines) {
        out.print(
            line.row()
                + ","
                + line.column()
                + ","
                + line.code()
                + ",\""
                + texts.title(line.code(), asked).replace("\"", "\"\"")
                + "\"\r\n");
      }
      row = lines.getLast().row();
      column = lines.getLast().column();
      lines = rows.faults(batch, row, column, PORTION);
    }
    out.flush();
  }

  @PostMapping("/{id}/reversal")
  @Permit(value = ImportDesk.RUN, reason = true)
  @Operation(
      summary = "Take an import back",
      description =
          "Leads that nobody has worked on since rest; the others stay. What was taken back may be"
              + " taken in again.")
  ResponseEntity<OperationResponse> reverse(@PathVariable String id) {
    return operations.accepted(desk.reverse(id));
  }
}
