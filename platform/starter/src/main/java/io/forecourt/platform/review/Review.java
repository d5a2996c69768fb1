package io.forecourt.platform.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A report that somebody looked at; it is never changed.
 *
 * @param ownerId who looked at it
 * @param remarkSealed what the reviewer says of it, under the reviewer's own key
 */
@Table("report_review")
record Review(
    @Id String id,
    String storeCode,
    String ownerId,
    String reportKind,
    String reportId,
    String remarkSealed,
    Instant reviewedAt,
    @Version @Nullable Long version) {}
