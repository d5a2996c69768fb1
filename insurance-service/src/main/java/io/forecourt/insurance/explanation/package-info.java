/** A quotation told step by step, for the customer and for whoever checks it years later. */
@NullMarked
package io.forecourt.insurance.explanation;

import org.jspecify.annotations.NullMarked;
