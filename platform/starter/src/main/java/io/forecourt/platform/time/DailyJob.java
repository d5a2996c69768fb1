package io.forecourt.platform.time;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean method {@code void run(JobDay day)} that runs once for each store and each business date,
 * also for dates missed, in one transaction with its completion row, in order of dates.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DailyJob {
  /** Stable name, for example {@code hr.open-duties}. */
  String value();

  /** Local time of the store, HH:mm. */
  String at() default "00:05";
}
