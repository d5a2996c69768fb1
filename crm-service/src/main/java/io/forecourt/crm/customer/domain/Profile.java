package io.forecourt.crm.customer.domain;

import io.forecourt.platform.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the consultant learned and that is not personal by itself. */
public record Profile(@Nullable Money budget, @Nullable LocalDate insuranceExpiry) {
  public static final Profile EMPTY = new Profile(null, null);

  static final String BUDGET = "budget";
  static final String INSURANCE_EXPIRY = "insuranceExpiry";

  Profile or(Profile other) {
    return new Profile(
        budget == null ? other.budget : budget,
        insuranceExpiry == null ? other.insuranceExpiry : insuranceExpiry);
  }
}
