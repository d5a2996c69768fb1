/**
 * Key figures of the insurance desk. Each feature that holds the facts counts them as a {@link
 * io.forecourt.insurance.kpi.KpiSource}, so this package lies below the features.
 */
@NullMarked
package io.forecourt.insurance.kpi;

import org.jspecify.annotations.NullMarked;
