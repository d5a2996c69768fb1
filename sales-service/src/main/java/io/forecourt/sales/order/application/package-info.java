/** The use cases of a deal, one public method and one transaction each. */
@NullMarked
package io.forecourt.sales.order.application;

import org.jspecify.annotations.NullMarked;
