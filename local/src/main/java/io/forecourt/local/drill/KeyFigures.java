package io.forecourt.local.drill;

import io.forecourt.local.api.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The key figures of crm over some days, as they are counted now. */
record KeyFigures(Map<String, String> counted) {

  /** By store, by person, and by where the customer came from. */
  private static final List<String> GROUPINGS = List.of("STORE", "PERSON", "SOURCE");

  static KeyFigures of(People people, LocalDate from, LocalDate to) {
    Map<String, String> counted = new TreeMap<>();
    for (String by : GROUPINGS) {
      JsonNode answer =
          people
              .must(
                  Role.SD,
                  "",
                  "GET",
                  "/api/v1/crm/kpis?from=%s&to=%s&by=%s".formatted(from, to, by),
                  null)
              .body();
      for (JsonNode figure : answer.path("kpis")) {
        counted.put(
            figure.path("id").asString("") + " by " + by,
            figure.path("total") + " " + figure.path("groups"));
      }
    }
    return new KeyFigures(counted);
  }

  /** Those that differ, with what they were and are. */
  List<String> unlike(KeyFigures others) {
    return counted.entrySet().stream()
        .filter(figure -> !figure.getValue().equals(others.counted().get(figure.getKey())))
        .map(
            figure ->
                "%s: %s, now %s"
                    .formatted(
                        figure.getKey(),
                        figure.getValue(),
                        others.counted().getOrDefault(figure.getKey(), "none")))
        .toList();
  }
}
