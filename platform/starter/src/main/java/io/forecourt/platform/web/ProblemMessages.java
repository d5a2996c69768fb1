package io.forecourt.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Titles and details of problem codes in English and Chinese, merged from all bundles {@code
 * platform-problems} and {@code problems} on the class path; {@code <code>.title} and {@code
 * <code>.detail} in UTF-8, a later bundle wins.
 */
public final class ProblemMessages {

  /** Languages of the bundles; the first is spoken when the caller asks for none of them. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

  private static final List<String> BUNDLES = List.of("platform-problems", "problems");

  private final Map<Locale, Map<String, String>> texts = new HashMap<>();

  public ProblemMessages(ClassLoader classes) {
    for (Locale language : LANGUAGES) {
      Map<String, String> merged = new HashMap<>();
      for (String bundle : BUNDLES) {
        load(classes, bundle + "_" + language + ".properties")
            .forEach((key, text) -> merged.put((String) key, (String) text));
      }
      texts.put(language, merged);
    }
  }

  private static Properties load(ClassLoader classes, String name) {
    try {
      var properties = new Properties();
      for (URL url : Collections.list(classes.getResources(name))) {
        try (var reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
      }
      return properties;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }

  /**
   * The language to answer in: what {@code Accept-Language} asks for, English when it asks for
   * neither.
   */
  public static Locale language(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return Locale.ENGLISH;
    }
    List<Locale.LanguageRange> ranges;
    try {
      ranges = Locale.LanguageRange.parse(acceptLanguage);
    } catch (IllegalArgumentException malformed) {
      return Locale.ENGLISH;
    }
    for (Locale.LanguageRange range : ranges) {
      if (range.getWeight() == 0) {
        continue;
      }
      String language = Locale.forLanguageTag(range.getRange()).getLanguage();
      for (Locale known : LANGUAGES) {
        if (known.getLanguage().equals(language)) {
          return known;
        }
      }
    }
    return Locale.ENGLISH;
  }

  /**
   * Title of a code; a code without one shows itself, a test of each module keeps that from
   * happening.
   */
  public String title(String code, Locale language) {
    String text = text(code + ".title", language);
    return text == null ? code : text;
  }

  public @Nullable String detail(String code, List<Object> arguments, Locale language) {
    String text = text(code + ".detail", language);
    return text == null ? null : new MessageFormat(text, language).format(arguments.toArray());
  }

  private @Nullable String text(String key, Locale language) {
    Map<String, String> known = texts.get(language);
    return known == null ? null : known.get(key);
  }

  /** Codes that have any text in this language. */
  public Set<String> codes(Locale language) {
    Set<String> codes = new TreeSet<>();
    for (String key : texts.getOrDefault(language, Map.of()).keySet()) {
      codes.add(key.substring(0, key.lastIndexOf('.')));
    }
    return codes;
  }

  /** Keys that one language has and another lacks, for a test of each module: must be empty. */
  public Set<String> untranslated() {
    Set<String> all = new TreeSet<>();
    texts.values().forEach(known -> all.addAll(known.keySet()));
    Set<String> lacking = new TreeSet<>();
    texts.forEach(
        (language, known) ->
            all.stream()
                .filter(key -> !known.containsKey(key))
                .forEach(key -> lacking.add(language + " " + key)));
    return lacking;
  }

  /** Whether the code has a detail in every language. */
  public boolean isTranslated(String code) {
    return texts.values().stream().allMatch(known -> known.containsKey(code + ".detail"));
  }
}
