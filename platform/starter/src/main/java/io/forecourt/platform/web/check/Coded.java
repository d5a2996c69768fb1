package io.forecourt.platform.web.check;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reports the first failing code of a check as the message; an absent value is the business of
 * {@code @NotNull}.
 */
abstract class Coded<A extends Annotation, T> implements ConstraintValidator<A, T> {

  private final Function<T, Optional<String>> check;

  Coded(Function<T, Optional<String>> check) {
    this.check = check;
  }

  @Override
  public boolean isValid(@Nullable T value, ConstraintValidatorContext context) {
    if (value == null) {
      return true;
    }
    Optional<String> failing = check.apply(value);
    failing.ifPresent(code -> report(context, code));
    return failing.isEmpty();
  }

  static void report(ConstraintValidatorContext context, String code) {
    context.disableDefaultConstraintViolation();
    context.buildConstraintViolationWithTemplate(code).addConstraintViolation();
  }
}
