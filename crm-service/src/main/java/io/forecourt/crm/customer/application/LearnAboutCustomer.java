package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.platform.value.Money;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody learned about a customer; what is null or missing stays as it is.
 *
 * @param personal personal fields in clear, normalised
 * @param staffPersonId the member of staff who this customer is
 */
public record LearnAboutCustomer(
    Map<PersonalField, String> personal,
    @Nullable Money budget,
    @Nullable LocalDate insuranceExpiry,
    @Nullable String staffPersonId) {
  public LearnAboutCustomer {
    personal = Map.copyOf(personal);
  }

  /** Names no value, so that it may stand in a log. */
  @Override
  public String toString() {
    return "LearnAboutCustomer" + personal.keySet();
  }
}
