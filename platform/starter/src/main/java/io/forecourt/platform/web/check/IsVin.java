package io.forecourt.platform.web.check;

import io.forecourt.platform.value.Vin;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A VIN whose check character fits. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsVin.Check.class)
public @interface IsVin {
  String message() default "VIN_LENGTH";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reports the first failing code. */
  final class Check extends Coded<IsVin, String> {
    public Check() {
      super(Vin::check);
    }
  }
}
