package io.forecourt.insurance.renewal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** When a specialist calls whom in a month. */
@Table("call_back_plan")
record CallBackPlan(
    @Id String id,
    String storeCode,
    String month,
    String specialistId,
    int calls,
    Instant madeAt,
    @Version @Nullable Long version) {}
