package io.forecourt.platform.time;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean method {@code void overdue(DueDeadline deadline)} that runs when a stored deadline passes,
 * once, in one transaction with its completion, with the business clock standing at the deadline
 * and {@code system} as the caller.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnDeadline {
  /** The kind, as given to {@link Deadlines#set}. */
  String value();
}
