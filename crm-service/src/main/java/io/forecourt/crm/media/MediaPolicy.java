package io.forecourt.crm.media;

import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where each platform puts what in its JSON. */
record MediaPolicy(List<Platform> platforms) {

  /** What is read from a push. */
  enum Field {
    RECORD,
    NAME,
    MOBILE,
    VIRTUAL_NUMBER,
    VIRTUAL_UNTIL,
    DEALER,
    MODEL,
    DISTRICT
  }

  /** How a platform writes a moment. */
  enum Times {
    ISO,
    EPOCH_SECONDS,
    EPOCH_MILLIS,
    /** {@code 2026-11-26 10:15:00} in the store's zone. */
    LOCAL;

    private static final DateTimeFormatter FORM =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    Instant read(String text, ZoneId zone) {
      return switch (this) {
        case ISO -> Instant.parse(text);
        case EPOCH_SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
        case EPOCH_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
        case LOCAL -> LocalDateTime.parse(text, FORM).atZone(zone).toInstant();
      };
    }
  }

  /**
   * @param code also the source of its leads
   * @param sender whose signature it uses
   * @param fields JSON pointers into a push
   * @param dealers the platform's ids of our stores; a push of another belongs to the sender's
   *     store
   * @param models the platform's ids of our models
   */
  record Platform(
      String code,
      String sender,
      Map<Field, String> fields,
      Times times,
      Map<String, String> dealers,
      Map<String, String> models) {

    /** The text at a field's place; null when there is none. */
    @Nullable String text(Field field, JsonNode push) {
      String pointer = fields.get(field);
      JsonNode found = pointer == null ? null : push.at(pointer);
      String text =
          found == null || found.isNull() || found.isContainer() || found.isMissingNode()
              ? ""
              : found.asString().strip();
      return text.isEmpty() ? null : text;
    }

    /**
     * @throws InvalidInput if it is missing or too long
     */
    String required(Field field, JsonNode push, int longest) {
      String text = text(field, push);
      if (text == null) {
        throw new InvalidInput(pointer(field), "field.required");
      }
      if (text.length() > longest) {
        throw new InvalidInput(pointer(field), "field.size");
      }
      return text;
    }

    /**
     * @throws InvalidInput if it is no moment in the platform's form
     */
    Instant moment(Field field, JsonNode push, ZoneId zone) {
      String text = required(field, push, 40);
      try {
        return times.read(text, zone);
      } catch (DateTimeException | NumberFormatException unreadable) {
        throw new InvalidInput(pointer(field), "field.pattern");
      }
    }

    String pointer(Field field) {
      return fields.getOrDefault(field, "");
    }
  }

  Platform platform(String code) {
    return platforms.stream()
        .filter(platform -> platform.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new NotFound("media-platform", code));
  }
}
