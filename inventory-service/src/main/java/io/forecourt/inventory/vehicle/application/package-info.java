/** The papers of a vehicle. */
@NullMarked
package io.forecourt.inventory.vehicle.application;

import org.jspecify.annotations.NullMarked;
