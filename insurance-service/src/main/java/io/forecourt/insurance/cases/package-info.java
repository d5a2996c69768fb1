/** What an order needs in insurance: one case per order. */
@NullMarked
package io.forecourt.insurance.cases;

import org.jspecify.annotations.NullMarked;
