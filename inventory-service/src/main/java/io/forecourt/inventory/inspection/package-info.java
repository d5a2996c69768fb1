/** Pre-delivery inspection: a check-list per delivery. */
@NullMarked
package io.forecourt.inventory.inspection;

import org.jspecify.annotations.NullMarked;
