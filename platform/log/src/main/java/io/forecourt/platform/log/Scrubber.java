package io.forecourt.platform.log;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last line of defence of the log: hides what looks like a resident id, a mobile, a VIN, a
 * plate or an e-mail address, and the whole query of an address, where a plate or a name is
 * percent-encoded. Ids of records and traces are left alone.
 */
public final class Scrubber {

  private static final String VIN = "[A-HJ-NPR-Za-hj-npr-z0-9]";

  private static final Pattern PERSONAL =
      Pattern.compile(
          // UUIDs and trace ids may hold eleven digits in a row: seen first, they stay.
          "(?<keep>(?<![0-9A-Za-z])[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?![0-9A-Za-z])"
              + "|(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])"
              + "|(?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{16}(?![0-9A-Za-z]))"
              + "|(?<id>(?<![0-9A-Za-z])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
              + "[0-9]{3}[0-9Xx](?![0-9A-Za-z]))|(?<vin>(?<![0-9A-Za-z])(?=[0-9]*[A-Za-z])"
              + VIN
              + "{13}[0-9]{4}(?![0-9A-Za-z]))|(?<phone>(?:(?<![0-9])(?:\\+|00)?86["
              + " -]?|(?<![0-9]))1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9]))"
              + "|(?<plate>[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]"
              + "[A-HJ-NP-Z][·•]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳])"
              // not beyond a backslash: in a JSON line it begins the escape of the closing quote
              + "|(?<query>(?<=[0-9A-Za-z/])\\?[0-9A-Za-z_.-]+=[^\\s\"'<>()\\[\\]{}\\\\]*)"
              + "|(?<mail>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,})");

  private Scrubber() {}

  public static String scrub(String text) {
    return PERSONAL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(hide(found)));
  }

  private static String hide(MatchResult found) {
    String value = found.group();
    if (found.group("keep") != null) {
      return value;
    }
    if (found.group("query") != null) {
      return "?***";
    }
    if (found.group("id") != null) {
      return "***";
    }
    if (found.group("vin") != null) {
      return value.substring(value.length() - 6);
    }
    if (found.group("phone") != null) {
      String digits = value.replaceAll("[^0-9]", "");
      String mobile = digits.substring(digits.length() - 11);
      return mobile.substring(0, 3) + "****" + mobile.substring(7);
    }
    if (found.group("plate") != null) {
      return value.substring(0, 2) + "***" + value.substring(value.length() - 2);
    }
    return value.charAt(0) + "***" + value.substring(value.indexOf('@'));
  }
}
