/** Money or thanks for good work: proposed by a superior, granted by somebody above, told. */
@NullMarked
package io.forecourt.hr.award;

import org.jspecify.annotations.NullMarked;
