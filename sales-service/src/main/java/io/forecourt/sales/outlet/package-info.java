/**
 * Branches, distribution centres, secondary dealers and banks: who is known, how good each is, what
 * is agreed with whom, and what each will sell.
 */
@NullMarked
package io.forecourt.sales.outlet;

import org.jspecify.annotations.NullMarked;
