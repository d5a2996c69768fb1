package io.forecourt.insurance.batch;

import io.forecourt.insurance.batch.PremiumBatches.Recomputed;
import io.forecourt.insurance.batch.PremiumBatches.Wanted;
import io.forecourt.insurance.calculation.CalculationAnswer;
import io.forecourt.insurance.calculation.CalculationAnswer.QuoteAnswer;
import io.forecourt.insurance.calculation.QuoteBody;
import io.forecourt.insurance.premium.Calculation.Rejection;
import io.forecourt.insurance.premium.ErrorCode;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Batches of premiums over HTTP. */
@RestController
@RequestMapping("/api/v1/insurance/premium-batches")
@Tag(name = "Premiums")
class PremiumBatchController {

  private static final Map<String, String> SORTS = Map.of("requestedAt", "b.requested_at");

  private final PremiumBatches batches;
  private final Keyset keyset;

  PremiumBatchController(PremiumBatches batches, Keyset keyset) {
    this.batches = batches;
    this.keyset = keyset;
  }

  @PostMapping
  @Permit(PremiumBatches.MAKE)
  @Operation(
      summary = "Quote many cars and keep every intermediate value",
      description =
          "Up to 1,000 at a time. A refusal to rate is stored; a malformed one refuses all.")
  ResponseEntity<BatchResponse> quote(@Valid @RequestBody BatchRequest request) {
    BatchResponse body =
        response(
            batches.quote(
                request.items().stream()
                    .map(one -> new Wanted(one.reference(), one.request()))
                    .toList(),
                "/items"));
    return ResponseEntity.created(URI.create("/api/v1/insurance/premium-batches/" + body.id()))
        .eTag(Versions.etag(body.version()))
        .body(body);
  }

  @GetMapping
  @Permit(PremiumBatches.MAKE)
  @Operation(summary = "List batches")
  Page<BatchSummary> list(@Listing(sorts = "requestedAt") ListRequest list) {
    return keyset.page(
        PremiumBatches.MAKE,
        """
        SELECT b.id, b.requested_by, b.requested_at, b.quoted, b.rejected, b.total, b.currency
          FROM premium_batch b WHERE {scope:b.store_code}\
        """,
        Map.of(),
        list,
        SORTS,
        "b.id",
        (row, _) ->
            new BatchSummary(
                row.getString("id"),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                row.getInt("quoted"),
                row.getInt("rejected"),
                new Money(row.getBigDecimal("total"), row.getString("currency"))));
  }

  @GetMapping("/{id}")
  @Permit(PremiumBatches.MAKE)
  @Operation(summary = "One batch")
  ResponseEntity<BatchResponse> batch(@PathVariable String id) {
    BatchResponse body = response(batches.batch(id));
    return ResponseEntity.ok().eTag(Versions.etag(body.version())).body(body);
  }

  @GetMapping("/{id}/items/{number}")
  @Permit(PremiumBatches.MAKE)
  @Operation(
      summary = "One quote of a batch",
      description = "Recomputed says whether its own tables give every intermediate value again.")
  ItemResponse item(@PathVariable String id, @PathVariable int number) {
    Recomputed one = batches.item(id, number);
    return new ItemResponse(
        one.item().number(),
        one.item().reference(),
        one.equal(),
        CalculationAnswer.quote(
            one.stored() == null
                ? new Rejection(ErrorCode.valueOf(Objects.requireNonNull(one.item().errorCode())))
                : one.stored()));
  }

  private static BatchResponse response(BatchRow row) {
    return new BatchResponse(
        row.id(),
        row.version() == null ? 0 : row.version(),
        row.requestedBy(),
        row.requestedAt(),
        row.quoted(),
        row.rejected(),
        new Money(row.total(), row.currency()),
        row.tariff(),
        row.tariffSha256());
  }

  record BatchRequest(
      @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid ItemRequest> items) {}

  record ItemRequest(
      @Nullable @Size(max = 64) String reference, @NotNull @Valid QuoteBody request) {}

  record BatchSummary(
      String id, String requestedBy, Instant requestedAt, int quoted, int rejected, Money total) {}

  record BatchResponse(
      String id,
      long version,
      String requestedBy,
      Instant requestedAt,
      int quoted,
      int rejected,
      Money total,
      String tariff,
      String tariffSha256) {}

  record ItemResponse(
      int number, @Nullable String reference, boolean recomputed, QuoteAnswer answer) {}
}
