package io.forecourt.platform.web;

import io.forecourt.platform.value.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Collects every field of a JSON body that cannot be read, each with its pointer, so that the caller learns all at once.
 * Values are never repeated in an answer.
 */
final class Unreadable extends DeserializationProblemHandler {

  private static final int MOST = 100;

  private final List<Problem.FieldError> found = new ArrayList<>();

  /** The body as a whole was read, but these fields were not. */
  static final class Fields extends RuntimeException {
    private final transient List<Problem.FieldError> errors;

    Fields(List<Problem.FieldError> errors) {
      super(errors.size() + " unreadable fields", null, false, false);
      this.errors = List.copyOf(errors);
    }
  }

  void orThrow() {
    if (!found.isEmpty()) {
      throw new Fields(found);
    }
  }

  /** What was found so far together with the error that ended the reading. */
  RuntimeException ended(JacksonException error) {
    if (found.isEmpty() && fatal(error) == null) {
      return error;
    }
    Problem.FieldError last = fatal(error);
    if (last != null && found.stream().noneMatch(one -> one.pointer().equals(last.pointer()))) {
      found.add(last);
    }
    return new Fields(found);
  }

  static Problem problem(HttpMessageNotReadableException error) {
    Throwable cause = error.getCause();
    if (cause instanceof Fields fields) {
      return Problem.of(400, "request.invalid", fields.errors.size()).withErrors(fields.errors);
    }
    return Problem.of(400, "request.unreadable");
  }

  private static Problem.@Nullable FieldError fatal(JacksonException error) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : error.getPath()) {
      pointer
          .append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : escape(step.getPropertyName()));
    }
    return switch (error) {
      case UnrecognizedPropertyException _ ->
          new Problem.FieldError(pointer.toString(), "field.unknown");
      case MismatchedInputException mismatch ->
          mismatch(pointer.toString(), mismatch.getTargetType(), mismatch);
      default -> {
        String code = Violations.codeOf(error);
        yield code == null ? null : new Problem.FieldError(pointer.toString(), code);
      }
    };
  }

  private static Problem.FieldError mismatch(
      String pointer, @Nullable Class<?> type, @Nullable Throwable error) {
    String code = Violations.codeOf(error);
    if (code != null) {
      return new Problem.FieldError(pointer, code);
    }
    if (type != null && type.isEnum()) {
      return new Problem.FieldError(pointer, "field.unknown-value", Violations.names(type));
    }
    return new Problem.FieldError(
        pointer, "field.wrong-type", type == null ? "value" : JsonNames.of(type));
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private void add(Problem.FieldError error, DeserializationContext context) {
    if (found.size() == MOST) {
      throw new Fields(found);
    }
    boolean within =
        found.stream().anyMatch(one -> one.pointer().startsWith(error.pointer()));
    if (!within) {
      found.add(error);
    }
  }

  private static String pointer(DeserializationContext context) {
    return context.getParser().streamReadContext().pathAsPointer().toString();
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      ValueDeserializer<?> deserializer,
      Object beanOrClass,
      String name) {
    add(new Problem.FieldError(pointer(context), "field.unknown"), context);
    parser.skipChildren();
    return true;
  }

  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String value, String message) {
    add(mismatch(pointer(context), type, null), context);
    return null;
  }

  @Override
  public @Nullable Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> type, Number value, String message) {
    add(mismatch(pointer(context), type, null), context);
    return null;
  }

  @Override
  public @Nullable Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      JsonToken token,
      JsonParser parser,
      String message) {
    String pointer = pointer(context);
    parser.skipChildren();
    add(mismatch(pointer, type.getRawClass(), null), context);
    return null;
  }

  @Override
  public @Nullable Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      ValueInstantiator instantiator,
      JsonParser parser,
      String message) {
    String pointer = pointer(context);
    parser.skipChildren();
    add(mismatch(pointer, type, null), context);
    return null;
  }

  @Override
  public @Nullable Object handleInstantiationProblem(
      DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable error) {
    String code = error instanceof InvalidValue invalid ? invalid.code() : "field.invalid";
    add(new Problem.FieldError(pointer(context), code), context);
    return null;
  }
}
