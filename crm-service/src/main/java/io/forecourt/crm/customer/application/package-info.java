/** Use cases of the customer archive: register, search, profile, consent, disclosure, erasure. */
@NullMarked
package io.forecourt.crm.customer.application;

import org.jspecify.annotations.NullMarked;
