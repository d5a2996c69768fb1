/** Customers over HTTP; masked unless disclosed. */
@NullMarked
package io.forecourt.crm.customer.web;

import org.jspecify.annotations.NullMarked;
