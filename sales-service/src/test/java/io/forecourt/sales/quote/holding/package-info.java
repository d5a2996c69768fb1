@NullMarked
package io.forecourt.sales.quote.holding;

import org.jspecify.annotations.NullMarked;
