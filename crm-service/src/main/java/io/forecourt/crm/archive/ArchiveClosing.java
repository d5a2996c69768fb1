package io.forecourt.crm.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The customer archive of one year in one store, closed.
 *
 * @param customers files that were begun in the year
 * @param complete those among them with every mandatory field
 */
@Table("archive_closing")
record ArchiveClosing(
    @Id String id,
    String storeCode,
    int closedYear,
    int customers,
    int complete,
    String closedBy,
    Instant closedAt,
    @Version @Nullable Long version) {}
