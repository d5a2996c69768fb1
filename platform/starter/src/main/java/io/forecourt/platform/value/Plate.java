package io.forecourt.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number plate (GA 36). Military, embassy, temporary and test plates are no {@code Plate}: they
 * stay free text.
 *
 * @param value without separators, for example {@code 川A8Q2K6}
 */
public record Plate(@JsonValue String value) {
  private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final Pattern GREEN_SMALL = Pattern.compile("[A-HJK][A-HJ-NP-Z0-9][0-9]{4}");
  private static final Pattern GREEN_LARGE = Pattern.compile("[0-9]{5}[A-HJK]");
  private static final Pattern ORDINARY = Pattern.compile("[A-HJ-NP-Z0-9]{5}");
  private static final Pattern MARKED = Pattern.compile("[A-HJ-NP-Z0-9]{4}[挂学警]");
  private static final Pattern CROSS_BORDER = Pattern.compile("粤Z[A-HJ-NP-Z0-9]{4}[港澳]");
  private static final int ORDINARY_LETTERS = 2;

  /** What the plate is; blue and yellow share a pattern, the vehicle's class tells them apart. */
  public enum Kind {
    BLUE_SMALL,
    YELLOW_LARGE,
    GREEN_SMALL,
    GREEN_LARGE,
    TRAILER,
    SCHOOL,
    POLICE,
    HK_MO
  }

  /** What a green plate says about the drive. */
  public enum Drive {
    BATTERY_ELECTRIC,
    OTHER_NEW_ENERGY
  }

  /**
   * Refuses what no setting allows; the limit of two letters is checked by {@link #of(String)}.
   *
   * @throws InvalidValue with the first broken rule
   */
  public Plate {
    value = clean(value);
    check(value, false)
        .ifPresent(
            code -> {
              throw new InvalidValue(code);
            });
  }

  /** Returns the first broken rule, or empty when the plate is valid. */
  public static Optional<String> check(String raw) {
    return check(raw, true);
  }

  /**
   * @param limitLetters whether an ordinary plate may hold at most two letters after the authority
   */
  public static Optional<String> check(String raw, boolean limitLetters) {
    String plate = clean(raw);
    if (plate.isEmpty() || PROVINCES.indexOf(plate.charAt(0)) < 0) {
      return Optional.of("PLATE_PROVINCE");
    }
    if (plate.length() < 2 || LETTERS.indexOf(plate.charAt(1)) < 0) {
      return Optional.of("PLATE_AUTHORITY");
    }
    String serial = plate.substring(2);
    if (serial.indexOf('I') >= 0 || serial.indexOf('O') >= 0) {
      return Optional.of("PLATE_FORBIDDEN_LETTER");
    }
    return switch (Cleaning.length(plate)) {
      case 8 -> green(serial) ? Optional.empty() : Optional.of("PLATE_NEV_PATTERN");
      case 7 -> ordinary(plate, serial, limitLetters);
      default -> Optional.of("PLATE_LENGTH");
    };
  }

  /**
   * @throws InvalidValue with the first broken rule
   */
  @JsonCreator
  public static Plate of(String raw) {
    return of(raw, true);
  }

  /**
   * @throws InvalidValue with the first broken rule
   */
  public static Plate of(String raw, boolean limitLetters) {
    check(raw, limitLetters)
        .ifPresent(
            code -> {
              throw new InvalidValue(code);
            });
    return new Plate(raw);
  }

  /**
   * @param large whether the vehicle's class is a large one, which makes an ordinary plate yellow
   */
  public Kind kind(boolean large) {
    String serial = value.substring(2);
    if (value.length() == 8) {
      return GREEN_SMALL.matcher(serial).matches() ? Kind.GREEN_SMALL : Kind.GREEN_LARGE;
    }
    return switch (value.charAt(6)) {
      case '挂' -> Kind.TRAILER;
      case '学' -> Kind.SCHOOL;
      case '警' -> Kind.POLICE;
      case '港', '澳' -> Kind.HK_MO;
      default -> large ? Kind.YELLOW_LARGE : Kind.BLUE_SMALL;
    };
  }

  /** The kind when the vehicle is a small one. */
  public Kind kind() {
    return kind(false);
  }

  /** The drive that a green plate tells; empty for all others. */
  public Optional<Drive> drive() {
    return switch (kind()) {
      case GREEN_SMALL -> Optional.of(drive(value.charAt(2)));
      case GREEN_LARGE -> Optional.of(drive(value.charAt(7)));
      case BLUE_SMALL, YELLOW_LARGE, TRAILER, SCHOOL, POLICE, HK_MO -> Optional.empty();
    };
  }

  public String province() {
    return value.substring(0, 1);
  }

  /** As on the car: {@code 川A·8Q2K6}. */
  public String formatted() {
    return value.substring(0, 2) + "·" + value.substring(2);
  }

  /** First two and last two. */
  public String masked() {
    int end = value.length() - 2;
    return value.substring(0, 2) + Cleaning.stars(end - 2) + value.substring(end);
  }

  private static String clean(String raw) {
    return Cleaning.clean(raw, " ·•・.-");
  }

  private static boolean green(String serial) {
    return GREEN_SMALL.matcher(serial).matches() || GREEN_LARGE.matcher(serial).matches();
  }

  private static Optional<String> ordinary(String plate, String serial, boolean limitLetters) {
    if (ORDINARY.matcher(serial).matches()) {
      long letters = serial.chars().filter(c -> c >= 'A').count();
      return limitLetters && letters > ORDINARY_LETTERS
          ? Optional.of("PLATE_TOO_MANY_LETTERS")
          : Optional.empty();
    }
    return MARKED.matcher(serial).matches() || CROSS_BORDER.matcher(plate).matches()
        ? Optional.empty()
        : Optional.of("PLATE_PATTERN");
  }

  private static Drive drive(char type) {
    return type <= 'E' ? Drive.BATTERY_ELECTRIC : Drive.OTHER_NEW_ENERGY;
  }

  /** For logs: masked. */
  @Override
  public String toString() {
    return masked();
  }
}
