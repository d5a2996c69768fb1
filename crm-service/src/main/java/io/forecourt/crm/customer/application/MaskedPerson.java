package io.forecourt.crm.customer.application;

import org.jspecify.annotations.Nullable;

/**
 * The personal fields as staff may see them without a disclosure.
 *
 * @param need what the customer looks for, for those who serve the customer
 * @param presentCar the car the customer drives now, for those who serve the customer
 * @param creditCode of a company, in full: it is no personal data
 */
public record MaskedPerson(
    @Nullable String name,
    @Nullable String mobile,
    @Nullable String idNumber,
    @Nullable String address,
    @Nullable String email,
    @Nullable String plate,
    @Nullable String need,
    @Nullable String presentCar,
    @Nullable String creditCode) {

  /** Nothing of a person stands in a log. */
  @Override
  public String toString() {
    return "MaskedPerson";
  }
}
