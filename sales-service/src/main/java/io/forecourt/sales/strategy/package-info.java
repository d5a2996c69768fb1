/**
 * How a store, or the whole group, means to sell in a period: the sales director writes it, the
 * general manager approves it, and each look at the market may bring a new version.
 */
@NullMarked
package io.forecourt.sales.strategy;

import org.jspecify.annotations.NullMarked;
