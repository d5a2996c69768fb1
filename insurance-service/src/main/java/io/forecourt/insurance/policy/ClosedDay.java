package io.forecourt.insurance.policy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A closed day, or a part of it; it is never changed.
 *
 * @param formsCounted by hand
 * @param formsInBook that left the stock on that day
 * @param faults entry errors that were corrected on that day
 */
@Table("policy_register")
record ClosedDay(
    @Id String id,
    String storeCode,
    LocalDate day,
    int policies,
    int formsCounted,
    int formsInBook,
    int faults,
    int documentsMissing,
    String clerkId,
    Instant closedAt,
    @Version @Nullable Long version) {}
