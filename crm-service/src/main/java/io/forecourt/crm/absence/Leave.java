package io.forecourt.crm.absence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Days on which somebody is away, the first and the last among them. */
@Table("approved_leave")
record Leave(
    @Id String id,
    String personId,
    String storeCode,
    LocalDate fromDate,
    LocalDate toDate,
    @Version @Nullable Long version) {

  long days() {
    return ChronoUnit.DAYS.between(fromDate, toDate) + 1;
  }
}
