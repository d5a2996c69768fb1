package io.forecourt.platform.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every event type with its owner and topic: the files {@code contracts/events/catalogue.csv} of
 * the class path.
 */
public final class EventCatalogue {

  private static final String RESOURCE = "contracts/events/catalogue.csv";

  /**
   * One line of the catalogue.
   *
   * @param event name in the business's words
   * @param type CloudEvents type with its version
   * @param owner the only service that may tell it
   * @param subject payload field that holds the aggregate id
   * @param payload fields as written in the file
   * @param consumers services that listen
   */
  public record Entry(
      String event,
      String type,
      String owner,
      String topic,
      String subject,
      String payload,
      List<String> consumers) {}

  private final Map<String, Entry> entries;

  EventCatalogue(Collection<Entry> entries) {
    Map<String, Entry> byType = new LinkedHashMap<>();
    entries.forEach(entry -> byType.put(entry.type(), entry));
    this.entries = Collections.unmodifiableMap(byType);
  }

  /** Reads all catalogues of the class path. */
  public static EventCatalogue load() {
    try {
      ClassLoader loader = EventCatalogue.class.getClassLoader();
      List<Entry> all = new ArrayList<>();
      for (URL url : Collections.list(loader.getResources(RESOURCE))) {
        all.addAll(read(url));
      }
      return new EventCatalogue(all);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  public Collection<Entry> entries() {
    return entries.values();
  }

  /**
   * @throws IllegalArgumentException if no catalogue has the type
   */
  public Entry get(String type) {
    Entry entry = entries.get(type);
    if (entry == null) {
      throw new IllegalArgumentException(type + " is not in " + RESOURCE);
    }
    return entry;
  }

  private static List<Entry> read(URL url) throws IOException {
    List<Entry> entries = new ArrayList<>();
    var connection = url.openConnection();
    connection.setUseCaches(false);
    try (var reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      String header = reader.readLine();
      if (header == null) {
        return entries;
      }
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          entries.add(entry(url, cells(line)));
        }
      }
    }
    return entries;
  }

  private static Entry entry(URL url, List<String> cells) {
    if (cells.size() < 7) {
      throw new IllegalArgumentException(url + ": a line has too few cells: " + cells);
    }
    return new Entry(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        List.of(cells.get(6).trim().split("[\\s;]+")));
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().trim());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().trim());
    return cells;
  }
}
