/** Delivery slots and the handover. */
@NullMarked
package io.forecourt.sales.delivery;

import org.jspecify.annotations.NullMarked;
