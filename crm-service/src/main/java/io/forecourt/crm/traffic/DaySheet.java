package io.forecourt.crm.traffic;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a consultant hands in at the end of a day: visits and new leads as the register has them,
 * and the report in own words.
 *
 * @param reportSealed under the consultant's own key
 */
@Table("day_sheet")
record DaySheet(
    @Id String id,
    String storeCode,
    String ownerId,
    LocalDate sheetDate,
    int visits,
    int leads,
    String reportSealed,
    Instant handedInAt,
    @Version @Nullable Long version) {}
