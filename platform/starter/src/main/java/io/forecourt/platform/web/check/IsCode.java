package io.forecourt.platform.web.check;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/** A code of reference data, for example of a store or a model. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsCode.Check.class)
public @interface IsCode {
  String message() default "code.format";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reports the first failing code. */
  final class Check extends Coded<IsCode, String> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_-]{0,39}");

    public Check() {
      super(code -> FORM.matcher(code).matches() ? Optional.empty() : Optional.of("code.format"));
    }
  }
}
