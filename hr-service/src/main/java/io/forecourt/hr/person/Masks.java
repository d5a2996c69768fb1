package io.forecourt.hr.person;

import io.forecourt.platform.value.Mobile;
import org.jspecify.annotations.Nullable;

/** What colleagues see of personal fields. */
final class Masks {

  private Masks() {}

  /** The family name stays: {@code 李*}. */
  static String name(String clear) {
    if (clear.isEmpty()) {
      return "";
    }
    int first = clear.offsetByCodePoints(0, 1);
    return clear.substring(0, first) + "*".repeat(clear.codePointCount(first, clear.length()));
  }

  /** Three digits in front and four at the end stay: {@code 138****1234}. */
  static @Nullable String mobile(@Nullable String clear) {
    return clear == null ? null : Mobile.of(clear).masked();
  }
}
