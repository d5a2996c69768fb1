package io.forecourt.insurance.renewal;

import io.forecourt.insurance.renewal.QuoteDesk.RecordCall;
import io.forecourt.insurance.renewal.QuoteDesk.SendQuote;
import io.forecourt.insurance.renewal.RenewalDesk.EnterCover;
import io.forecourt.insurance.renewal.RenewalDesk.RecordLoss;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMoney;
import io.forecourt.platform.web.check.IsVin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/insurance/renewals")
@Tag(name = "Renewals", description = "The season of every car whose cover ends")
class RenewalController {
  static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";
  private static final Map<String, String> SORTS = Map.of("renewalDate", "r.renewal_date");
  private static final TypeReference<List<String>> CODES = new TypeReference<>() {};

  private final RenewalDesk desk;
  private final QuoteDesk quotes;
  private final AllowedActions actions;
  private final Keyset keyset;
  private final JsonMapper json;

  RenewalController(
      RenewalDesk desk, QuoteDesk quotes, AllowedActions actions, Keyset keyset, JsonMapper json) {
    this.desk = desk;
    this.quotes = quotes;
    this.actions = actions;
    this.keyset = keyset;
    this.json = json;
  }

  @GetMapping
  @Permit(RenewalDesk.READ)
  @Operation(
      summary = "Renewals by the date on which the cover ends",
      description = "By order, state, segment, specialist, or the month in which the cover ends.")
  Page<RenewalResponse> renewals(
      @Listing(sorts = "renewalDate") ListRequest list,
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) @Nullable RenewalState state,
      @RequestParam(required = false) @Size(max = 40) @Nullable String segment,
      @RequestParam(required = false) @Size(max = 64) @Nullable String specialistId,
      @RequestParam(required = false) @Pattern(regexp = MONTH) @Nullable String month) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder("SELECT r.* FROM renewal r WHERE {scope:r.store_code,r.specialist_id}");
    filter(sql, parameters, "r.order_id", orderId);
    filter(sql, parameters, "r.customer_id", customerId);
    filter(sql, parameters, "r.state", state);
    filter(sql, parameters, "r.segment", segment);
    filter(sql, parameters, "r.specialist_id", specialistId);
    if (month != null) {
      YearMonth ends = YearMonth.parse(month);
      sql.append(" AND r.renewal_date BETWEEN :from AND :to");
      parameters.put("from", ends.atDay(1));
      parameters.put("to", ends.atEndOfMonth());
    }
    return keyset.page(
        RenewalDesk.READ,
        sql.toString(),
        parameters,
        list,
        SORTS,
        "r.id",
        (row, _) ->
            new RenewalResponse(
                row.getString("id"),
                row.getLong("version"),
                row.getString("order_id"),
                row.getString("store_code"),
                row.getString("customer_id"),
                row.getString("vin"),
                coverOf(row).policyId(),
                row.getObject("renewal_date", LocalDate.class),
                row.getObject("compulsory_end", LocalDate.class),
                row.getObject("commercial_end", LocalDate.class),
                RenewalState.valueOf(row.getString("state")),
                row.getString("segment"),
                row.getString("specialist_id"),
                row.getString("quote_id"),
                row.getString("reason_code"),
                row.getString("measure_code"),
                row.getString("new_policy_id"),
                List.of()));
  }

  private static Cover coverOf(ResultSet row) throws SQLException {
    return Cover.of(
        row.getString("compulsory_policy_id"),
        row.getObject("compulsory_end", LocalDate.class),
        row.getString("commercial_policy_id"),
        row.getObject("commercial_end", LocalDate.class));
  }

  private static void filter(
      StringBuilder sql, Map<String, Object> parameters, String column, @Nullable Object value) {
    if (value != null) {
      String name = column.substring(2);
      sql.append(" AND ").append(column).append(" = :").append(name);
      parameters.put(name, value.toString());
    }
  }

  @GetMapping("/{id}")
  @Permit(RenewalDesk.READ)
  @Operation(summary = "One renewal case")
  ResponseEntity<RenewalResponse> renewal(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(RenewalDesk.READ, id));
  }

  @PostMapping
  @Permit(RenewalDesk.WORK)
  @Operation(
      summary = "Note until when a car is insured elsewhere",
      description = "Its case opens like any other. A date that is only supposed is corrected.")
  ResponseEntity<RenewalResponse> enter(@Valid @RequestBody RenewalRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.enter(
            new EnterCover(
                request.customerId(),
                request.vin(),
                request.compulsoryEnd(),
                request.commercialEnd())));
  }

  @PostMapping("/{id}/quotes")
  @Permit(RenewalDesk.WORK)
  @Operation(
      summary = "Send the premium of a quotation by SMS",
      description =
          "The quotation is one of the customer's car. A new quote replaces the one before it. Once"
              + " it has arrived the customer is to be called within the time that the policy of"
              + " the store gives.")
  ResponseEntity<QuoteResponse> quote(
      @PathVariable String id, @Valid @RequestBody RenewalQuoteRequest request) {
    RenewalQuote quote =
        quotes.quote(id, new SendQuote(request.quotationId(), request.coverChanges()));
    return ResponseEntity.created(URI.create("/api/v1/insurance/renewals/" + id + "/quotes"))
        .eTag(Versions.etag(Objects.requireNonNull(quote.version())))
        .body(
            new QuoteResponse(
                quote.id(),
                quote.version(),
                quote.quotationId(),
                quote.insurerCode(),
                quote.money(),
                quote.tariff(),
                quote.insurerVersion(),
                json.readValue(quote.coverChanges(), CODES),
                quote.state(),
                quote.specialistId(),
                quote.messageId(),
                quote.madeAt(),
                quote.sentAt(),
                quote.deliveredAt(),
                quote.callDueAt(),
                quote.calledAt(),
                quote.overdueAt(),
                quote.reasonCode()));
  }

  @GetMapping("/{id}/quotes")
  @Permit(RenewalDesk.READ)
  @Operation(summary = "The quotes of a case", description = "The newest last.")
  Page<QuoteResponse> quotes(@PathVariable String id, @Listing(sorts = "madeAt") ListRequest list) {
    desk.require(RenewalDesk.READ, id);
    return keyset.page(
        RenewalDesk.READ,
        "SELECT q.* FROM renewal_quote q WHERE {scope:q.store_code} AND q.renewal_id = :renewal",
        Map.of("renewal", id),
        list,
        Map.of("madeAt", "q.made_at"),
        "q.id",
        (row, _) ->
            new QuoteResponse(
                row.getString("id"),
                row.getLong("version"),
                row.getString("quotation_id"),
                row.getString("insurer_code"),
                new Money(row.getBigDecimal("total"), row.getString("currency")),
                row.getString("tariff"),
                row.getString("insurer_version"),
                json.readValue(row.getString("cover_changes"), CODES),
                QuoteState.valueOf(row.getString("state")),
                row.getString("specialist_id"),
                row.getString("message_id"),
                Objects.requireNonNull(Times.instant(row, "made_at")),
                Times.instant(row, "sent_at"),
                Times.instant(row, "delivered_at"),
                Times.instant(row, "call_due_at"),
                Times.instant(row, "called_at"),
                Times.instant(row, "overdue_at"),
                row.getString("reason_code")));
  }

  @PostMapping("/{id}/calls")
  @Permit(RenewalDesk.WORK)
  @Operation(
      summary = "Record a talk with the customer",
      description = "Whether it counts as a contact is the store's policy: way, length, outcome.")
  ResponseEntity<CallResponse> call(
      @PathVariable String id, @Valid @RequestBody RenewalCallRequest request) {
    RenewalCall call =
        quotes.call(
            id,
            new RecordCall(
                request.channel(),
                request.seconds(),
                request.reference(),
                request.outcome(),
                request.note()));
    return ResponseEntity.created(URI.create("/api/v1/insurance/renewals/" + id + "/calls"))
        .eTag(Versions.etag(Objects.requireNonNull(call.version())))
        .body(
            new CallResponse(
                call.id(),
                call.version(),
                call.quoteId(),
                call.specialistId(),
                call.channel(),
                call.seconds(),
                call.reference(),
                call.outcome(),
                call.valid(),
                request.note(),
                call.recordedAt()));
  }

  @GetMapping("/{id}/calls")
  @Permit(RenewalDesk.READ)
  @Operation(summary = "The follow-up sheet of a case", description = "The newest last.")
  Page<CallResponse> calls(
      @PathVariable String id, @Listing(sorts = "recordedAt") ListRequest list) {
    Renewal renewal = desk.require(RenewalDesk.READ, id);
    return keyset.page(
        RenewalDesk.READ,
        "SELECT c.* FROM renewal_call c WHERE {scope:c.store_code} AND c.renewal_id = :renewal",
        Map.of("renewal", id),
        list,
        Map.of("recordedAt", "c.recorded_at"),
        "c.id",
        (row, _) ->
            new CallResponse(
                row.getString("id"),
                row.getLong("version"),
                row.getString("quote_id"),
                row.getString("specialist_id"),
                row.getString("channel"),
                row.getObject("seconds", Integer.class),
                row.getString("reference"),
                row.getString("outcome"),
                row.getBoolean("valid"),
                quotes.noteOf(renewal, row.getString("note_sealed")),
                Objects.requireNonNull(Times.instant(row, "recorded_at"))));
  }

  @PostMapping("/{id}/loss")
  @Permit(RenewalDesk.WORK)
  @Operation(
      summary = "The customer does not renew here",
      description = "With the reason, the rival and its price, and what is done about it.")
  ResponseEntity<RenewalResponse> lose(
      @PathVariable String id, @Valid @RequestBody RenewalLossRequest request) {
    return answer(
        HttpStatus.OK,
        desk.lose(
            id,
            new RecordLoss(
                request.reasonCode(),
                request.rival(),
                request.rivalPrice(),
                request.measureCode())));
  }

  @PostMapping("/{id}/loss-review")
  @Permit(RenewalDesk.WORK)
  @Operation(summary = "Set what is done about a loss")
  ResponseEntity<RenewalResponse> reviewLoss(
      @PathVariable String id, @Valid @RequestBody LossMeasureRequest request) {
    return answer(HttpStatus.OK, desk.reviewLoss(id, request.measureCode()));
  }

  @PostMapping("/{id}/car-gone")
  @Permit(RenewalDesk.WORK)
  @Operation(
      summary = "The car is sold or scrapped",
      description = "The case closes without a loss; the new owner of a sold car is looked for.")
  ResponseEntity<RenewalResponse> carGone(
      @PathVariable String id, @Valid @RequestBody CarGoneRequest request) {
    return answer(HttpStatus.OK, desk.withoutCar(id, request.reasonCode()));
  }

  @PostMapping("/{id}/assignment")
  @Permit(value = RenewalDesk.ASSIGN, reason = true)
  @Operation(summary = "Give a case to a colleague")
  ResponseEntity<RenewalResponse> assign(
      @PathVariable String id, @Valid @RequestBody RenewalAssignmentRequest request) {
    return answer(HttpStatus.OK, desk.assign(id, request.specialistId()));
  }

  private ResponseEntity<RenewalResponse> answer(HttpStatus status, Renewal renewal) {
    RenewalResponse body = body(renewal);
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/insurance/renewals/" + renewal.id()))
        .eTag(Versions.etag(body.version()))
        .body(body);
  }

  private RenewalResponse body(Renewal renewal) {
    RenewalState state = renewal.state();
    Season season = renewal.season();
    Ending ending = renewal.ending();
    return new RenewalResponse(
        renewal.id(),
        Objects.requireNonNull(renewal.version()),
        renewal.orderId(),
        renewal.storeCode(),
        renewal.customerId(),
        renewal.vin(),
        renewal.cover().policyId(),
        renewal.cover().renewalDate(),
        renewal.cover().compulsoryEnd(),
        renewal.cover().commercialEnd(),
        state,
        season == null ? null : season.segment(),
        renewal.specialistId(),
        renewal.quoteId(),
        ending == null ? null : ending.reasonCode(),
        ending == null ? null : ending.measureCode(),
        ending == null ? null : ending.newPolicyId(),
        actions
            .on(renewal.storeCode(), renewal.specialistId())
            .when(state.isInSeason(), "quotes", RenewalDesk.WORK)
            .when(state.isInSeason(), "calls", RenewalDesk.WORK)
            .when(state.isInSeason(), "loss", RenewalDesk.WORK)
            .when(state.canBecome(RenewalState.CLOSED_NO_CAR), "car-gone", RenewalDesk.WORK)
            .when(desk.mayBeMeasured(renewal), "loss-review", RenewalDesk.WORK)
            .when(season != null && !state.isOver(), "assignment", RenewalDesk.ASSIGN)
            .names());
  }

  record RenewalRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String customerId,
      @Nullable @IsVin @Schema(example = "LVSHCAMB2TE300001") String vin,
      @Nullable @Schema(example = "2027-03-01") LocalDate compulsoryEnd,
      @Nullable @Schema(example = "2027-03-01") LocalDate commercialEnd) {}

  /**
   * @param quotationId whose total is offered
   * @param coverChanges codes of what would be covered otherwise than today
   */
  record RenewalQuoteRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String quotationId,
      @NotNull @Size(max = 20) List<@NotBlank @Size(max = 40) String> coverChanges) {}

  /**
   * @param seconds length of a talk by phone
   * @param reference the record of the talk
   */
  record RenewalCallRequest(
      @NotNull @Size(max = 20) @IsCode @Schema(example = "PHONE") String channel,
      @Nullable @Min(0) @Max(86_400) @Schema(example = "95") Integer seconds,
      @Nullable @Size(max = 64) @Schema(example = "call-20261126-17") String reference,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "THINKS_ABOUT_IT") String outcome,
      @Nullable @Size(max = 500) String note) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "RenewalCallRequest[" + channel + ", " + outcome + "]";
    }
  }

  record RenewalLossRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "NO_NEED") String reasonCode,
      @Nullable @Size(max = 60) String rival,
      @Nullable @Valid @IsMoney Money rivalPrice,
      @Nullable @Size(max = 40) @IsCode @Schema(example = "BETTER_OFFER") String measureCode) {}

  record LossMeasureRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "BETTER_OFFER") String measureCode) {}

  record CarGoneRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "SCRAPPED") String reasonCode) {}

  record RenewalAssignmentRequest(
      @NotBlank @Size(max = 64) @Schema(example = "probe-ir") String specialistId) {}

  record RenewalResponse(
      String id,
      long version,
      @Nullable String orderId,
      String storeCode,
      String customerId,
      @Nullable String vin,
      @Nullable String policyId,
      LocalDate renewalDate,
      @Nullable LocalDate compulsoryEnd,
      @Nullable LocalDate commercialEnd,
      RenewalState state,
      @Nullable String segment,
      @Nullable String specialistId,
      @Nullable String quoteId,
      @Nullable String reasonCode,
      @Nullable String measureCode,
      @Nullable String newPolicyId,
      List<String> allowedActions) {}

  record QuoteResponse(
      String id,
      long version,
      @Nullable String quotationId,
      String insurerCode,
      Money total,
      @Nullable String tariff,
      @Nullable String insurerVersion,
      List<String> coverChanges,
      QuoteState state,
      String specialistId,
      @Nullable String messageId,
      Instant madeAt,
      @Nullable Instant sentAt,
      @Nullable Instant deliveredAt,
      @Nullable Instant callDueAt,
      @Nullable Instant calledAt,
      @Nullable Instant overdueAt,
      @Nullable String reasonCode) {}

  record CallResponse(
      String id,
      long version,
      @Nullable String quoteId,
      String specialistId,
      String channel,
      @Nullable Integer seconds,
      @Nullable String reference,
      String outcome,
      boolean valid,
      @Nullable String note,
      Instant recordedAt) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "CallResponse[" + id + "]";
    }
  }
}
