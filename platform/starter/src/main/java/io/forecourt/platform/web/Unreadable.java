package io.forecourt.platform.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds every field of a JSON body that cannot be read, so that the caller learns all at once: what
 * failed is taken out and the rest is read again. Values are never repeated in an answer.
 */
final class Unreadable {

  private static final int MOST = 50;

  /** The body is JSON, but these fields cannot be read. */
  static final class Fields extends RuntimeException {
    private final transient List<Problem.FieldError> errors;

    Fields(List<Problem.FieldError> errors) {
      super(errors.size() + " unreadable fields", null, false, false);
      this.errors = List.copyOf(errors);
    }
  }

  private final List<Problem.FieldError> found = new ArrayList<>();

  private Unreadable() {}

  static Problem problem(HttpMessageNotReadableException error) {
    return error.getCause() instanceof Fields fields
        ? Problem.of(400, "request.invalid", fields.errors.size()).withErrors(fields.errors)
        : Problem.of(400, "request.unreadable");
  }

  /**
   * Why a body that was refused as a whole cannot be read.
   *
   * @return {@link Fields}, or {@code error} itself when the body is not even JSON
   */
  static RuntimeException explain(
      JsonMapper mapper, JavaType type, byte[] body, JacksonException error) {
    JsonNode tree;
    try {
      tree =
          mapper
              .readerFor(JsonNode.class)
              .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .readValue(body);
    } catch (JacksonException notJson) {
      return error;
    }
    if (tree == null || tree.isMissingNode() || tree.isNull()) {
      return error;
    }
    var unreadable = new Unreadable();
    unreadable.search(mapper, type, tree);
    return unreadable.found.isEmpty() ? error : new Fields(unreadable.found);
  }

  private void search(JsonMapper mapper, JavaType type, JsonNode tree) {
    for (int i = 0; i < MOST; i++) {
      try {
        mapper.readerFor(type).readValue(tree);
        return;
      } catch (JacksonException failed) {
        JsonPointer at = pointer(failed);
        if (!isKnown(at)) {
          found.add(error(failed, at, tree));
        }
        if (!takeOut(tree, at)) {
          return;
        }
      }
    }
  }

  /** A container that fails for what was taken out of it is no news. */
  private boolean isKnown(JsonPointer at) {
    return found.stream()
        .anyMatch(
            one ->
                one.pointer().equals(at.toString())
                    || one.pointer().startsWith(at.toString() + "/"));
  }

  /** Removes what failed, or what holds it when it was not there at all. */
  private static boolean takeOut(JsonNode tree, JsonPointer at) {
    for (JsonPointer one = at; !one.matches(); one = one.head()) {
      JsonNode holder = tree.at(one.head());
      JsonPointer last = one.last();
      if (holder instanceof ObjectNode object
          && object.remove(last.getMatchingProperty()) != null) {
        return true;
      }
      if (holder instanceof ArrayNode array && array.has(last.getMatchingIndex())) {
        JsonNode element = array.get(last.getMatchingIndex());
        if (!element.isNull()) {
          array.setNull(last.getMatchingIndex());
          return true;
        }
      }
    }
    return false;
  }

  private static JsonPointer pointer(JacksonException error) {
    JsonPointer pointer = JsonPointer.empty();
    for (JacksonException.Reference step : error.getPath()) {
      String name = step.getPropertyName();
      pointer = name == null ? pointer.appendIndex(step.getIndex()) : pointer.appendProperty(name);
    }
    return pointer;
  }

  private static Problem.FieldError error(JacksonException failed, JsonPointer at, JsonNode tree) {
    String pointer = at.toString();
    String code = Violations.codeOf(failed);
    if (code != null) {
      return new Problem.FieldError(pointer, code);
    }
    if (failed instanceof UnrecognizedPropertyException) {
      return new Problem.FieldError(pointer, "field.unknown");
    }
    boolean absent = tree.at(at).isMissingNode() || tree.at(at).isNull();
    if (absent || failed instanceof InvalidNullException) {
      return new Problem.FieldError(pointer, "field.required");
    }
    Class<?> type = failed instanceof MismatchedInputException e ? e.getTargetType() : null;
    if (type != null && type.isEnum()) {
      return new Problem.FieldError(pointer, "field.unknown-value", Violations.names(type));
    }
    return new Problem.FieldError(pointer, "field.wrong-type", expected(type));
  }

  private static String expected(@Nullable Class<?> type) {
    return type == null ? "number" : JsonNames.of(type);
  }
}
