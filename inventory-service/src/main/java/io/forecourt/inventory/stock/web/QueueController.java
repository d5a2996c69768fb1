package io.forecourt.inventory.stock.web;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/inventory/queue")
@Tag(name = "Stock")
class QueueController {

  private static final Map<String, String> SORTS = Map.of("depositAt", "a.deposit_at");

  private final Keyset keyset;

  QueueController(Keyset keyset) {
    this.keyset = keyset;
  }

  @GetMapping
  @Permit("inventory.queue.read")
  @Operation(summary = "Orders that wait for a car, in the order in which they will be served")
  Page<Waiting> waiting(
      @Listing(sorts = "depositAt") ListRequest list,
      @RequestParam(required = false) @Nullable String modelCode) {
    Map<String, Object> parameters = new HashMap<>();
    String model = "";
    if (modelCode != null) {
      model = " AND a.model_code = :model";
      parameters.put("model", modelCode);
    }
    return keyset.page(
        "inventory.queue.read",
        """
        SELECT a.order_id, a.store_code, a.model_code, a.colour, a.deposit_at FROM allocation a
         WHERE {scope:a.store_code} AND a.state = 'WAITING'\
        """
            + model,
        parameters,
        list,
        SORTS,
        "a.order_id",
        (row, _) ->
            new Waiting(
                row.getString("order_id"),
                row.getString("store_code"),
                row.getString("model_code"),
                row.getString("colour"),
                row.getTimestamp("deposit_at").toInstant()));
  }

  record Waiting(
      String orderId,
      String storeCode,
      String modelCode,
      @Nullable String colour,
      Instant depositAt) {}
}
