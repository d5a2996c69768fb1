package io.forecourt.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A story of whole months, which lives through the same days of one house as the others of its
 * kind. While it acts, business time stands; what they do must not concern each other.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface SharesDays {}
