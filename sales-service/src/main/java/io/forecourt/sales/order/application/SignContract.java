package io.forecourt.sales.order.application;

import io.forecourt.sales.order.domain.OrderId;
import java.time.LocalDate;

/** The customer has signed the quote version in hand. */
public record SignContract(OrderId orderId, String quoteId, int quoteVersion, LocalDate signedOn) {}
