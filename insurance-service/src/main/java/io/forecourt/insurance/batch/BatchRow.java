package io.forecourt.insurance.batch;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** What a batch came to, and the file of the shared tables that it was made from. */
@Table("premium_batch")
record BatchRow(
    @Id String id,
    String storeCode,
    String requestedBy,
    Instant requestedAt,
    int quoted,
    int rejected,
    BigDecimal total,
    String currency,
    String tariff,
    String tariffSha256,
    @Version @Nullable Long version) {}
