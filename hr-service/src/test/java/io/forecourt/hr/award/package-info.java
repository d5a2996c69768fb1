@NullMarked
package io.forecourt.hr.award;

import org.jspecify.annotations.NullMarked;
