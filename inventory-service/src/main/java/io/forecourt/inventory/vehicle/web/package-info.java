/** Vehicles, holds and papers over HTTP. */
@NullMarked
package io.forecourt.inventory.vehicle.web;

import org.jspecify.annotations.NullMarked;
