package io.forecourt.platform.web.check;

import io.forecourt.platform.value.Money;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An amount of yuan within limits, both included. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsMoney.Check.class)
public @interface IsMoney {
  String min() default "0.00";

  String max() default "9999999999.99";

  String message() default "money.range";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reports the currency first, then the range. */
  final class Check implements ConstraintValidator<IsMoney, Money> {
    private BigDecimal min = BigDecimal.ZERO;
    private BigDecimal max = BigDecimal.ZERO;

    @Override
    public void initialize(IsMoney limits) {
      min = new BigDecimal(limits.min());
      max = new BigDecimal(limits.max());
    }

    @Override
    public boolean isValid(@Nullable Money money, ConstraintValidatorContext context) {
      if (money == null) {
        return true;
      }
      if (!money.currency().equals(Money.CNY)) {
        Coded.report(context, "money.currency");
        return false;
      }
      boolean within = money.amount().compareTo(min) >= 0 && money.amount().compareTo(max) <= 0;
      if (!within) {
        Coded.report(context, "money.range");
      }
      return within;
    }
  }
}
