@NullMarked
package io.forecourt.hr.coordination;

import org.jspecify.annotations.NullMarked;
