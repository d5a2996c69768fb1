/** The customer, the consent of the customer, and the end of both. */
@NullMarked
package io.forecourt.crm.customer.domain;

import org.jspecify.annotations.NullMarked;
