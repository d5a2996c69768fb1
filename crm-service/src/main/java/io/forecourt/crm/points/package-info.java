/** The ledger of points: double entry, never changed once it is written. */
@NullMarked
package io.forecourt.crm.points;

import org.jspecify.annotations.NullMarked;
