package io.forecourt.platform.web.check;

import io.forecourt.platform.value.Plate;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A mainland number plate. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsPlate.Check.class)
public @interface IsPlate {
  String message() default "PLATE_PATTERN";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reports the first failing code. */
  final class Check extends Coded<IsPlate, String> {
    public Check() {
      super(Plate::check);
    }
  }
}
