package io.forecourt.crm.customer.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a segment, as data: a value that is one of several, or a date in a range, both
 * ends included.
 *
 * @param field as a {@link SegmentSource} names it, for example {@code INSURANCE_EXPIRY}
 */
public record SegmentCriterion(
    String field, List<String> in, @Nullable LocalDate from, @Nullable LocalDate to) {
  public SegmentCriterion {
    in = List.copyOf(in);
  }
}
