package io.forecourt.sales.order.domain;

import io.forecourt.platform.value.Ids;

/** Identifies a deal from its first contact; the order that grows out of it keeps the id. */
public record OrderId(String value) {

  public static OrderId next() {
    return new OrderId(Ids.next());
  }

  @Override
  public String toString() {
    return value;
  }
}
