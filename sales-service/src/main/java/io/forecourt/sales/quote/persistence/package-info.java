/** Rows of quotes. */
@NullMarked
package io.forecourt.sales.quote.persistence;

import org.jspecify.annotations.NullMarked;
