package io.forecourt.insurance.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Somebody has read a version; it is never changed. */
@Table("rule_acknowledgement")
record Acknowledgement(
    @Id String id,
    String pageId,
    String personId,
    Instant acknowledgedAt,
    @Version @Nullable Long version) {}
