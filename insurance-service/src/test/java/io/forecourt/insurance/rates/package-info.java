@NullMarked
package io.forecourt.insurance.rates;

import org.jspecify.annotations.NullMarked;
