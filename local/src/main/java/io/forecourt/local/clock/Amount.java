package io.forecourt.local.clock;

import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of time as people type it: {@code +3d}, {@code +4h}, {@code +90m}, {@code +1d12h}. */
public final class Amount {

  private static final Pattern FORM =
      Pattern.compile("\\+?(?:(\\d{1,3})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

  private Amount() {}

  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.startsWith("-")) {
      throw new Trouble("business time moves forward only", 2);
    }
    if (!form.matches() || text.replace("+", "").isEmpty()) {
      throw new Trouble("'" + text + "' is no amount of time: +3d, +4h, +30m or +1d12h", 2);
    }
    Duration amount =
        Duration.ofDays(number(form, 1))
            .plusHours(number(form, 2))
            .plusMinutes(number(form, 3))
            .plusSeconds(number(form, 4));
    if (amount.isZero()) {
      throw new Trouble("'" + text + "' moves nothing", 2);
    }
    return amount;
  }

  private static long number(Matcher form, int group) {
    String digits = form.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** As a person says it: {@code 2d 4h}. */
  public static String words(Duration amount) {
    StringBuilder words = new StringBuilder();
    part(words, amount.toDays(), "d");
    part(words, amount.toHoursPart(), "h");
    part(words, amount.toMinutesPart(), "m");
    if (words.isEmpty() || amount.toSecondsPart() > 0 && amount.toHours() == 0) {
      part(words, amount.toSecondsPart(), "s");
    }
    return words.isEmpty() ? "0s" : words.toString();
  }

  private static void part(StringBuilder words, long count, String unit) {
    if (count > 0) {
      words.append(words.isEmpty() ? "" : " ").append(count).append(unit);
    }
  }
}
