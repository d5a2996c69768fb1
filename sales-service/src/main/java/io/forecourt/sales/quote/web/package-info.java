/** Quotes over HTTP. */
@NullMarked
package io.forecourt.sales.quote.web;

import org.jspecify.annotations.NullMarked;
