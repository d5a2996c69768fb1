package io.forecourt.crm.customer.domain;

import java.time.LocalDate;
import java.time.Period;

/** What a person may decide alone. */
public enum AgeGroup {
  /** The guardian's consent is required by law (PIPL art. 31). */
  CHILD,
  /** Signs and consents with the guardian only (Civil Code art. 17 and 19). */
  MINOR,
  ADULT;

  private static final int CHILD_UNDER = 14;
  private static final int MINOR_UNDER = 18;

  public static AgeGroup of(LocalDate birth, LocalDate today) {
    int age = Period.between(birth, today).getYears();
    return age < CHILD_UNDER ? CHILD : age < MINOR_UNDER ? MINOR : ADULT;
  }

  public boolean needsGuardian() {
    return this != ADULT;
  }
}
