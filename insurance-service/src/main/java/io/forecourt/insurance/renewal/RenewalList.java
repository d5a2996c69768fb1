package io.forecourt.insurance.renewal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** The cases of a store whose cover ends in a month, as they stood on its first day. */
@Table("renewal_list")
record RenewalList(
    @Id String id,
    String storeCode,
    String month,
    int cases,
    Instant generatedAt,
    @Version @Nullable Long version) {}
