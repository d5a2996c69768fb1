/** Premiums, refunds and commission asked over HTTP, in the form of the premium specification. */
@NullMarked
package io.forecourt.insurance.calculation;

import org.jspecify.annotations.NullMarked;
