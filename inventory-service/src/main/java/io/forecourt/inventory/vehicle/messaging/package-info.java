/** Facts about vehicles on the wire. */
@NullMarked
package io.forecourt.inventory.vehicle.messaging;

import org.jspecify.annotations.NullMarked;
