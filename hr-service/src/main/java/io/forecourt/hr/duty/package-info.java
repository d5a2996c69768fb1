/** What each person owes by when, and the facts that settle it. */
@NullMarked
package io.forecourt.hr.duty;

import org.jspecify.annotations.NullMarked;
