package io.forecourt.sales.quote.web;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.Idempotency;
import io.forecourt.platform.web.OwnTransaction;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMoney;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.quote.application.QuoteService;
import io.forecourt.sales.quote.domain.HoldOutcome;
import io.forecourt.sales.quote.domain.ItemKind;
import io.forecourt.sales.quote.domain.Quote;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales/quotes")
@Tag(name = "Quotes", description = "Quotes with immutable versions")
class QuoteController {

  record QuoteRequest(
      @NotBlank @Size(max = 36) @Schema(example = "01936f2e-7d4c-7a63-9d1c-3f1f8a2b4c5d")
          String dealId,
      @NotBlank @IsCode @Schema(example = "COMET-20") String modelCode,
      @IsCode @Schema(example = "WHITE") @Nullable String colour,
      @Size(max = 200) @Nullable String configuration,
      @NotNull @Size(max = 50) List<@Valid ItemRequest> items,
      @Positive @Max(365) @Schema(example = "7") @Nullable Integer validDays) {}

  record VersionRequest(
      @NotBlank @IsCode @Schema(example = "COMET-20") String modelCode,
      @IsCode @Schema(example = "WHITE") @Nullable String colour,
      @Size(max = 200) @Nullable String configuration,
      @NotNull @Size(max = 50) List<@Valid ItemRequest> items,
      @Positive @Max(365) @Schema(example = "7") @Nullable Integer validDays) {}

  /**
   * @param amount of a discount; everything else is priced by the list
   */
  record ItemRequest(
      @NotNull ItemKind kind,
      @NotBlank @IsCode @Schema(example = "FLOOR-MATS") String code,
      @Positive @Max(99) @Schema(example = "1") @Nullable Integer quantity,
      @IsMoney(min = "0.01") @Nullable Money amount) {}

  /**
   * @param hold whether inventory is asked to hold a car for half an hour
   */
  record IssueRequest(@Schema(example = "true") @Nullable Boolean hold) {}

  private final QuoteService quotes;
  private final Idempotency idempotency;
  private final QuoteWebMapper map;

  QuoteController(QuoteService quotes, Idempotency idempotency, QuoteWebMapper map) {
    this.quotes = quotes;
    this.idempotency = idempotency;
    this.map = map;
  }

  @PostMapping
  @Permit("sales.quote.prepare")
  @Operation(
      summary = "Prepare a quote for a deal",
      description =
          "Totals are computed from the price list, tax included. A discount below the floor is"
              + " refused (409 quote.below-floor).")
  ResponseEntity<QuoteResponse> prepare(@Valid @RequestBody QuoteRequest request) {
    Quote quote = quotes.prepare(new OrderId(request.dealId()), map.toCommand(request));
    return ResponseEntity.created(location(quote.id())).eTag(etag(quote)).body(show(quote));
  }

  @PostMapping("/{id}/versions")
  @Permit("sales.quote.prepare")
  @Operation(
      summary = "Add a version to a quote",
      description = "Earlier versions stay as they are; only the newest can be issued.")
  ResponseEntity<QuoteResponse> revise(
      @PathVariable String id, @Valid @RequestBody VersionRequest request) {
    Quote quote = quotes.revise(id, map.toCommand(request));
    return ResponseEntity.created(location(id)).eTag(etag(quote)).body(show(quote));
  }

  @PostMapping("/{id}/issue")
  @OwnTransaction
  @Permit("sales.quote.issue")
  @Operation(
      summary = "Give the newest version to the customer",
      description =
          "With hold, inventory is asked to keep a car for 30 minutes. When it has none, or does"
              + " not answer, the quote is issued without a hold and says so.")
  ResponseEntity<QuoteResponse> issue(
      @PathVariable String id, @Valid @RequestBody IssueRequest request) {
    HoldOutcome hold =
        Boolean.TRUE.equals(request.hold()) ? quotes.askForHold(id) : new HoldOutcome.NotAsked();
    Quote quote = quotes.issue(id, hold, () -> idempotency.complete(200, location(id)));
    return ResponseEntity.ok().location(location(id)).eTag(etag(quote)).body(show(quote));
  }

  @GetMapping("/{id}")
  @Permit("sales.quote.read")
  @Operation(summary = "Show a quote with its versions")
  ResponseEntity<QuoteResponse> show(@PathVariable String id) {
    Quote quote = quotes.read(id);
    return ResponseEntity.ok().eTag(etag(quote)).body(show(quote));
  }

  private QuoteResponse show(Quote quote) {
    return map.toResponse(
        quote.id(),
        quote.version(),
        quote.orderId(),
        quote.store(),
        quote.newest(),
        quote.versions(),
        quote.lastIssue().orElse(null),
        quotes.allowedActions(quote));
  }

  private static URI location(String id) {
    return URI.create("/api/v1/sales/quotes/" + id);
  }

  private static String etag(Quote quote) {
    return Versions.etag(quote.version());
  }
}
