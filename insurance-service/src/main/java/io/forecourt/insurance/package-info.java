/** Premiums, policies and the renewal clock. */
@NullMarked
package io.forecourt.insurance;

import org.jspecify.annotations.NullMarked;
