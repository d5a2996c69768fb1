/** The renewal clock, started by the delivery of a car. */
@NullMarked
package io.forecourt.insurance.renewal;

import org.jspecify.annotations.NullMarked;
