/** Journeys told from outside, through the gateway, as the people who would live them. */
@NullMarked
package io.forecourt.acceptance;

import org.jspecify.annotations.NullMarked;
