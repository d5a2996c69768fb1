package io.forecourt.crm.aftersales;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The published figures of a day or a month. They are never changed: a correction is the next
 * revision, and the former one stands in the audit record.
 *
 * @param toDate last day, included
 * @param figures value by code, as JSON
 * @param origin whether they were typed in or read from a file
 * @param planId the month's plan that they were held against
 * @param commentSealed under the publisher's own key
 */
@Table("after_sales_report")
record AfterSalesReport(
    @Id String id,
    String storeCode,
    ReportPeriod period,
    LocalDate fromDate,
    LocalDate toDate,
    String figures,
    Origin origin,
    @Nullable String planId,
    @Nullable String commentSealed,
    int revision,
    String publishedBy,
    Instant publishedAt,
    @Version @Nullable Long version) {

  /** Where figures come from. */
  enum Origin {
    ENTERED,
    IMPORTED
  }

  AfterSalesReport corrected(
      String newFigures, Origin from, @Nullable String comment, String by, Instant at) {
    return new AfterSalesReport(
        id,
        storeCode,
        period,
        fromDate,
        toDate,
        newFigures,
        from,
        planId,
        comment,
        revision + 1,
        by,
        at,
        version);
  }
}
