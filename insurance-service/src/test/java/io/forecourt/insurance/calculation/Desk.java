package io.forecourt.insurance.calculation;

import io.forecourt.insurance.premium.RateBook;
import io.forecourt.insurance.rates.RateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks for premiums in JSON, as callers do, without a server. */
public final class Desk {

  public static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  public static final RateBook SHIPPED = RateBook.of(RateFiles.shipped());

  private Desk() {}

  /** An example of the specification. */
  public record Example(String name, ObjectNode input, JsonNode expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  public static List<Example> examples() {
    try (InputStream file = Desk.class.getResourceAsStream("/premium/worked-examples.json")) {
      JsonNode all = JSON.readTree(file);
      return StreamSupport.stream(all.spliterator(), false)
          .map(
              one ->
                  new Example(
                      one.path("name").stringValue(),
                      (ObjectNode) one.path("input"),
                      one.path("expected")))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The request of an example, to be changed. */
  public static ObjectNode input(String example) {
    return examples().stream()
        .filter(one -> one.name().equals(example))
        .findFirst()
        .orElseThrow()
        .input();
  }

  public static JsonNode ask(JsonNode request) {
    return ask(request, SHIPPED);
  }

  public static JsonNode ask(JsonNode request, RateBook book) {
    return JSON.readTree(
        JSON.writeValueAsString(
            Calculations.answer(JSON.treeToValue(request, CalculationBody.class), book)));
  }

  /**
   * Changes a request in place.
   *
   * @param value JSON with single quotes; {@code null} takes the field out
   */
  public static ObjectNode with(ObjectNode request, String pointer, String value) {
    JsonPointer at = JsonPointer.compile(pointer);
    ObjectNode holder = (ObjectNode) request.at(at.head());
    String field = at.last().getMatchingProperty();
    JsonNode changed = JSON.readTree(value.replace('\'', '"'));
    if (changed.isNull()) {
      holder.remove(field);
    } else {
      holder.set(field, changed);
    }
    return request;
  }
}
