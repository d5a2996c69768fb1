/** Deals and orders over HTTP. */
@NullMarked
package io.forecourt.sales.order.web;

import org.jspecify.annotations.NullMarked;
