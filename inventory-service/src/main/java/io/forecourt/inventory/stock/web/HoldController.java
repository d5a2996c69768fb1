package io.forecourt.inventory.stock.web;

import io.forecourt.inventory.stock.application.StockService;
import io.forecourt.inventory.stock.application.StockService.HoldVehicle;
import io.forecourt.inventory.vehicle.domain.Vehicle;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/inventory/holds")
@Tag(name = "Stock")
class HoldController {

  private static final String PATH = "/api/v1/inventory/holds/";

  private final StockService stock;
  private final VehicleWebMapper map;

  HoldController(StockService stock, VehicleWebMapper map) {
    this.stock = stock;
    this.map = map;
  }

  @PostMapping
  @Permit("inventory.hold.make")
  @Operation(summary = "Keep a car for a quote")
  ResponseEntity<HoldResponse> hold(@Valid @RequestBody HoldRequest request) {
    Vehicle car =
        stock.hold(
            new HoldVehicle(
                request.storeCode(), request.modelCode(), request.colour(), request.quoteId()));
    HoldResponse body = map.toHold(car.snapshot());
    return Answers.of(HttpStatus.CREATED, PATH + body.id(), body.version(), body);
  }

  @GetMapping("/{id}")
  @Permit("inventory.vehicle.read")
  @Operation(summary = "One hold")
  ResponseEntity<HoldResponse> held(@PathVariable String id) {
    HoldResponse body = map.toHold(stock.heldBy(id).snapshot());
    return ResponseEntity.ok().eTag(Versions.etag(body.version())).body(body);
  }

  @DeleteMapping("/{id}")
  @Permit("inventory.hold.end")
  @Operation(summary = "Give a hold back before its end")
  ResponseEntity<Void> end(
      @PathVariable String id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
    stock.endHold(id, ifMatch);
    return ResponseEntity.noContent().build();
  }

  /**
   * @param storeCode in which the car is sold; without it the caller's own
   */
  record HoldRequest(
      @Nullable @IsCode @Schema(example = "EAST") String storeCode,
      @NotNull @IsCode @Schema(example = "FC-A1") String modelCode,
      @Nullable @IsCode @Schema(example = "WHITE") String colour,
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String quoteId) {}

  record HoldResponse(
      String id,
      long version,
      String quoteId,
      String vehicleId,
      String vin,
      String modelCode,
      String colour,
      Instant until,
      List<String> allowedActions) {}
}
