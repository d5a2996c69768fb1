package io.forecourt.local;

import io.forecourt.local.stack.Home;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines of a component's log as a person reads them. */
final class LogLines {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TAIL_BYTES = 200_000;
  private static final Pattern TELLING =
      Pattern.compile(
          "ERROR|\\[ERROR]|Caused by|Description:|APPLICATION FAILED|Action:|Exception");

  private LogLines() {}

  /**
   * A line of structured JSON becomes time, level, logger and message; any other line stays as it
   * is.
   */
  static String readable(String line) {
    if (!line.startsWith("{") || !line.endsWith("}")) {
      return line;
    }
    try {
      JsonNode node = JSON.readTree(line);
      String message = node.path("message").asString("");
      if (message.isEmpty()) {
        return line;
      }
      String time = node.path("@timestamp").asString("");
      String level = node.path("log").path("level").asString(node.path("level").asString(""));
      String logger =
          node.path("log").path("logger").asString(node.path("logger_name").asString(""));
      String error =
          node.path("error").path("stack_trace").asString(node.path("stack_trace").asString(""));
      return "%s %-5s %s: %s%s"
          .formatted(
              time.length() > 23 ? time.substring(11, 23) : time,
              level,
              logger.substring(logger.lastIndexOf('.') + 1),
              message,
              error.isEmpty() ? "" : "\n" + error.stripTrailing());
    } catch (JacksonException e) {
      return line;
    }
  }

  /** The last lines of a file. */
  static List<String> tail(Path log, int lines) throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      file.seek(from);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    }
  }

  /** The last lines that tell what went wrong, or simply the last ones. */
  static List<String> lastTelling(Path log, int count) throws IOException {
    List<String> readable = new ArrayList<>();
    tail(log, 2_000).forEach(line -> readable.addAll(readable(line).lines().toList()));
    for (int i = readable.size() - 1; i >= 0; i--) {
      if (readable.get(i).startsWith(Home.STARTED)) {
        readable.subList(0, i + 1).clear();
        break;
      }
    }
    int failed = readable.lastIndexOf("Description:");
    if (failed >= 0) {
      return readable.subList(failed, Math.min(readable.size(), failed + 3 * count)).stream()
          .filter(line -> !line.isBlank())
          .limit(count)
          .map(LogLines::cut)
          .toList();
    }
    List<String> telling =
        readable.stream()
            .filter(line -> TELLING.matcher(line).find())
            .filter(line -> !line.strip().startsWith("at "))
            .toList();
    List<String> chosen = telling.isEmpty() ? readable : telling;
    return chosen.subList(Math.max(0, chosen.size() - count), chosen.size()).stream()
        .map(LogLines::cut)
        .toList();
  }

  private static String cut(String line) {
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }
}
