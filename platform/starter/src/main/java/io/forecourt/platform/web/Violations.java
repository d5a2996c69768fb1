package io.forecourt.platform.web;

import io.forecourt.platform.value.InvalidValue;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Stable codes and JSON pointers of bean validation. A constraint's own message is its code;
 * standard ones get theirs.
 */
final class Violations {

  private static final Pattern OWN_CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
  private static final Pattern INDEX = Pattern.compile("\\[([^\\]]*)]");

  private static final Map<String, String> STANDARD =
      Map.ofEntries(
          Map.entry("NotNull", "field.required"),
          Map.entry("NotBlank", "field.required"),
          Map.entry("NotEmpty", "field.required"),
          Map.entry("Null", "field.must-be-absent"),
          Map.entry("Size", "field.size"),
          Map.entry("Length", "field.size"),
          Map.entry("Pattern", "field.pattern"),
          Map.entry("Email", "field.pattern"),
          Map.entry("Min", "field.range"),
          Map.entry("Max", "field.range"),
          Map.entry("DecimalMin", "field.range"),
          Map.entry("DecimalMax", "field.range"),
          Map.entry("Positive", "field.range"),
          Map.entry("PositiveOrZero", "field.range"),
          Map.entry("Negative", "field.range"),
          Map.entry("NegativeOrZero", "field.range"),
          Map.entry("Digits", "field.range"),
          Map.entry("Past", "field.date-range"),
          Map.entry("PastOrPresent", "field.date-range"),
          Map.entry("Future", "field.date-range"),
          Map.entry("FutureOrPresent", "field.date-range"),
          Map.entry("typeMismatch", "parameter.invalid"));

  private Violations() {}

  static List<Problem.FieldError> of(BindingResult result) {
    return sorted(result.getAllErrors().stream().map(error -> error(error, "/")));
  }

  static List<Problem.FieldError> of(HandlerMethodValidationException invalid) {
    List<Problem.FieldError> errors = new ArrayList<>();
    for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
      if (result instanceof ParameterErrors bean) {
        String prefix =
            bean.getMethodParameter().hasParameterAnnotation(RequestBody.class) ? "/" : "?";
        String index = bean.getContainerIndex() == null ? "" : bean.getContainerIndex() + "/";
        bean.getAllErrors().forEach(error -> errors.add(error(error, prefix + index)));
      } else {
        String name = result.getMethodParameter().getParameterName();
        for (MessageSourceResolvable error : result.getResolvableErrors()) {
          errors.add(parameter(result, error, "?" + name));
        }
      }
    }
    return sorted(errors.stream());
  }

  static List<Problem.FieldError> of(ConstraintViolationException invalid) {
    return sorted(
        invalid.getConstraintViolations().stream()
            .map(
                violation ->
                    error(violation, "/" + pointer(violation.getPropertyPath().toString()))));
  }

  private static List<Problem.FieldError> sorted(Stream<Problem.FieldError> errors) {
    return errors
        .distinct()
        .sorted(
            Comparator.comparing(Problem.FieldError::pointer)
                .thenComparing(Problem.FieldError::code))
        .toList();
  }

  private static Problem.FieldError error(ObjectError error, String prefix) {
    String pointer =
        error instanceof FieldError field
            ? prefix + pointer(field.getField())
            : prefix.substring(0, prefix.length() - 1);
    return error((MessageSourceResolvable) error, pointer);
  }

  private static Problem.FieldError error(MessageSourceResolvable error, String pointer) {
    ConstraintViolation<?> violation = violation(error);
    if (violation != null) {
      return error(violation, pointer);
    }
    String[] codes = error.getCodes();
    String last = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
    return new Problem.FieldError(pointer, code(error.getDefaultMessage(), last), List.of());
  }

  private static Problem.FieldError parameter(
      ParameterValidationResult result, MessageSourceResolvable error, String pointer) {
    ConstraintViolation<?> violation;
    try {
      violation = result.unwrap(error, ConstraintViolation.class);
    } catch (IllegalArgumentException other) {
      return error(error, pointer);
    }
    return error(violation, pointer);
  }

  private static Problem.FieldError error(ConstraintViolation<?> violation, String pointer) {
    String annotation =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return new Problem.FieldError(
        pointer, code(violation.getMessageTemplate(), annotation), arguments(violation));
  }

  private static @Nullable ConstraintViolation<?> violation(MessageSourceResolvable error) {
    try {
      return error instanceof ObjectError object ? object.unwrap(ConstraintViolation.class) : null;
    } catch (IllegalArgumentException other) {
      return null;
    }
  }

  private static String code(@Nullable String message, String annotation) {
    String standard = STANDARD.get(annotation);
    boolean own = message != null && OWN_CODE.matcher(message).matches();
    if (own) {
      return Objects.requireNonNull(message);
    }
    return standard == null ? "field.invalid" : standard;
  }

  private static List<Object> arguments(ConstraintViolation<?> violation) {
    Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
    if (attributes.containsKey("min") && attributes.containsKey("max")) {
      return List.of(attributes.get("min"), attributes.get("max"));
    }
    String annotation =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    Object value = attributes.get("value");
    return switch (annotation) {
      case "Min", "DecimalMin" -> List.of("≥ " + value);
      case "Max", "DecimalMax" -> List.of("≤ " + value);
      case "Positive" -> List.of("> 0");
      case "PositiveOrZero" -> List.of("≥ 0");
      case "Negative" -> List.of("< 0");
      case "NegativeOrZero" -> List.of("≤ 0");
      case "Digits" ->
          List.of(attributes.get("integer") + "." + attributes.get("fraction") + " digits");
      default -> List.of();
    };
  }

  /** {@code items[0].kind} as the rest of a JSON pointer. */
  private static String pointer(String path) {
    return INDEX.matcher(path).replaceAll(".$1").replace('.', '/');
  }

  /** The code that a value type gave, when one of ours refused. */
  static @Nullable String codeOf(@Nullable Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidValue invalid) {
        return invalid.code();
      }
    }
    return null;
  }

  /** The names of an enum, to tell what would have been right. */
  static String names(Class<?> type) {
    return Stream.of(Objects.requireNonNull(type.getEnumConstants()))
        .map(constant -> ((Enum<?>) constant).name())
        .collect(Collectors.joining(", "));
  }
}
