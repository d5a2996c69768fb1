package io.forecourt.sales.outlet;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * How somebody judged a partner; it is never changed.
 *
 * @param points by criterion, as JSON
 */
@Table("outlet_evaluation")
record OutletEvaluation(
    @Id String id,
    String outletId,
    String storeCode,
    String points,
    BigDecimal score,
    BigDecimal requiredScore,
    String evaluatedBy,
    Instant evaluatedAt,
    @Version @Nullable Long version) {}
