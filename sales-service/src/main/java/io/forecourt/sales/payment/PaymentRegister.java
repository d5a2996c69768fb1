package io.forecourt.sales.payment;

import io.forecourt.sales.order.application.PaymentsOfOrder;
import io.forecourt.sales.order.domain.OrderId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows the receipts beside their order. */
@Component
class PaymentRegister implements PaymentsOfOrder {

  private final PaymentRows receipts;

  PaymentRegister(PaymentRows receipts) {
    this.receipts = receipts;
  }

  @Override
  public List<Booked> of(OrderId id) {
    return receipts.findByOrderIdOrderByReceivedAtAscIdAsc(id.value()).stream()
        .map(
            receipt ->
                new Booked(
                    receipt.id(),
                    receipt.kind(),
                    receipt.money(),
                    receipt.method().name(),
                    receipt.reference(),
                    receipt.bookedBy(),
                    receipt.receivedAt()))
        .toList();
  }
}
