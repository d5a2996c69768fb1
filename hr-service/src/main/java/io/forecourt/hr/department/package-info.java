/** Departments of a store. */
@NullMarked
package io.forecourt.hr.department;

import org.jspecify.annotations.NullMarked;
