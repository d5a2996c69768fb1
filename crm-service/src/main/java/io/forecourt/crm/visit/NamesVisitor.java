package io.forecourt.crm.visit;

import io.forecourt.crm.visit.VisitController.VisitRequest;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A visit that is a lead says who came (a known customer, or name and mobile), from where and what
 * for.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NamesVisitor.Check.class)
@interface NamesVisitor {
  String message() default "field.required";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Names each field that is missing. */
  final class Check implements ConstraintValidator<NamesVisitor, VisitRequest> {

    @Override
    public boolean isValid(VisitRequest request, ConstraintValidatorContext context) {
      if (request.rejectReason() != null) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      boolean unknown = request.customerId() == null;
      return has(!unknown || isText(request.name()), "name", context)
          & has(!unknown || request.mobile() != null, "mobile", context)
          & has(request.source() != null, "source", context)
          & has(request.purpose() != null, "purpose", context);
    }

    private static boolean has(boolean there, String field, ConstraintValidatorContext context) {
      if (!there) {
        context
            .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
            .addPropertyNode(field)
            .addConstraintViolation();
      }
      return there;
    }

    private static boolean isText(@Nullable String text) {
      return text != null && !text.isBlank();
    }
  }
}
