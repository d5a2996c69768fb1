package io.forecourt.platform.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the test's application context a schema, topics and groups of its own on the {@link
 * TestServers}, and the keys that a service needs: {@code spring.datasource.*}, {@code
 * spring.kafka.bootstrap-servers}, {@code forecourt.*}. For slices, for example
 * {@code @DataJdbcTest @WithServers(broker = false)}; {@link ForecourtTest} has it.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithServers {
  boolean broker() default true;
}
