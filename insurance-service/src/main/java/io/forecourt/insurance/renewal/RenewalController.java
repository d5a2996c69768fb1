package io.forecourt.insurance.renewal;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/insurance/renewals")
@Tag(name = "Renewals")
class RenewalController {

  private static final String READ = "insurance.renewal.read";
  private static final Map<String, String> SORTS = Map.of("renewalDate", "r.renewal_date");

  private final Keyset keyset;

  RenewalController(Keyset keyset) {
    this.keyset = keyset;
  }

  @GetMapping
  @Permit(READ)
  @Operation(summary = "Renewals by the date on which the policy ends")
  Page<RenewalResponse> renewals(
      @Listing(sorts = "renewalDate") ListRequest list,
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(required = false) @Nullable RenewalState state) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql = new StringBuilder("SELECT r.* FROM renewal r WHERE {scope:r.store_code}");
    if (orderId != null) {
      sql.append(" AND r.order_id = :order");
      parameters.put("order", orderId);
    }
    if (state != null) {
      sql.append(" AND r.state = :state");
      parameters.put("state", state.name());
    }
    return keyset.page(
        READ,
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
                row.getString("policy_id"),
                row.getObject("renewal_date", LocalDate.class),
                RenewalState.valueOf(row.getString("state")),
                List.of()));
  }

  record RenewalResponse(
      String id,
      long version,
      String orderId,
      String storeCode,
      String customerId,
      String vin,
      @Nullable String policyId,
      LocalDate renewalDate,
      RenewalState state,
      List<String> allowedActions) {}
}
