@NullMarked
package io.forecourt.sales.order.web;

import org.jspecify.annotations.NullMarked;
