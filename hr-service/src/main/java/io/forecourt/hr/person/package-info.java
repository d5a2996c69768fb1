/** The master of the staff's personal data, and who holds which post. */
@NullMarked
package io.forecourt.hr.person;

import org.jspecify.annotations.NullMarked;
