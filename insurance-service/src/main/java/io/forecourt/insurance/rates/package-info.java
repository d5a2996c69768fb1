/** Rate tables as versioned data: what was loaded, by whom, who published it, and what it says. */
@NullMarked
package io.forecourt.insurance.rates;

import org.jspecify.annotations.NullMarked;
