/**
 * What exists only where people try Forecourt out: moving business time, waiting for rest, and the
 * guard against it.
 */
@NullMarked
package io.forecourt.platform.sandbox;

import org.jspecify.annotations.NullMarked;
