/** Money booked to orders by finance, and the invoice. */
@NullMarked
package io.forecourt.sales.payment;

import org.jspecify.annotations.NullMarked;
