/** Rows, keyed search and lists of customers. */
@NullMarked
package io.forecourt.crm.customer.persistence;

import org.jspecify.annotations.NullMarked;
