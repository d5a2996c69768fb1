package io.forecourt.platform.web.check;

import io.forecourt.platform.value.Mobile;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A mainland mobile number. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsMobile.Check.class)
public @interface IsMobile {
  String message() default "PHONE_LENGTH";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reports the first failing code. */
  final class Check extends Coded<IsMobile, String> {
    public Check() {
      super(Mobile::check);
    }
  }
}
