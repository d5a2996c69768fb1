package io.forecourt.platform.personal;

import java.lang.Character.UnicodeScript;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How personal data is shown to those who may not see it. A value too short for its pattern becomes
 * all stars, null stays null, and what is not written in a place is empty there.
 */
public final class Masks {

  /** Where the masked value stands. */
  public enum Place {
    /** Screens and printouts for staff. */
    SCREEN,
    /** Lists, and exports without the right. */
    LIST,
    /** Logs, messages, traces. */
    LOG
  }

  private static final String NOT_WRITTEN = "";
  private static final String HIDDEN = "***";

  private static final Pattern MOBILE = Pattern.compile("(\\+86)?(1[3-9][0-9])[0-9]{4}([0-9]{4})");
  private static final Pattern RESIDENT_ID = Pattern.compile("[0-9]{17}[0-9Xx]");
  private static final Pattern REGION =
      Pattern.compile(
          "(?:[^省市区县0-9]{2,4}省|[^省市县0-9]{2,8}自治区|(?:香港|澳门)特别行政区|(?:北京|上海|天津|重庆)市)?"
              + "(?:[^省市区县旗路街道号0-9]{1,10}(?:市|自治州|地区|盟))?"
              + "(?:[^省市区县旗路街道号0-9]{1,10}(?:(?<!小)区|县|旗|市))?");

  private Masks() {}

  /**
   * {@code 13812341234} as {@code 138****1234}, {@code +8613812341234} as {@code +86138****1234}.
   */
  public static @Nullable String mobile(@Nullable String value) {
    if (value == null) {
      return null;
    }
    Matcher whole = MOBILE.matcher(value);
    if (!whole.matches()) {
      return stars(value);
    }
    String prefix = whole.group(1) == null ? "" : whole.group(1);
    return prefix + whole.group(2) + "****" + whole.group(3);
  }

  /** The last four digits, the rest stars. */
  public static @Nullable String landline(@Nullable String value) {
    return value == null ? null : lastFour(value);
  }

  /** {@code 张明} as {@code 张*}, {@code 欧阳小明} as {@code 欧**明}, {@code Anna Li} as {@code A***}. */
  public static @Nullable String name(@Nullable String value, Place place) {
    if (value == null) {
      return null;
    }
    int length = length(value);
    if (length < 2) {
      return stars(value);
    }
    if (isLatin(value)) {
      return place == Place.LOG ? HIDDEN : first(value, 1) + HIDDEN;
    }
    return switch (place) {
      case SCREEN ->
          length == 2
              ? first(value, 1) + "*"
              : first(value, 1) + "*".repeat(length - 2) + last(value, 1);
      case LIST -> first(value, 1) + "*".repeat(length - 1);
      case LOG -> stars(value);
    };
  }

  /** {@code 510107198511070032} as {@code 510107********0032}. */
  public static @Nullable String residentId(@Nullable String value, Place place) {
    if (value == null) {
      return null;
    }
    if (place == Place.LOG) {
      return NOT_WRITTEN;
    }
    if (!RESIDENT_ID.matcher(value).matches()) {
      return stars(value);
    }
    return switch (place) {
      case SCREEN -> first(value, 6) + "*".repeat(8) + last(value, 4);
      case LIST -> "*".repeat(14) + last(value, 4);
      case LOG -> NOT_WRITTEN;
    };
  }

  /** Passports and other papers: the first and last two, in lists the last two. */
  public static @Nullable String document(@Nullable String value, Place place) {
    if (value == null) {
      return null;
    }
    int length = length(value);
    return switch (place) {
      case LOG -> NOT_WRITTEN;
      case SCREEN ->
          length <= 4 ? stars(value) : first(value, 2) + "*".repeat(length - 4) + last(value, 2);
      case LIST -> length <= 4 ? stars(value) : "*".repeat(length - 2) + last(value, 2);
    };
  }

  /** In full for staff who serve the vehicle, else {@code 川A***K6}. */
  public static @Nullable String plate(@Nullable String value, Place place) {
    if (value == null || place == Place.SCREEN) {
      return value;
    }
    int length = length(value);
    return length <= 4 ? stars(value) : first(value, 2) + "*".repeat(length - 4) + last(value, 2);
  }

  /**
   * In full for staff who serve the vehicle, in lists the first three and last six, in logs the
   * last six.
   */
  public static @Nullable String vin(@Nullable String value, Place place) {
    if (value == null || place == Place.SCREEN) {
      return value;
    }
    int length = length(value);
    if (length < 10) {
      return stars(value);
    }
    return place == Place.LOG
        ? last(value, 6)
        : first(value, 3) + "*".repeat(length - 9) + last(value, 6);
  }

  /** Province, city and district, then stars. */
  public static @Nullable String address(@Nullable String value, Place place) {
    if (value == null) {
      return null;
    }
    if (place == Place.LOG) {
      return NOT_WRITTEN;
    }
    Matcher region = REGION.matcher(value);
    String shown = region.lookingAt() ? region.group() : "";
    return shown + HIDDEN;
  }

  public static @Nullable String bankCard(@Nullable String value, Place place) {
    if (value == null) {
      return null;
    }
    return place == Place.LOG ? NOT_WRITTEN : lastFour(value);
  }

  /** First character and domain: {@code z***@example.com}. */
  public static @Nullable String email(@Nullable String value) {
    if (value == null) {
      return null;
    }
    int at = value.lastIndexOf('@');
    return at < 1 || at == value.length() - 1
        ? stars(value)
        : first(value, 1) + HIDDEN + value.substring(at);
  }

  /** A company's name is no personal data, a sole trader's is. */
  public static @Nullable String company(@Nullable String value, boolean soleTrader, Place place) {
    return soleTrader ? name(value, place) : value;
  }

  private static String lastFour(String value) {
    int length = length(value);
    return length <= 4 ? stars(value) : "*".repeat(length - 4) + last(value, 4);
  }

  private static boolean isLatin(String value) {
    return value
        .codePoints()
        .filter(Character::isLetter)
        .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
  }

  private static String stars(String value) {
    return "*".repeat(length(value));
  }

  private static int length(String value) {
    return value.codePointCount(0, value.length());
  }

  private static String first(String value, int characters) {
    return value.substring(0, value.offsetByCodePoints(0, characters));
  }

  private static String last(String value, int characters) {
    return value.substring(value.offsetByCodePoints(value.length(), -characters));
  }
}
