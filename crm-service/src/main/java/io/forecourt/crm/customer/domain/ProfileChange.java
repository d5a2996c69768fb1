package io.forecourt.crm.customer.domain;

import io.forecourt.platform.value.Money;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New facts about a customer; what is null stays as it is.
 *
 * @param sealed personal fields, already sealed under the customer's key
 */
public record ProfileChange(
    Map<PersonalField, String> sealed,
    @Nullable Money budget,
    @Nullable LocalDate insuranceExpiry,
    @Nullable String staffPersonId) {
  public ProfileChange {
    sealed = Map.copyOf(sealed);
  }
}
