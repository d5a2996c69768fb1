package io.forecourt.sales.delivery;

import io.forecourt.platform.access.Permit;
import io.forecourt.sales.order.domain.Handover;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.web.OrderAnswers;
import io.forecourt.sales.order.web.OrderResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.mapstruct.Mapper;
import org.mapstruct.ReportingPolicy;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales/orders/{id}")
@Tag(name = "Delivery", description = "Slot and handover")
class DeliveryController {

  record SlotRequest(@NotNull @Schema(example = "2026-11-23T02:00:00Z") Instant slotAt) {}

  record DeliveryRequest(@NotNull @Valid Checklist checklist) {}

  record Checklist(
      @NotNull @Schema(example = "true") Boolean warrantyExplained,
      @NotNull @Schema(example = "true") Boolean maintenanceExplained,
      @NotNull @Schema(example = "true") Boolean customerSigned,
      @NotNull @Schema(example = "true") Boolean papersHandedOver) {}

  @Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
  interface DeliveryWebMapper {
    Handover toHandover(Checklist checklist);
  }

  private final DeliveryService deliveries;
  private final OrderAnswers answers;
  private final DeliveryWebMapper map;

  DeliveryController(DeliveryService deliveries, OrderAnswers answers, DeliveryWebMapper map) {
    this.deliveries = deliveries;
    this.answers = answers;
    this.map = map;
  }

  @PostMapping("/delivery-slot")
  @Permit("sales.delivery.schedule")
  @Operation(
      summary = "Fix or move the delivery slot",
      description =
          "Needs an allocated car and leaves at least six hours for its inspection. An order that"
              + " is not fully paid six hours before the slot loses it.")
  ResponseEntity<OrderResponse> schedule(
      @PathVariable String id, @Valid @RequestBody SlotRequest request) {
    deliveries.schedule(new OrderId(id), request.slotAt());
    return answers.actedOn(new OrderId(id));
  }

  @PostMapping("/delivery")
  @Permit("sales.delivery.hand-over")
  @Operation(
      summary = "Hand the car over",
      description =
          "Every gate must be closed (409 delivery.gates-open names the open ones) and the"
              + " check-list complete.")
  ResponseEntity<OrderResponse> deliver(
      @PathVariable String id, @Valid @RequestBody DeliveryRequest request) {
    deliveries.deliver(new OrderId(id), map.toHandover(request.checklist()));
    return answers.actedOn(new OrderId(id));
  }
}
