@NullMarked
package io.forecourt.sales.order.messaging;

import org.jspecify.annotations.NullMarked;
