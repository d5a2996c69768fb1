package io.forecourt.insurance.renewal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a specialist made of the losses of a month.
 *
 * @param measured how many have a counter-measure
 * @param reasons JSON object: losses by reason
 * @param measures JSON list: what is done from now on
 */
@Table("lost_renewal_review")
record LossReview(
    @Id String id,
    String storeCode,
    String month,
    int lost,
    int measured,
    String reasons,
    String measures,
    String reviewerId,
    Instant reviewedAt,
    @Version @Nullable Long version) {}
