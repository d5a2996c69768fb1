/**
 * Key figures. Their definitions are data; each feature that holds the facts counts them as a
 * {@link io.forecourt.crm.kpi.KpiSource}, so this package lies below the features.
 */
@NullMarked
package io.forecourt.crm.kpi;

import org.jspecify.annotations.NullMarked;
