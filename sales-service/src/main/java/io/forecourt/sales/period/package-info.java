/** The stretches of the calendar that people plan for. */
@NullMarked
package io.forecourt.sales.period;

import org.jspecify.annotations.NullMarked;
