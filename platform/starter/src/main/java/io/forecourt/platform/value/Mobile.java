package io.forecourt.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * A mainland mobile number.
 *
 * @param value E.164, the stored and compared form: {@code +8613912345678}
 */
public record Mobile(@JsonValue String value) {
  private static final int COUNTRY = "+86".length();

  /**
   * @throws InvalidValue with the first broken rule
   */
  public Mobile {
    check(value)
        .ifPresent(
            code -> {
              throw new InvalidValue(code);
            });
    value = "+86" + clean(value);
  }

  /** Returns the first broken rule, or empty when the number is valid. */
  public static Optional<String> check(String raw) {
    String number = clean(raw);
    if (!Cleaning.digits(number)) {
      return Optional.of("PHONE_CHARSET");
    }
    if (number.length() != 11) {
      return Optional.of("PHONE_LENGTH");
    }
    return number.charAt(0) == '1' && number.charAt(1) >= '3'
        ? Optional.empty()
        : Optional.of("PHONE_PREFIX");
  }

  /**
   * @throws InvalidValue with the first broken rule
   */
  @JsonCreator
  public static Mobile of(String raw) {
    return new Mobile(raw);
  }

  public String e164() {
    return value;
  }

  /** The eleven digits. */
  public String national() {
    return value.substring(COUNTRY);
  }

  /** In the groups that people read: {@code 139 1234 5678}. */
  public String formatted() {
    String national = national();
    return national.substring(0, 3) + " " + national.substring(3, 7) + " " + national.substring(7);
  }

  public String lastFour() {
    return value.substring(value.length() - 4);
  }

  /** {@code 139****5678}. */
  public String masked() {
    return national().substring(0, 3) + Cleaning.stars(4) + lastFour();
  }

  private static String clean(String raw) {
    String number = Cleaning.clean(raw, " -()");
    if (number.startsWith("+86")) {
      return number.substring(3);
    }
    if (number.startsWith("0086")) {
      return number.substring(4);
    }
    return number.startsWith("86") && number.length() == 13 ? number.substring(2) : number;
  }

  /** For logs: masked. */
  @Override
  public String toString() {
    return masked();
  }
}
