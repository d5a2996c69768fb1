package io.forecourt.sales.payment;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsMoney;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Payment;
import io.forecourt.sales.order.web.OrderAnswers;
import io.forecourt.sales.order.web.OrderResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales/orders/{id}")
@Tag(name = "Payments", description = "Money and invoice of an order; finance only")
class PaymentController {

  record PaymentRequest(
      @NotNull Payment.Kind kind,
      @NotNull @IsMoney(min = "0.01") Money amount,
      @NotNull PaymentRow.Method method,
      @NotBlank @Size(max = 64) @Schema(example = "TRANSFER-20261121-118") String reference) {}

  @Schema(name = "Payment")
  record PaymentResponse(
      String id,
      long version,
      String orderId,
      Payment.Kind kind,
      Money amount,
      PaymentRow.Method method,
      String reference,
      String bookedBy,
      Instant receivedAt,
      List<String> allowedActions) {}

  record PaymentsResponse(List<PaymentResponse> items) {}

  @Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
  interface PaymentWebMapper {

    BookPayment toCommand(OrderId orderId, PaymentRequest request);

    @Mapping(target = "version", source = "row.version", defaultValue = "0L")
    @Mapping(target = "amount", source = "row")
    PaymentResponse toResponse(PaymentRow row, List<String> allowedActions);

    default Money amount(PaymentRow row) {
      return row.money();
    }
  }

  private final PaymentService payments;
  private final OrderAnswers answers;
  private final PaymentWebMapper map;

  PaymentController(PaymentService payments, OrderAnswers answers, PaymentWebMapper map) {
    this.payments = payments;
    this.answers = answers;
    this.map = map;
  }

  @PostMapping("/payments")
  @Permit("sales.payment.book")
  @Operation(
      summary = "Book a deposit or balance",
      description =
          "The first payment is the deposit; with the signed contract it makes the order firm. Who"
              + " sells the car cannot book its money.")
  ResponseEntity<PaymentResponse> book(
      @PathVariable String id, @Valid @RequestBody PaymentRequest request) {
    PaymentRow booked = payments.book(map.toCommand(new OrderId(id), request));
    URI location = URI.create("/api/v1/sales/orders/" + id + "/payments/" + booked.id());
    return ResponseEntity.created(location).eTag(etag(booked)).body(show(booked));
  }

  @GetMapping("/payments")
  @Permit("sales.payment.read")
  @Operation(summary = "List the payments of an order", description = "Oldest first.")
  PaymentsResponse list(@PathVariable String id) {
    List<PaymentRow> rows = payments.of(new OrderId(id));
    return new PaymentsResponse(rows.stream().map(this::show).toList());
  }

  @GetMapping("/payments/{paymentId}")
  @Permit("sales.payment.read")
  @Operation(summary = "Show a payment")
  ResponseEntity<PaymentResponse> show(@PathVariable String id, @PathVariable String paymentId) {
    PaymentRow row = payments.read(new OrderId(id), paymentId);
    return ResponseEntity.ok().eTag(etag(row)).body(show(row));
  }

  @PostMapping("/invoice")
  @Permit("sales.invoice.issue")
  @Operation(
      summary = "Issue the invoice",
      description = "Over the whole total, once it is paid; once.")
  ResponseEntity<OrderResponse> invoice(@PathVariable String id) {
    payments.invoice(new OrderId(id));
    return answers.actedOn(new OrderId(id));
  }

  /** A booked payment stands: nothing can be done to it. */
  private PaymentResponse show(PaymentRow row) {
    return map.toResponse(row, List.of());
  }

  private static String etag(PaymentRow row) {
    return Versions.etag(Objects.requireNonNullElse(row.version(), 0L));
  }
}
