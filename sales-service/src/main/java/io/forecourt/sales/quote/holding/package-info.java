/** Asks inventory to hold a car for a quote. */
@NullMarked
package io.forecourt.sales.quote.holding;

import org.jspecify.annotations.NullMarked;
