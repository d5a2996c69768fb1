/** What one department asks of another, by when, and whether it was answered in time. */
@NullMarked
package io.forecourt.hr.coordination;

import org.jspecify.annotations.NullMarked;
