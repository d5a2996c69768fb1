/** Quotes, their immutable versions and how they are priced. */
@NullMarked
package io.forecourt.sales.quote.domain;

import org.jspecify.annotations.NullMarked;
