package io.forecourt.crm.evidence;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a record, and nothing of a person: it is told to others and stays when the customer is
 * erased.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsRecordReference.Check.class)
public @interface IsRecordReference {
  String message() default "evidence.reference-format";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** One word of letters, digits and what record systems put between them. */
  final class Check implements ConstraintValidator<IsRecordReference, String> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/#-]*");
    private static final Pattern MOBILE =
        Pattern.compile("(?<![A-Za-z0-9])(86[-._]?)?1[3-9]\\d([-._]?\\d{4}){2}(?![A-Za-z0-9])");

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || isReference(value);
    }

    static boolean isReference(String value) {
      return FORM.matcher(value).matches() && !MOBILE.matcher(value).find();
    }
  }
}
