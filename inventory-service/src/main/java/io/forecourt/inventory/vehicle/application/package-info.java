/** Use cases on one vehicle: receipt, hold, papers. */
@NullMarked
package io.forecourt.inventory.vehicle.application;

import org.jspecify.annotations.NullMarked;
