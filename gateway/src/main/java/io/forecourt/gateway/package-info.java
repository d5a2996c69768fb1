/**
 * The only door: routes, token check, limits, breakers and composed reads. It has no business rule
 * and no database.
 */
@NullMarked
package io.forecourt.gateway;

import org.jspecify.annotations.NullMarked;
