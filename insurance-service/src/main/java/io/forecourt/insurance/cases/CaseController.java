package io.forecourt.insurance.cases;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/insurance/cases")
@Tag(name = "Insurance desk")
class CaseController {

  private static final String READ = "insurance.case.read";
  private static final Map<String, String> SORTS = Map.of("orderId", "c.order_id");

  private final Cases cases;
  private final Keyset keyset;
  private final Access access;

  CaseController(Cases cases, Keyset keyset, Access access) {
    this.cases = cases;
    this.keyset = keyset;
    this.access = access;
  }

  @GetMapping
  @Permit(READ)
  @Operation(summary = "Orders that the insurance desk has to insure")
  Page<CaseSummary> cases(
      @Listing(sorts = "orderId") ListRequest list,
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(required = false) @Nullable CaseState state) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT c.order_id, c.order_number, c.store_code, c.customer_id, c.vin, c.state
              FROM insurance_case c WHERE {scope:c.store_code}\
            """);
    if (orderId != null) {
      sql.append(" AND c.order_id = :order");
      parameters.put("order", orderId);
    }
    if (state != null) {
      sql.append(" AND c.state = :state");
      parameters.put("state", state.name());
    }
    return keyset.page(
        READ,
        sql.toString(),
        parameters,
        list,
        SORTS,
        "c.order_id",
        (row, _) ->
            new CaseSummary(
                row.getString("order_id"),
                row.getString("order_number"),
                row.getString("store_code"),
                row.getString("customer_id"),
                row.getString("vin"),
                CaseState.valueOf(row.getString("state"))));
  }

  @GetMapping("/{orderId}")
  @Permit(READ)
  @Operation(summary = "The insurance case of one order")
  ResponseEntity<CaseResponse> insurance(@PathVariable String orderId) {
    CaseRow row = cases.require(READ, orderId);
    long version = row.version() == null ? 0 : row.version();
    return ResponseEntity.ok()
        .eTag(Versions.etag(version))
        .body(
            new CaseResponse(
                row.orderId(),
                version,
                row.orderNumber(),
                row.storeCode(),
                row.customerId(),
                row.consultantId(),
                row.vehicleId(),
                row.vin(),
                row.state(),
                row.state() == CaseState.OPEN
                        && access.mayOn("insurance.quotation.make", row.storeCode(), null)
                    ? List.of("quotation")
                    : List.of()));
  }

  record CaseSummary(
      String id,
      @Nullable String orderNumber,
      String storeCode,
      @Nullable String customerId,
      @Nullable String vin,
      CaseState state) {}

  record CaseResponse(
      String id,
      long version,
      @Nullable String orderNumber,
      String storeCode,
      @Nullable String customerId,
      @Nullable String consultantId,
      @Nullable String vehicleId,
      @Nullable String vin,
      CaseState state,
      List<String> allowedActions) {}
}
