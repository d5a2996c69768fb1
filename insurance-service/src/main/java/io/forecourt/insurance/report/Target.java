package io.forecourt.insurance.report;

import io.forecourt.insurance.renewal.PolicyClassified.Business;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What the company wants of a month; it is never changed, a newer one takes its place.
 *
 * @param personId null for the whole store
 */
@Table("insurance_target")
record Target(
    @Id String id,
    String storeCode,
    String month,
    @Nullable String personId,
    Business business,
    int policies,
    String setBy,
    Instant setAt,
    @Version @Nullable Long version) {}
