package io.forecourt.insurance.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A note; it is never changed.
 *
 * @param keyOf whose key seals it: the customer, or who wrote it while there is none
 */
@Table("case_note")
record CaseNote(
    @Id String id,
    String caseId,
    LocalDate day,
    String keyOf,
    String textSealed,
    String writtenBy,
    Instant writtenAt,
    @Version @Nullable Long version) {}
