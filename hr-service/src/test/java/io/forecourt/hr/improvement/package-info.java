@NullMarked
package io.forecourt.hr.improvement;

import org.jspecify.annotations.NullMarked;
