/** The papers of a vehicle over HTTP. */
@NullMarked
package io.forecourt.inventory.vehicle.web;

import org.jspecify.annotations.NullMarked;
