@NullMarked
package io.forecourt.hr.fact;

import org.jspecify.annotations.NullMarked;
