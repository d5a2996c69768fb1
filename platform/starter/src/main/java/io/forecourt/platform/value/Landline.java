package io.forecourt.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mainland landline with its area code.
 *
 * @param value E.164, without the leading zero of the area code: {@code +8657188001234}
 */
public record Landline(@JsonValue String value) {
  private static final Pattern NUMBER = Pattern.compile("0[1-9][0-9]{1,2}[0-9]{7,8}");

  /**
   * @throws InvalidValue with the first broken rule
   */
  public Landline {
    check(value)
        .ifPresent(
            code -> {
              throw new InvalidValue(code);
            });
    value = "+86" + clean(value).substring(1);
  }

  /** Returns the first broken rule, or empty when the number is valid. */
  public static Optional<String> check(String raw) {
    String number = clean(raw);
    if (!Cleaning.digits(number)) {
      return Optional.of("PHONE_CHARSET");
    }
    if (number.length() < 10 || number.length() > 12) {
      return Optional.of("PHONE_LENGTH");
    }
    return NUMBER.matcher(number).matches() ? Optional.empty() : Optional.of("PHONE_PREFIX");
  }

  /**
   * @throws InvalidValue with the first broken rule
   */
  @JsonCreator
  public static Landline of(String raw) {
    return new Landline(raw);
  }

  public String e164() {
    return value;
  }

  /** Last four digits, the rest hidden. */
  public String masked() {
    return Cleaning.stars(value.length() - 4) + value.substring(value.length() - 4);
  }

  private static String clean(String raw) {
    String number = Cleaning.clean(raw, " -()");
    return number.startsWith("+86") ? "0" + number.substring(3) : number;
  }

  /** For logs: masked. */
  @Override
  public String toString() {
    return masked();
  }
}
