package io.forecourt.inventory.stock.web;

import io.forecourt.inventory.stock.application.StockService;
import io.forecourt.inventory.stock.application.StockService.ReceiveVehicle;
import io.forecourt.inventory.vehicle.domain.Vehicle;
import io.forecourt.inventory.vehicle.domain.VehicleState;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Vin;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsVin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
@RequestMapping("/api/v1/inventory/vehicles")
@Tag(name = "Stock")
class VehicleController {

  private static final String PATH = "/api/v1/inventory/vehicles/";
  private static final Map<String, String> SORTS =
      Map.of("receivedAt", "v.received_at", "modelCode", "v.model_code");

  private final StockService stock;
  private final VehicleWebMapper map;
  private final Keyset keyset;

  VehicleController(StockService stock, VehicleWebMapper map, Keyset keyset) {
    this.stock = stock;
    this.map = map;
    this.keyset = keyset;
  }

  @PostMapping
  @Permit("inventory.vehicle.receive")
  @Operation(summary = "Take over a car from the carrier by its VIN")
  ResponseEntity<VehicleResponse> receive(@Valid @RequestBody ReceiveVehicleRequest request) {
    Vehicle car =
        stock.receive(
            new ReceiveVehicle(Vin.of(request.vin()), request.modelCode(), request.colour()));
    VehicleResponse body = map.toResponse(car.snapshot());
    return Answers.of(HttpStatus.CREATED, PATH + car.id(), body.version(), body);
  }

  @GetMapping("/{id}")
  @Permit("inventory.vehicle.read")
  @Operation(summary = "One car")
  ResponseEntity<VehicleResponse> vehicle(@PathVariable String id) {
    return answer(stock.vehicle(id));
  }

  @GetMapping
  @Permit("inventory.vehicle.read")
  @Operation(summary = "Cars in stock")
  Page<VehicleSummary> vehicles(
      @Listing(sorts = {"receivedAt", "modelCode"}) ListRequest list,
      @RequestParam(required = false) @Nullable VehicleState state,
      @RequestParam(required = false) @Nullable String modelCode,
      @RequestParam(required = false) @Nullable String orderId) {
    var query =
        ListQuery.of(
                """
                SELECT v.id, v.vin, v.store_code, v.model_code, v.colour, v.state, v.received_at,
                       v.order_id FROM vehicle v
                 WHERE {scope:v.store_code}
                """)
            .and("v.state = :state", state)
            .and("v.model_code = :model", modelCode)
            .and("v.order_id = :order", orderId);
    return keyset.page(
        "inventory.vehicle.read",
        query,
        list,
        SORTS,
        "v.id",
        (row, _) ->
            new VehicleSummary(
                row.getString("id"),
                row.getString("vin"),
                row.getString("store_code"),
                row.getString("model_code"),
                row.getString("colour"),
                VehicleState.valueOf(row.getString("state")),
                row.getTimestamp("received_at").toInstant(),
                row.getString("order_id")));
  }

  @PostMapping("/{id}/damage")
  @Permit(value = "inventory.vehicle.damage", reason = true)
  @Operation(summary = "Take a damaged car off sale")
  ResponseEntity<VehicleResponse> damage(
      @PathVariable String id, @Valid @RequestBody DamageRequest request) {
    return acted(stock.damage(id, request.reasonCode()));
  }

  private ResponseEntity<VehicleResponse> acted(Vehicle car) {
    VehicleResponse body = map.toResponse(car.snapshot());
    return Answers.of(HttpStatus.OK, PATH + car.id(), body.version(), body);
  }

  private ResponseEntity<VehicleResponse> answer(Vehicle car) {
    VehicleResponse body = map.toResponse(car.snapshot());
    return ResponseEntity.ok().eTag(Versions.etag(body.version())).body(body);
  }

  record ReceiveVehicleRequest(
      @NotNull @IsVin @Schema(example = "LVSHCAMB4PE104728") String vin,
      @NotNull @IsCode @Schema(example = "FC-A1") String modelCode,
      @NotNull @IsCode @Schema(example = "WHITE") String colour) {}

  record DamageRequest(@NotNull @IsCode @Schema(example = "SCRATCH") String reasonCode) {}

  record VehicleResponse(
      String id,
      long version,
      String vin,
      String storeCode,
      String modelCode,
      String colour,
      VehicleState state,
      Instant receivedAt,
      @Nullable String orderId,
      @Nullable HoldPart hold,
      List<String> allowedActions) {}

  record HoldPart(String id, String quoteId, Instant until) {}

  record VehicleSummary(
      String id,
      String vin,
      String storeCode,
      String modelCode,
      String colour,
      VehicleState state,
      Instant receivedAt,
      @Nullable String orderId) {}
}
