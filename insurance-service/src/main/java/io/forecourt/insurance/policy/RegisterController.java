package io.forecourt.insurance.policy;

import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
@RequestMapping("/api/v1/insurance")
@Tag(name = "Register of the day", description = "Policies entered, forms counted, faults named")
class RegisterController {

  private static final int DAYS_AT_MOST = 366;

  /**
   * @param formsCounted the used, spoiled and lost forms of the day, counted by hand
   */
  record RegisterRequest(
      @NotNull LocalDate day,
      @NotNull @PositiveOrZero @Max(10_000) @Schema(example = "0") Integer formsCounted) {}

  record RegisterSummary(
      String id,
      String storeCode,
      LocalDate day,
      int policies,
      int formsCounted,
      int formsInBook,
      int faults,
      int documentsMissing,
      String clerkId,
      Instant closedAt) {}

  /**
   * @param formReceived false when its form was never received into the stock
   */
  record EntryResponse(
      String policyId,
      String number,
      @Nullable String formNumber,
      String issuedBy,
      List<String> documentsMissing,
      boolean formReceived) {}

  record RegisterResponse(
      String id,
      long version,
      String storeCode,
      LocalDate day,
      int policies,
      int formsCounted,
      int formsInBook,
      int faults,
      int documentsMissing,
      String clerkId,
      Instant closedAt,
      List<EntryResponse> entries,
      List<String> allowedActions) {}

  record ClerkFaults(String clerkId, int faults) {}

  record FaultsResponse(LocalDate from, LocalDate to, List<ClerkFaults> clerks) {}

  private final DayRegister register;
  private final Keyset keyset;
  private final ScopedQueries queries;

  RegisterController(DayRegister register, Keyset keyset, ScopedQueries queries) {
    this.register = register;
    this.keyset = keyset;
    this.queries = queries;
  }

  @PostMapping("/registers")
  @Permit(DayRegister.CLOSE)
  @Operation(
      summary = "Close the day of my store",
      description =
          "All policies of the day are entered; the counted forms are held against the book, and"
              + " missing documents and faults are listed.")
  ResponseEntity<RegisterResponse> close(@Valid @RequestBody RegisterRequest request) {
    return answer(HttpStatus.CREATED, register.close(request.day(), request.formsCounted()));
  }

  @GetMapping("/registers")
  @Permit(DayRegister.READ)
  @Operation(summary = "Closed days of my stores")
  Page<RegisterSummary> list(@Listing(sorts = "day") ListRequest list) {
    return keyset.page(
        DayRegister.READ,
        "SELECT r.* FROM policy_register r WHERE {scope:r.store_code}",
        Map.of(),
        list,
        Map.of("day", "r.day"),
        "r.id",
        (row, _) ->
            new RegisterSummary(
                row.getString("id"),
                row.getString("store_code"),
                row.getObject("day", LocalDate.class),
                row.getInt("policies"),
                row.getInt("forms_counted"),
                row.getInt("forms_in_book"),
                row.getInt("faults"),
                row.getInt("documents_missing"),
                row.getString("clerk_id"),
                row.getTimestamp("closed_at").toInstant()));
  }

  @GetMapping("/registers/{id}")
  @Permit(DayRegister.READ)
  @Operation(summary = "One closed day with its policies and what is missing")
  ResponseEntity<RegisterResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, register.require(id));
  }

  @GetMapping("/clerk-faults")
  @Permit(DayRegister.READ)
  @Operation(summary = "Entry errors by clerk, from one day to another")
  FaultsResponse faults(@RequestParam LocalDate from, @RequestParam LocalDate to) {
    if (to.isBefore(from) || from.plusDays(DAYS_AT_MOST).isBefore(to)) {
      throw new InvalidInput("?to", "channel.period-too-long");
    }
    return new FaultsResponse(
        from,
        to,
        queries
            .sql(
                DayRegister.READ,
                """
                SELECT e.clerk_id, COUNT(*) faults FROM policy_endorsement e
                 WHERE {scope:e.store_code} AND e.fault = TRUE
                   AND e.made_at >= :from AND e.made_at < :to
                 GROUP BY e.clerk_id ORDER BY faults DESC, e.clerk_id
                """)
            .param("from", utc(from))
            .param("to", utc(to.plusDays(1)))
            .query((row, _) -> new ClerkFaults(row.getString("clerk_id"), row.getInt("faults")))
            .list());
  }

  private ResponseEntity<RegisterResponse> answer(HttpStatus status, ClosedDay row) {
    long version = Objects.requireNonNull(row.version());
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/insurance/registers/" + row.id()))
        .eTag(Versions.etag(version))
        .body(
            new RegisterResponse(
                row.id(),
                version,
                row.storeCode(),
                row.day(),
                row.policies(),
                row.formsCounted(),
                row.formsInBook(),
                row.faults(),
                row.documentsMissing(),
                row.clerkId(),
                row.closedAt(),
                register.entries(row.id()).stream()
                    .map(
                        entry ->
                            new EntryResponse(
                                entry.policy().id(),
                                entry.policy().number(),
                                entry.policy().formNumber(),
                                entry.policy().issuedBy(),
                                entry.documentsMissing(),
                                entry.formReceived()))
                    .toList(),
                List.of()));
  }

  private static LocalDateTime utc(LocalDate day) {
    return LocalDateTime.ofInstant(day.atStartOfDay(Quotations.ZONE).toInstant(), ZoneOffset.UTC);
  }
}
