package io.forecourt.sales.payment;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Payment;

/**
 * Finance books money that came in.
 *
 * @param reference number of the receipt or transfer, unique in the store
 */
record BookPayment(
    OrderId orderId, Payment.Kind kind, Money amount, PaymentRow.Method method, String reference) {}
