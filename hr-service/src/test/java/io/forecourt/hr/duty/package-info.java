@NullMarked
package io.forecourt.hr.duty;

import org.jspecify.annotations.NullMarked;
