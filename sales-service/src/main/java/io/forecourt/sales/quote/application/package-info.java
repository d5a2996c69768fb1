/** The use cases of a quote. */
@NullMarked
package io.forecourt.sales.quote.application;

import org.jspecify.annotations.NullMarked;
