@NullMarked
package io.forecourt.sales.order.persistence;

import org.jspecify.annotations.NullMarked;
