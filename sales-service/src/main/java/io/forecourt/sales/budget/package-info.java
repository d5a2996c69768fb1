/**
 * What a department may spend in a period, what it spends, and what is done when that is more:
 * heads propose budgets, the general manager approves them, finance records expenses.
 */
@NullMarked
package io.forecourt.sales.budget;

import org.jspecify.annotations.NullMarked;
