@NullMarked
package io.forecourt.sales.order.domain;

import org.jspecify.annotations.NullMarked;
