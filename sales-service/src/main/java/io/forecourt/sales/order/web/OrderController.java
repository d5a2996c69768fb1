package io.forecourt.sales.order.web;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.sales.order.application.OrderDesk;
import io.forecourt.sales.order.application.OrderService;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.OrderState;
import io.forecourt.sales.order.persistence.OrderList;
import io.forecourt.sales.order.persistence.OrderList.Filter;
import io.forecourt.sales.order.persistence.OrderList.OrderSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales/orders")
@Tag(name = "Orders", description = "Deals and orders, from the first contact to the handover")
class OrderController {

  private static final String REASON_CODE = "[A-Z][A-Z0-9_]{1,63}";

  record ContractRequest(
      @NotBlank @Size(max = 36) @Schema(example = "01936f2e-7d4c-7a63-9d1c-3f1f8a2b4c5d")
          String quoteId,
      @NotNull @Positive @Schema(example = "1") Integer quoteVersion,
      @NotNull @Schema(example = "2026-11-21") LocalDate signedOn) {}

  record WaiverRequest(
      @NotBlank @Size(max = 500) @Schema(example = "Insured by the customer's employer")
          String reason) {}

  record AskToCancelRequest(
      @NotBlank @Pattern(regexp = REASON_CODE) @Schema(example = "CUSTOMER_WITHDREW")
          String reasonCode,
      @Size(max = 500) @Schema(example = "Found the same car closer to home")
          @Nullable String note) {}

  record DecisionRequest(@NotNull @Schema(example = "true") Boolean approved) {}

  record CancelRequest(
      @NotBlank @Pattern(regexp = REASON_CODE) @Schema(example = "CUSTOMER_WITHDREW")
          String reasonCode) {}

  private final OrderService orders;
  private final OrderDesk desk;
  private final OrderList list;
  private final OrderAnswers answers;
  private final OrderWebMapper map;

  OrderController(
      OrderService orders,
      OrderDesk desk,
      OrderList list,
      OrderAnswers answers,
      OrderWebMapper map) {
    this.orders = orders;
    this.desk = desk;
    this.list = list;
    this.answers = answers;
    this.map = map;
  }

  @GetMapping
  @Permit("sales.order.read")
  @Operation(
      summary = "List deals and orders",
      description = "Those in my scope; q finds an order by its whole number.")
  Page<OrderSummary> list(
      @RequestParam(required = false) @Nullable OrderState state,
      @RequestParam(required = false) @Size(max = 64) @Nullable String consultantId,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) @Size(max = 40) @Nullable String q,
      @Listing(sorts = {"openedAt"}) ListRequest page) {
    return list.page(new Filter(state, consultantId, customerId, q), page);
  }

  @GetMapping("/{id}")
  @Permit("sales.order.read")
  @Operation(
      summary = "Show a deal or order",
      description = "With its gates, its payments, and what I may do with it now.")
  ResponseEntity<OrderResponse> show(@PathVariable String id) {
    return answers.found(desk.fetch("sales.order.read", new OrderId(id)));
  }

  @PostMapping("/{id}/contract")
  @Permit("sales.order.sign")
  @Operation(
      summary = "Register the signed contract",
      description =
          "For the quote version in the customer's hand. With the deposit it makes the order firm.")
  ResponseEntity<OrderResponse> sign(
      @PathVariable String id, @Valid @RequestBody ContractRequest request) {
    orders.sign(map.toCommand(new OrderId(id), request));
    return answers.actedOn(new OrderId(id));
  }

  @PostMapping("/{id}/accessory-fitting")
  @Permit("sales.order.fit-accessories")
  @Operation(summary = "Note that all promised accessories are fitted")
  ResponseEntity<OrderResponse> fitAccessories(@PathVariable String id) {
    orders.fitAccessories(new OrderId(id));
    return answers.actedOn(new OrderId(id));
  }

  @PostMapping("/{id}/insurance-waiver")
  @Permit("sales.order.waive-insurance")
  @Operation(
      summary = "Note the customer's written waiver of our insurance",
      description = "Closes the insurance gate without a policy.")
  ResponseEntity<OrderResponse> waiveInsurance(
      @PathVariable String id, @Valid @RequestBody WaiverRequest request) {
    orders.waiveInsurance(new OrderId(id), request.reason());
    return answers.actedOn(new OrderId(id));
  }

  @PostMapping("/{id}/cancellation-request")
  @Permit("sales.order.request-cancellation")
  @Operation(
      summary = "Ask for a cancellation",
      description = "Somebody else decides; work on the order rests until then.")
  ResponseEntity<OrderResponse> requestCancellation(
      @PathVariable String id, @Valid @RequestBody AskToCancelRequest request) {
    orders.requestCancellation(map.toCommand(new OrderId(id), request));
    return answers.actedOn(new OrderId(id));
  }

  @PostMapping("/{id}/cancellation-decision")
  @Permit(value = "sales.order.decide-cancellation", reason = true)
  @Operation(
      summary = "Decide a cancellation request",
      description = "Who asked does not approve. Refused, the order goes on as it was.")
  ResponseEntity<OrderResponse> decideCancellation(
      @PathVariable String id, @Valid @RequestBody DecisionRequest request) {
    orders.decideCancellation(new OrderId(id), request.approved());
    return answers.actedOn(new OrderId(id));
  }

  @PostMapping("/{id}/cancellation")
  @Permit(value = "sales.order.cancel", reason = true)
  @Operation(
      summary = "Cancel a deal or an order",
      description =
          "On the manager's own decision; frees the car. A delivered order cannot be cancelled.")
  ResponseEntity<OrderResponse> cancel(
      @PathVariable String id, @Valid @RequestBody CancelRequest request) {
    orders.cancel(map.toCommand(new OrderId(id), request));
    return answers.actedOn(new OrderId(id));
  }
}
