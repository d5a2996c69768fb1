/** Stores of the group: opening hours, zone, closed days. */
@NullMarked
package io.forecourt.hr.store;

import org.jspecify.annotations.NullMarked;
