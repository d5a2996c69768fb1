/** A planned contact with a customer, its time limit and the evidence that closes it. */
@NullMarked
package io.forecourt.crm.followup.domain;

import org.jspecify.annotations.NullMarked;
