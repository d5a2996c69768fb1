package io.forecourt.insurance.form;

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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
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
@RequestMapping("/api/v1/insurance")
@Tag(name = "Numbered forms", description = "The stock of policy forms, each counted")
class FormController {

  private static final Map<String, String> SORTS = Map.of("number", "f.number");

  /**
   * A run of forms that came from the insurer.
   *
   * @param prefix before the counting part
   * @param width of the counting part, filled with zeros
   */
  record FormReceiptRequest(
      @NotNull @IsCode @Schema(example = "DEMO_A") String insurerCode,
      @NotNull @IsCode @Size(max = 20) @Schema(example = "F") String prefix,
      @NotNull @Min(0) @Max(999_999_999) @Schema(example = "100001") Integer first,
      @NotNull @Min(1) @Max(500) @Schema(example = "50") Integer count,
      @NotNull @Min(1) @Max(12) @Schema(example = "9") Integer width) {}

  record FormReceiptResponse(String id, List<FormResponse> forms) {}

  /**
   * @param receiptId the run it came with; null when it was used without having been received
   */
  record FormResponse(
      String id,
      long version,
      String number,
      String storeCode,
      @Nullable String insurerCode,
      @Nullable String receiptId,
      FormState state,
      @Nullable String policyId,
      String changedBy,
      Instant changedAt,
      List<String> allowedActions) {}

  private final FormStock stock;
  private final Keyset keyset;
  private final AllowedActions actions;

  FormController(FormStock stock, Keyset keyset, AllowedActions actions) {
    this.stock = stock;
    this.keyset = keyset;
    this.actions = actions;
  }

  @PostMapping("/form-receipts")
  @Permit(FormStock.KEEP)
  @Operation(summary = "Receive a run of numbered forms from an insurer")
  ResponseEntity<FormReceiptResponse> receive(@Valid @RequestBody FormReceiptRequest request) {
    List<Form> received =
        stock.receive(
            request.insurerCode(),
            request.prefix(),
            request.first(),
            request.count(),
            request.width());
    String receipt = Objects.requireNonNull(received.getFirst().receiptId());
    return ResponseEntity.created(URI.create("/api/v1/insurance/form-receipts/" + receipt))
        .body(new FormReceiptResponse(receipt, received.stream().map(this::body).toList()));
  }

  @GetMapping("/form-receipts/{id}")
  @Permit(FormStock.READ)
  @Operation(summary = "The forms of one run")
  FormReceiptResponse receipt(@PathVariable String id) {
    return new FormReceiptResponse(id, stock.receipt(id).stream().map(this::body).toList());
  }

  @GetMapping("/forms")
  @Permit(FormStock.READ)
  @Operation(summary = "Numbered forms of my stores")
  Page<FormResponse> list(
      @Listing(sorts = "number") ListRequest list,
      @RequestParam(required = false) @Nullable @Size(max = 64) String number,
      @RequestParam(required = false) @Nullable FormState state) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder("SELECT f.* FROM policy_form f WHERE {scope:f.store_code}");
    if (number != null) {
      sql.append(" AND f.number = :number");
      parameters.put("number", number);
    }
    if (state != null) {
      sql.append(" AND f.state = :state");
      parameters.put("state", state.name());
    }
    return keyset.page(
        FormStock.READ,
        sql.toString(),
        parameters,
        list,
        SORTS,
        "f.id",
        (row, _) ->
            body(
                new Form(
                    row.getString("id"),
                    row.getString("number"),
                    row.getString("store_code"),
                    row.getString("insurer_code"),
                    row.getString("receipt_id"),
                    FormState.valueOf(row.getString("state")),
                    row.getString("policy_id"),
                    row.getString("changed_by"),
                    row.getTimestamp("changed_at").toInstant(),
                    row.getLong("version"))));
  }

  @GetMapping("/forms/{id}")
  @Permit(FormStock.READ)
  @Operation(summary = "One numbered form")
  ResponseEntity<FormResponse> show(@PathVariable String id) {
    return answer(stock.require(FormStock.READ, id));
  }

  @PostMapping("/forms/{id}/spoiling")
  @Permit(value = FormStock.KEEP, reason = true)
  @Operation(summary = "Note a form as spoiled", description = "It is kept and counted.")
  ResponseEntity<FormResponse> spoiled(@PathVariable String id) {
    return answer(stock.spoiled(id));
  }

  @PostMapping("/forms/{id}/loss")
  @Permit(value = FormStock.KEEP, reason = true)
  @Operation(summary = "Report a form as lost", description = "It is blocked; the loss is told.")
  ResponseEntity<FormResponse> lost(@PathVariable String id) {
    return answer(stock.lost(id));
  }

  private ResponseEntity<FormResponse> answer(Form form) {
    return ResponseEntity.status(HttpStatus.OK)
        .location(URI.create("/api/v1/insurance/forms/" + form.id()))
        .eTag(Versions.etag(Objects.requireNonNull(form.version())))
        .body(body(form));
  }

  private FormResponse body(Form form) {
    return new FormResponse(
        form.id(),
        Objects.requireNonNull(form.version()),
        form.number(),
        form.storeCode(),
        form.insurerCode(),
        form.receiptId(),
        form.state(),
        form.policyId(),
        form.changedBy(),
        form.changedAt(),
        actions
            .on(form.storeCode(), null)
            .when(form.state().canBecome(FormState.SPOILED), "spoiling", FormStock.KEEP)
            .when(form.state().canBecome(FormState.LOST), "loss", FormStock.KEEP)
            .names());
  }
}
