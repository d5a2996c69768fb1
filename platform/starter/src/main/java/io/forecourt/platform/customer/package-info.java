/** Who a customer is, for services that only know customers by the ids that crm gave them. */
@NullMarked
package io.forecourt.platform.customer;

import org.jspecify.annotations.NullMarked;
