@NullMarked
package io.forecourt.sales.payment;

import org.jspecify.annotations.NullMarked;
