package io.forecourt.insurance.commission;

import io.forecourt.insurance.commission.CommissionLine.Resolution;
import io.forecourt.insurance.commission.StatementDesk.ImportStatement;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/insurance")
@Tag(name = "Commission", description = "What insurers owe, and their statements")
class CommissionController {
  private static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";

  /** How a list of differences is written. */
  enum ExportFormat {
    CSV("text/csv;charset=UTF-8", "csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
      this.mediaType = mediaType;
      this.extension = extension;
    }
  }

  private final StatementDesk desk;
  private final DifferenceExport export;
  private final AllowedActions actions;
  private final Keyset keyset;

  CommissionController(
      StatementDesk desk, DifferenceExport export, AllowedActions actions, Keyset keyset) {
    this.desk = desk;
    this.export = export;
    this.actions = actions;
    this.keyset = keyset;
  }

  @GetMapping("/expected-commissions")
  @Permit(StatementDesk.READ)
  @Operation(
      summary = "What each policy should bring",
      description = "The policy details that the insurer and finance are given.")
  Page<ExpectedResponse> expected(
      @Listing(sorts = "dueOn") ListRequest page,
      @RequestParam(required = false) @Size(max = 40) @Nullable String insurerCode,
      @RequestParam(required = false) @Pattern(regexp = MONTH) @Nullable String month) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder("SELECT e.* FROM commission_expected e WHERE {scope:e.store_code}");
    if (insurerCode != null) {
      sql.append(" AND e.insurer_code = :insurer");
      parameters.put("insurer", insurerCode);
    }
    if (month != null) {
      YearMonth due = YearMonth.parse(month);
      sql.append(" AND e.due_on BETWEEN :from AND :to");
      parameters.put("from", due.atDay(1));
      parameters.put("to", due.atEndOfMonth());
    }
    return keyset.page(
        StatementDesk.READ,
        sql.toString(),
        parameters,
        page,
        Map.of("dueOn", "e.due_on"),
        "e.id",
        (row, _) ->
            new ExpectedResponse(
                row.getString("id"),
                row.getString("insurer_code"),
                row.getString("policy_no"),
                row.getString("endorsement_no"),
                row.getString("product"),
                row.getString("entry_type"),
                row.getObject("issue_date", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                new Money(row.getBigDecimal("gross_premium"), Money.CNY),
                plain(row.getBigDecimal("rate")),
                money(row, "commission"),
                money(row, "commission_ex_vat"),
                money(row, "commission_vat")));
  }

  @PostMapping("/commission-statements")
  @Permit(StatementDesk.PREPARE)
  @Operation(
      summary = "Compare an insurer's statement of a month",
      description =
          "From an uploaded file (CSV or XLSX; its layout is the store's policy). Every line is"
              + " classified. The same file again adds nothing.")
  ResponseEntity<StatementResponse> take(@Valid @RequestBody StatementRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.take(
            new ImportStatement(
                request.fileId(), request.insurerCode(), YearMonth.parse(request.month()))));
  }

  @GetMapping("/commission-statements")
  @Permit(StatementDesk.READ)
  @Operation(summary = "Statements of insurers")
  Page<StatementSummary> statements(
      @Listing(sorts = "importedAt") ListRequest page,
      @RequestParam(required = false) @Nullable StatementState state) {
    return keyset.page(
        StatementDesk.READ,
        "SELECT s.* FROM commission_statement s WHERE {scope:s.store_code}"
            + (state == null ? "" : " AND s.state = :state"),
        state == null ? Map.of() : Map.of("state", state.name()),
        page,
        Map.of("importedAt", "s.imported_at"),
        "s.id",
        (row, _) ->
            new StatementSummary(
                row.getString("id"),
                row.getString("store_code"),
                row.getString("insurer_code"),
                row.getString("month"),
                StatementState.valueOf(row.getString("state")),
                row.getInt("line_count"),
                new Money(row.getBigDecimal("amount"), Money.CNY),
                row.getObject("imported_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)));
  }

  @GetMapping("/commission-statements/{id}")
  @Permit(StatementDesk.READ)
  @Operation(summary = "One statement")
  ResponseEntity<StatementResponse> statement(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(StatementDesk.READ, id));
  }

  @GetMapping("/commission-statements/{id}/lines")
  @Permit(StatementDesk.READ)
  @Operation(summary = "The lines of a statement", description = "By difference, and open or not.")
  Page<LineResponse> lines(
      @PathVariable String id,
      @Listing(sorts = "lineNo") ListRequest page,
      @RequestParam(required = false) @Nullable DifferenceCode differenceCode,
      @RequestParam(defaultValue = "false") boolean open) {
    desk.require(StatementDesk.READ, id);
    Map<String, Object> parameters = new HashMap<>(Map.of("statement", id));
    StringBuilder sql =
        new StringBuilder(
            "SELECT l.* FROM commission_line l"
                + " WHERE {scope:l.store_code} AND l.statement_id = :statement");
    if (differenceCode != null) {
      sql.append(" AND l.difference_code = :code");
      parameters.put("code", differenceCode.name());
    }
    if (open) {
      sql.append(" AND l.difference_code <> 'NONE' AND l.resolution IS NULL");
    }
    return keyset.page(
        StatementDesk.READ,
        sql.toString(),
        parameters,
        page,
        Map.of("lineNo", "l.line_no"),
        "l.id",
        (row, _) ->
            new LineResponse(
                row.getString("id"),
                row.getLong("version"),
                row.getInt("line_no"),
                row.getString("entry_type"),
                row.getString("policy_no"),
                row.getString("endorsement_no"),
                row.getString("product"),
                money(row, "gross_premium"),
                plain(row.getBigDecimal("rate")),
                money(row, "commission"),
                DifferenceCode.valueOf(row.getString("difference_code")),
                new Money(row.getBigDecimal("difference"), Money.CNY),
                row.getString("resolution"),
                row.getString("carried_to"),
                row.getObject("carried_until", LocalDate.class)));
  }

  @GetMapping("/commission-statements/{id}/differences")
  @Permit(StatementDesk.READ)
  @Operation(summary = "The differences as a file for the insurer")
  ResponseEntity<byte[]> differences(
      @PathVariable String id, @RequestParam(defaultValue = "CSV") ExportFormat format) {
    Statement statement = desk.require(StatementDesk.READ, id);
    byte[] body =
        switch (format) {
          case CSV -> export.csv(id);
          case XLSX -> export.workbook(id);
        };
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(format.mediaType))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"differences-%s.%s\""
                .formatted(statement.month(), format.extension))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(body);
  }

  @PostMapping("/commission-lines/{id}/settlement")
  @Permit(value = StatementDesk.SETTLE, reason = true)
  @Operation(
      summary = "Settle a difference",
      description =
          "A large one, and one that was open for long, only by the finance manager; how large and"
              + " how long is the store's policy.")
  ResponseEntity<SettledResponse> settle(
      @PathVariable String id, @Valid @RequestBody SettlementRequest request) {
    return answer(desk.settle(id, request.resolution().means));
  }

  @PostMapping("/commission-lines/{id}/carry-forward")
  @Permit(value = StatementDesk.SETTLE, reason = true)
  @Operation(summary = "Carry a difference into a later month", description = "Owner and date.")
  ResponseEntity<SettledResponse> carryForward(
      @PathVariable String id, @Valid @RequestBody CarryForwardRequest request) {
    return answer(desk.carryForward(id, request.ownerId(), request.until()));
  }

  @PostMapping("/commission-statements/{id}/insurer-signature")
  @Permit(StatementDesk.PREPARE)
  @Operation(summary = "The insurer has signed", description = "Once every difference is settled.")
  ResponseEntity<StatementResponse> insurerSigns(
      @PathVariable String id, @Valid @RequestBody InsurerSignatureRequest request) {
    return answer(HttpStatus.OK, desk.insurerSigns(id, request.reference()));
  }

  @PostMapping("/commission-statements/{id}/finance-signature")
  @Permit(StatementDesk.SIGN)
  @Operation(summary = "Sign for finance", description = "The second signature closes the month.")
  ResponseEntity<StatementResponse> financeSigns(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.financeSigns(id));
  }

  private ResponseEntity<StatementResponse> answer(HttpStatus status, Statement statement) {
    long version = Objects.requireNonNull(statement.version());
    int open = desk.openDifferences(statement.id());
    boolean ready = statement.isOpen() && open == 0;
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/insurance/commission-statements/" + statement.id()))
        .eTag(Versions.etag(version))
        .body(
            new StatementResponse(
                statement.id(),
                version,
                statement.storeCode(),
                statement.insurerCode(),
                statement.statementNo(),
                statement.month(),
                statement.state(),
                statement.lineCount(),
                open,
                new Money(statement.amount(), Money.CNY),
                statement.preparedBy(),
                statement.importedAt(),
                statement.overdueAt(),
                statement.insurerSignedAt(),
                statement.financeId(),
                statement.financeSignedAt(),
                statement.closedAt(),
                actions
                    .on(statement.storeCode(), null)
                    .when(
                        ready && statement.insurerSignedAt() == null,
                        "insurer-signature",
                        StatementDesk.PREPARE)
                    .when(
                        ready && statement.financeId() == null && !desk.isMine(statement),
                        "finance-signature",
                        StatementDesk.SIGN)
                    .names()));
  }

  private static ResponseEntity<SettledResponse> answer(CommissionLine line) {
    long version = Objects.requireNonNull(line.version());
    return ResponseEntity.ok()
        .eTag(Versions.etag(version))
        .body(
            new SettledResponse(
                line.id(),
                version,
                line.differenceCode(),
                Objects.requireNonNull(line.resolution()),
                line.carriedTo(),
                line.carriedUntil()));
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    BigDecimal amount = row.getBigDecimal(column);
    return amount == null ? null : new Money(amount, Money.CNY);
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }

  /** How a difference is settled; carrying it forward says more. */
  enum SettlementKind {
    INSURER_CORRECTS(Resolution.INSURER_CORRECTS),
    WE_CORRECT(Resolution.WE_CORRECT),
    ACCEPTED(Resolution.ACCEPTED);

    private final Resolution means;

    SettlementKind(Resolution means) {
      this.means = means;
    }
  }

  record StatementRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String fileId,
      @NotNull @IsCode @Size(max = 40) @Schema(example = "DEMO_A") String insurerCode,
      @NotBlank @Pattern(regexp = MONTH) @Size(max = 7) @Schema(example = "2026-11")
          String month) {}

  record SettlementRequest(@NotNull SettlementKind resolution) {}

  record CarryForwardRequest(
      @NotBlank @Size(max = 64) @Schema(example = "probe-ir") String ownerId,
      @NotNull @Schema(example = "2027-01-31") LocalDate until) {}

  record InsurerSignatureRequest(
      @NotBlank @Size(max = 64) @Schema(example = "DEMO_A-2026-11") String reference) {}

  record ExpectedResponse(
      String id,
      String insurerCode,
      String policyNo,
      String endorsementNo,
      String product,
      String entryType,
      LocalDate issueDate,
      LocalDate dueOn,
      Money grossPremium,
      @Nullable String rate,
      @Nullable Money commission,
      @Nullable Money commissionExVat,
      @Nullable Money commissionVat) {}

  record StatementSummary(
      String id,
      String storeCode,
      String insurerCode,
      String month,
      StatementState state,
      int lines,
      Money amount,
      Instant importedAt) {}

  record StatementResponse(
      String id,
      long version,
      String storeCode,
      String insurerCode,
      String statementNo,
      String month,
      StatementState state,
      int lines,
      int openDifferences,
      Money amount,
      String preparedBy,
      Instant importedAt,
      @Nullable Instant overdueAt,
      @Nullable Instant insurerSignedAt,
      @Nullable String financeId,
      @Nullable Instant financeSignedAt,
      @Nullable Instant closedAt,
      List<String> allowedActions) {}

  record LineResponse(
      String id,
      long version,
      int lineNo,
      String entryType,
      String policyNo,
      String endorsementNo,
      String product,
      @Nullable Money grossPremium,
      @Nullable String rate,
      @Nullable Money commission,
      DifferenceCode differenceCode,
      Money difference,
      @Nullable String resolution,
      @Nullable String carriedTo,
      @Nullable LocalDate carriedUntil) {}

  record SettledResponse(
      String id,
      long version,
      DifferenceCode differenceCode,
      Resolution resolution,
      @Nullable String carriedTo,
      @Nullable LocalDate carriedUntil) {}
}
