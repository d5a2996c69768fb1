package io.forecourt.hr.duty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event as the rules see it. */
record Fact(
    String eventId,
    String type,
    String subject,
    String store,
    String actor,
    Instant at,
    JsonNode data) {

  /**
   * The value of a field path ({@code a.b}) or of {@code @actor}, {@code @subject}, {@code @store};
   * null when absent.
   */
  @Nullable String text(String path) {
    return switch (path) {
      case "@actor" -> actor;
      case "@subject" -> subject;
      case "@store" -> store;
      case String _ -> {
        JsonNode node = node(path);
        yield node == null || node.isNull() || node.isContainer() ? null : node.asString();
      }
    };
  }

  @Nullable JsonNode node(String path) {
    JsonNode node = data;
    for (String step : path.split("\\.")) {
      node = node.get(step);
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  /** An instant in the payload, or the business time of the event. */
  Instant time(@Nullable String path) {
    String text = path == null ? null : text(path);
    return text == null ? at : Instant.parse(text);
  }
}
