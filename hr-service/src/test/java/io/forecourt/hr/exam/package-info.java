@NullMarked
package io.forecourt.hr.exam;

import org.jspecify.annotations.NullMarked;
