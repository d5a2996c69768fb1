package io.forecourt.crm.campaign.application;

import io.forecourt.crm.customer.application.SegmentCriterion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers who were chosen by criteria and frozen: the same seed draws the same people.
 *
 * @param purpose what they agreed to
 * @param found how many fitted, before the draw
 * @param size how many are in it
 */
public record Segment(
    String id,
    String campaignId,
    List<SegmentCriterion> criteria,
    String purpose,
    long seed,
    int found,
    int size,
    String frozenBy,
    Instant frozenAt,
    @Nullable Long version) {
  public Segment {
    criteria = List.copyOf(criteria);
  }
}
