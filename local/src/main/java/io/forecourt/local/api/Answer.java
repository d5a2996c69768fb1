package io.forecourt.local.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param status 0 when nothing came back at all
 * @param retryAfter how long to wait before the same request may be sent again, where that helps
 * @param millis from sending to the last byte
 */
public record Answer(
    int status,
    JsonNode body,
    Optional<String> etag,
    Optional<String> location,
    Optional<Duration> retryAfter,
    long millis) {

  public boolean good() {
    return status >= 200 && status < 300;
  }

  /** A text field; empty when it is not there. */
  public String text(String field) {
    return body.path(field).asString("");
  }

  /** The stable code and the explanation of a refusal, for a person. */
  public String refusal() {
    if (status == 0) {
      return "no answer: " + text("detail");
    }
    StringBuilder words = new StringBuilder().append(status);
    append(words, " ", text("code"));
    append(words, ": ", text("detail").isEmpty() ? text("title") : text("detail"));
    for (JsonNode error : body.path("errors")) {
      append(words, "; ", error.path("pointer").asString(""));
      append(words, " ", error.path("detail").asString(error.path("code").asString("")));
    }
    return words.toString();
  }

  private static void append(StringBuilder words, String before, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      words.append(before).append(text);
    }
  }
}
