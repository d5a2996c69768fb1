package io.forecourt.platform.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The action that a controller method performs, for example {@code sales.order.place}. Checked
 * before the method runs; shown in the OpenAPI document as {@code x-action}. A controller method
 * without it does not start (an architecture test).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permit {
  String value();

  /**
   * Whether the header {@code X-Reason} is required: what overrides, unmasks, cancels or decides.
   */
  boolean reason() default false;
}
