package io.forecourt.crm.traffic;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
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
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/day-sheets")
@Tag(name = "Traffic")
class DaySheetController {
  private static final RowMapper<DaySheet> ROW = RecordMapper.of(DaySheet.class);

  record DaySheetRequest(
      @Schema(description = "Today, when left out") @Nullable LocalDate date,
      @NotBlank @Size(max = 2000) @Schema(example = "Two test drives, one quote waits for the bank")
          String report) {

    /** Leaves the report out of logs. */
    @Override
    public String toString() {
      return "DaySheetRequest[" + date + "]";
    }
  }

  record DaySheetResponse(
      String id,
      long version,
      String store,
      String consultantId,
      LocalDate date,
      int visits,
      int leads,
      @Nullable String report,
      Instant handedInAt,
      List<String> allowedActions) {

    /** Leaves the report out of logs. */
    @Override
    public String toString() {
      return "DaySheetResponse[" + id + "]";
    }
  }

  private final DaySheetDesk desk;
  private final Keyset pages;

  DaySheetController(DaySheetDesk desk, Keyset pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @PostMapping
  @Permit("crm.day-sheet.hand-in")
  @Operation(
      summary = "Hand in my day sheet",
      description = "Visits and new leads are those of the register; the report is one's own.")
  ResponseEntity<DaySheetResponse> handIn(@Valid @RequestBody DaySheetRequest request) {
    return answer(HttpStatus.CREATED, desk.handIn(request.date(), request.report()));
  }

  @GetMapping
  @Permit("crm.day-sheet.read")
  @Operation(summary = "List day sheets", description = "Those in my scope.")
  Page<DaySheetResponse> list(
      @RequestParam(required = false) @Nullable LocalDate date,
      @RequestParam(required = false) @Size(max = 64) @Nullable String consultantId,
      @Listing(sorts = "date") ListRequest page) {
    var query =
        ListQuery.of("SELECT d.* FROM day_sheet d WHERE {scope:d.store_code,d.owner_id}")
            .and("d.sheet_date = :date", date)
            .and("d.owner_id = :consultant", consultantId);
    Page<DaySheet> found =
        pages.page("crm.day-sheet.read", query, page, Map.of("date", "d.sheet_date"), "d.id", ROW);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.day-sheet.read")
  @Operation(summary = "Show a day sheet")
  ResponseEntity<DaySheetResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.get(id));
  }

  private ResponseEntity<DaySheetResponse> answer(HttpStatus status, DaySheet sheet) {
    return Answers.of(status, "/api/v1/crm/day-sheets/" + sheet.id(), sheet.version(), body(sheet));
  }

  private DaySheetResponse body(DaySheet sheet) {
    return new DaySheetResponse(
        sheet.id(),
        Objects.requireNonNull(sheet.version()),
        sheet.storeCode(),
        sheet.ownerId(),
        sheet.sheetDate(),
        sheet.visits(),
        sheet.leads(),
        desk.report(sheet),
        sheet.handedInAt(),
        List.of());
  }
}
