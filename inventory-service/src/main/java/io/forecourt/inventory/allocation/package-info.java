/** Which order gets which car, and who waits: one stock line per store and model. */
@NullMarked
package io.forecourt.inventory.allocation;

import org.jspecify.annotations.NullMarked;
