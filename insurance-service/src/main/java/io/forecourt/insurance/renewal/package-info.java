/**
 * The renewal season: a case for every car whose cover ends, from the day on which it opens to its
 * outcome.
 */
@NullMarked
package io.forecourt.insurance.renewal;

import org.jspecify.annotations.NullMarked;
