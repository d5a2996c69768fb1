/** What a person must know at once: filled from events by rules as data, each thing once. */
@NullMarked
package io.forecourt.hr.inbox;

import org.jspecify.annotations.NullMarked;
