/** The vehicle and its states. */
@NullMarked
package io.forecourt.inventory.vehicle.domain;

import org.jspecify.annotations.NullMarked;
