package io.forecourt.crm.care;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A customer who came to an event. */
@Table("care_event_attendance")
record Attendance(
    @Id String id,
    String careEventId,
    String storeCode,
    String customerId,
    String notedBy,
    Instant attendedAt,
    @Version @Nullable Long version) {}
