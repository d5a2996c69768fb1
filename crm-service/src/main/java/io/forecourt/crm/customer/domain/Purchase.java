package io.forecourt.crm.customer.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the archive knows of an order, told by sales: it decides how long a customer's file must be
 * kept.
 *
 * @param sequence counter of the deal in the newest fact that was applied
 */
public record Purchase(
    String orderId,
    String customerId,
    String store,
    State state,
    @Nullable Instant deliveredAt,
    long sequence) {

  /** The same purchase, of this customer. */
  public Purchase of(String customer) {
    return new Purchase(orderId, customer, store, state, deliveredAt, sequence);
  }

  /** How far the sale has come. */
  public enum State {
    PLACED,
    DELIVERED,
    CANCELLED
  }
}
