package io.forecourt.platform.web.check;

import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.ResidentId;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;

/** A resident id number of a person born by today. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsResidentId.Check.class)
public @interface IsResidentId {
  String message() default "ID_LENGTH";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reports the first failing code. */
  final class Check extends Coded<IsResidentId, String> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public Check(ObjectProvider<BusinessClock> clock) {
      super(
          number ->
              ResidentId.check(
                  number,
                  LocalDate.ofInstant(
                      clock.stream()
                          .findFirst()
                          .<InstantSource>map(business -> business)
                          .orElseGet(InstantSource::system)
                          .instant(),
                      ZONE)));
    }
  }
}
