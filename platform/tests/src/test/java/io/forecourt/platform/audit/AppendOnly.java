package io.forecourt.platform.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The statements that an administrator runs once, as shipped. */
final class AppendOnly {

  static final List<String> TRIGGERS =
      statements().stream()
          .flatMap(sql -> Pattern.compile("TRIGGER (\\w+)").matcher(sql).results())
          .map((MatchResult found) -> found.group(1))
          .toList();

  private AppendOnly() {}

  static List<String> statements() {
    try (InputStream in =
        AppendOnly.class.getResourceAsStream("/db/administrator/append-only.sql")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.replaceAll("(?m)^--.*$", "").split(";"))
          .map(String::strip)
          .filter(sql -> !sql.isEmpty())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
