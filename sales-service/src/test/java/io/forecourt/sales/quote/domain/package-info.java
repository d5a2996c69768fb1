@NullMarked
package io.forecourt.sales.quote.domain;

import org.jspecify.annotations.NullMarked;
