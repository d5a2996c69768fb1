/** What an order tells others, and what it learns from them. */
@NullMarked
package io.forecourt.sales.order.messaging;

import org.jspecify.annotations.NullMarked;
