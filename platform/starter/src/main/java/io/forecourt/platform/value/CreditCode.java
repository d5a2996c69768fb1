package io.forecourt.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * A unified social credit code (GB 32100). Genuine early codes of pilot areas that fail the check
 * character come in by {@link #overridden} alone.
 */
public final class CreditCode {
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int BASE = CHARACTERS.length();
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private final String value;

  private CreditCode(String value) {
    this.value = value;
  }

  /** Returns the first broken rule, or empty when the code is valid. */
  public static Optional<String> check(String raw) {
    return checkOverridden(raw)
        .or(
            () -> {
              String code = clean(raw);
              return code.charAt(17) == checkCharacter(code)
                  ? Optional.empty()
                  : Optional.of("CREDIT_CHECK_DIGIT");
            });
  }

  /** Checks what no supervisor can override: all but the check character. */
  public static Optional<String> checkOverridden(String raw) {
    String code = clean(raw);
    if (Cleaning.length(code) != 18) {
      return Optional.of("CREDIT_LENGTH");
    }
    if (!Cleaning.onlyFrom(CHARACTERS, code)) {
      return Optional.of("CREDIT_CHARSET");
    }
    return Cleaning.digits(code.substring(2, 8)) ? Optional.empty() : Optional.of("CREDIT_REGION");
  }

  /**
   * @throws InvalidValue with the first broken rule
   */
  @JsonCreator
  public static CreditCode of(String raw) {
    check(raw)
        .ifPresent(
            code -> {
              throw new InvalidValue(code);
            });
    return new CreditCode(clean(raw));
  }

  /**
   * A code whose check character may not fit. The caller has the supervisor's role, reason and
   * photo of the licence.
   *
   * @throws InvalidValue with the first broken rule that has no override
   */
  public static CreditCode overridden(String raw) {
    checkOverridden(raw)
        .ifPresent(
            code -> {
              throw new InvalidValue(code);
            });
    return new CreditCode(clean(raw));
  }

  @JsonValue
  public String value() {
    return value;
  }

  /** As shown to people: without separators. */
  public String formatted() {
    return value;
  }

  /**
   * {@code CREDIT_ORG_CODE} when the organisation code inside does not fit its own check character:
   * no reason to refuse.
   */
  public Optional<String> warning() {
    int sum = 0;
    for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
      sum += ORGANISATION_WEIGHTS[i] * Character.digit(value.charAt(8 + i), 36);
    }
    char expected = "0X987654321".charAt(sum % 11);
    return value.charAt(16) == expected ? Optional.empty() : Optional.of("CREDIT_ORG_CODE");
  }

  private static String clean(String raw) {
    return Cleaning.clean(raw, " -");
  }

  private static char checkCharacter(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      sum += weight * CHARACTERS.indexOf(code.charAt(i));
      weight = weight * 3 % BASE;
    }
    return CHARACTERS.charAt((BASE - sum % BASE) % BASE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CreditCode code && code.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
