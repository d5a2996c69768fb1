/** Vehicles in the database. */
@NullMarked
package io.forecourt.inventory.vehicle.persistence;

import org.jspecify.annotations.NullMarked;
