/** A deal and its order are one aggregate: its states, its gates, what it tells. */
@NullMarked
package io.forecourt.sales.order.domain;

import org.jspecify.annotations.NullMarked;
