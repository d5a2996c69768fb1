package io.forecourt.sales.order.domain;

import io.forecourt.platform.value.Money;

/** Money that finance has received and books to an order. */
public record Payment(String id, Kind kind, Money amount, String bookedBy) {

  public enum Kind {
    DEPOSIT,
    BALANCE
  }
}
