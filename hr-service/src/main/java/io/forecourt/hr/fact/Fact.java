package io.forecourt.hr.fact;

import io.forecourt.platform.event.IncomingEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as the rules see it.
 *
 * @param sequence counter of the subject, from 1
 */
public record Fact(
    String eventId,
    String type,
    String subject,
    long sequence,
    String store,
    String actor,
    Instant at,
    JsonNode data) {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  /** The first fact of its subject. */
  public Fact(
      String eventId,
      String type,
      String subject,
      String store,
      String actor,
      Instant at,
      JsonNode data) {
    this(eventId, type, subject, 1, store, actor, at, data);
  }

  /**
   * The value of a field path ({@code a.b}) or of {@code @actor}, {@code @subject}, {@code @store};
   * null when absent, the first one of a list.
   */
  public @Nullable String text(String path) {
    List<String> texts = texts(path);
    return texts.isEmpty() ? null : texts.getFirst();
  }

  /** All values of a field path; a path goes on through each element of a list. */
  public List<String> texts(String path) {
    return switch (path) {
      case "@actor" -> List.of(actor);
      case "@subject" -> List.of(subject);
      case "@store" -> List.of(store);
      case String _ ->
          nodes(path)
              .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node))
              .filter(node -> !node.isNull() && !node.isContainer())
              .map(JsonNode::asString)
              .toList();
    };
  }

  /** The number at a field path, or how long the list there is; null when there is neither. */
  public @Nullable BigDecimal number(String path) {
    List<JsonNode> nodes = nodes(path).toList();
    if (nodes.size() == 1 && nodes.getFirst().isArray()) {
      return BigDecimal.valueOf(nodes.getFirst().size());
    }
    String text = text(path);
    return text == null || !NUMBER.matcher(text).matches() ? null : new BigDecimal(text);
  }

  /** Whether there is a value, or a list that is not empty. */
  public boolean has(String path) {
    return path.startsWith("@")
        ? !texts(path).isEmpty()
        : nodes(path).anyMatch(node -> !node.isNull() && !(node.isContainer() && node.isEmpty()));
  }

  private Stream<JsonNode> nodes(String path) {
    Stream<JsonNode> nodes = Stream.of(data);
    for (String step : path.split("\\.")) {
      nodes =
          nodes
              .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node))
              .flatMap(node -> Stream.ofNullable(node.get(step)));
    }
    return nodes;
  }

  /** An event as it came. */
  public static Fact of(IncomingEvent<JsonNode> event) {
    return new Fact(
        event.id(),
        event.type(),
        event.subject(),
        event.sequence(),
        event.store(),
        event.actor(),
        event.time(),
        event.data());
  }

  /** An instant in the payload, or the business time of the event. */
  public Instant time(@Nullable String path) {
    String text = path == null ? null : text(path);
    return text == null ? at : Instant.parse(text);
  }
}
