package io.forecourt.platform.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean method that decides or acts when a fact arrives:
 * {@code @Reaction("io.forecourt.sales.order-placed.v1") void allocate(IncomingEvent<OrderPlaced>
 * event)}. It runs once per event, in one transaction with its inbox row. It must accept an older
 * sequence after a newer one: apply it, or call {@link Superseded#note()}.
 *
 * <p>A {@link io.forecourt.platform.rule.RuleViolation} three times makes the message a dead
 * letter; an outage is retried without limit.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reaction {

  /** CloudEvents types, with version. */
  String[] value() default {};

  /** A bean that knows the types, where rules as data name them; instead of {@link #value()}. */
  Class<? extends EventTypes> typesOf() default EventTypes.class;

  /** Stable handler name kept in the inbox; default is {@code <simple class name>.<method>}. */
  String name() default "";
}
