package io.forecourt.crm.customer.application;

import java.util.List;

/**
 * Numbers are no customer's any more: the customer has another, or is erased or restricted.
 *
 * @param hashes keyed, as they are searched by
 */
public record NumbersReleased(List<String> hashes) {
  public NumbersReleased {
    hashes = List.copyOf(hashes);
  }
}
