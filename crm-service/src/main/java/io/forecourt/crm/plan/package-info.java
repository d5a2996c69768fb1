/**
 * The morning plan: one call returns what a person should do today, what is worth most first.
 * Features that know of something to do are its sources.
 */
@NullMarked
package io.forecourt.crm.plan;

import org.jspecify.annotations.NullMarked;
