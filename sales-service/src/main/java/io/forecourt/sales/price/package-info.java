/** What cars and extras cost: models with their guide price, extras from the policy. */
@NullMarked
package io.forecourt.sales.price;

import org.jspecify.annotations.NullMarked;
