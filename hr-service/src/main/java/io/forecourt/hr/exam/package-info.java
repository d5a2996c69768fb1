/** Exams: set for a person, graded by somebody else, taken again until passed. */
@NullMarked
package io.forecourt.hr.exam;

import org.jspecify.annotations.NullMarked;
