@NullMarked
package io.forecourt.sales.period;

import org.jspecify.annotations.NullMarked;
