@NullMarked
package io.forecourt.sales.quote.application;

import org.jspecify.annotations.NullMarked;
