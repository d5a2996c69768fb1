package io.forecourt.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A vehicle identification number (ISO 3779, GB 16735) whose check character fits. The only way
 * around is {@link #overridden}, for privately imported vehicles.
 */
public final class Vin {
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
  private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
  private static final String LETTER_VALUES = "12345678123457923456789";
  private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final String YEAR_CODES = "ABCDEFGHJKLMNPRSTVWXY123456789";
  private static final int FIRST_YEAR = 1980;
  private static final int CHECK_PLACE = 8;
  private static final int YEAR_PLACE = 9;

  private final String value;

  private Vin(String value) {
    this.value = value;
  }

  /** Returns the first broken rule, or empty when the VIN is valid. */
  public static Optional<String> check(String raw) {
    String vin = clean(raw);
    return structure(vin)
        .or(() -> failing(vin.charAt(CHECK_PLACE) != checkCharacter(vin), "VIN_CHECK_DIGIT"))
        .or(() -> failing(YEAR_CODES.indexOf(vin.charAt(YEAR_PLACE)) < 0, "VIN_YEAR_CODE"))
        .or(() -> serial(vin));
  }

  /**
   * Checks what no supervisor can override: length, letters and serial. The check character and the
   * year code may differ.
   */
  public static Optional<String> checkOverridden(String raw) {
    String vin = clean(raw);
    return structure(vin).or(() -> serial(vin));
  }

  /**
   * @throws InvalidValue with the first broken rule
   */
  @JsonCreator
  public static Vin of(String raw) {
    check(raw)
        .ifPresent(
            code -> {
              throw new InvalidValue(code);
            });
    return new Vin(clean(raw));
  }

  /**
   * A VIN whose check character or year code may be foreign. The caller has the supervisor's role,
   * reason and photo of the registration certificate.
   *
   * @throws InvalidValue with the first broken rule that has no override
   */
  public static Vin overridden(String raw) {
    checkOverridden(raw)
        .ifPresent(
            code -> {
              throw new InvalidValue(code);
            });
    return new Vin(clean(raw));
  }

  /**
   * Puts the right check character into the ninth place, whatever stands there.
   *
   * @throws InvalidValue if the rest is not a VIN
   */
  public static Vin withCheckDigit(String seventeen) {
    String given = clean(seventeen);
    String vin =
        given.length() == 17
            ? given.substring(0, CHECK_PLACE) + "0" + given.substring(CHECK_PLACE + 1)
            : given;
    structure(vin)
        .ifPresent(
            code -> {
              throw new InvalidValue(code);
            });
    return of(vin.substring(0, CHECK_PLACE) + checkCharacter(vin) + vin.substring(CHECK_PLACE + 1));
  }

  @JsonValue
  public String value() {
    return value;
  }

  /** As shown to people: a VIN is written without separators. */
  public String formatted() {
    return value;
  }

  /** For lists and exports without the right to see it: maker code and the last six. */
  public String masked() {
    return value.substring(0, 3) + Cleaning.stars(8) + value.substring(11);
  }

  /**
   * World maker identifier; that of a small maker (third character 9) is completed by places 12 to
   * 14.
   */
  public String maker() {
    return value.charAt(2) == '9'
        ? value.substring(0, 3) + value.substring(11, 14)
        : value.substring(0, 3);
  }

  /**
   * The latest year that the year code can mean, not later than next calendar year; empty if an
   * overridden VIN holds no year code.
   */
  public OptionalInt year(int currentYear) {
    int index = YEAR_CODES.indexOf(value.charAt(YEAR_PLACE));
    if (index < 0) {
      return OptionalInt.empty();
    }
    int cycle = Math.floorDiv(currentYear + 1 - FIRST_YEAR - index, YEAR_CODES.length());
    return OptionalInt.of(FIRST_YEAR + index + YEAR_CODES.length() * Math.max(cycle, 0));
  }

  /**
   * Whether the first registration lies from one year before to three years after the year of the
   * VIN.
   */
  public boolean fitsRegistration(int registrationYear, int currentYear) {
    OptionalInt year = year(currentYear);
    return year.isEmpty()
        || (registrationYear >= year.getAsInt() - 1 && registrationYear <= year.getAsInt() + 3);
  }

  private static String clean(String raw) {
    return Cleaning.clean(raw, " -");
  }

  private static Optional<String> structure(String vin) {
    return failing(Cleaning.length(vin) != 17, "VIN_LENGTH")
        .or(() -> failing(vin.chars().anyMatch(c -> "IOQ".indexOf(c) >= 0), "VIN_FORBIDDEN_LETTER"))
        .or(() -> failing(!Cleaning.onlyFrom(CHARACTERS, vin), "VIN_CHARSET"));
  }

  private static Optional<String> serial(String vin) {
    return failing(!Cleaning.digits(vin.substring(13)), "VIN_SERIAL");
  }

  private static Optional<String> failing(boolean fails, String code) {
    return fails ? Optional.of(code) : Optional.empty();
  }

  private static char checkCharacter(String vin) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      char c = vin.charAt(i);
      int letter = LETTERS.indexOf(c);
      sum += WEIGHTS[i] * ((letter < 0 ? c : LETTER_VALUES.charAt(letter)) - '0');
    }
    return "0123456789X".charAt(sum % 11);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vin vin && vin.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** For logs: the last six only. */
  @Override
  public String toString() {
    return value.substring(11);
  }
}
