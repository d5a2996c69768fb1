/** What owners are reminded of, found from the facts of their cars and of themselves. */
@NullMarked
package io.forecourt.crm.reminder;

import org.jspecify.annotations.NullMarked;
