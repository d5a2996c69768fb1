package io.forecourt.crm.lead.domain;

import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a person's interest: the first captures the lead, each later one is kept beside it.
 *
 * @param reference the visit, the call or the platform's record that brought it
 */
public record LeadTouch(
    String id,
    String leadId,
    String customerId,
    String store,
    LeadWay way,
    String source,
    @Nullable String campaignId,
    @Nullable String reference,
    Instant at,
    String by) {

  static LeadTouch first(Lead lead, String id, LeadWay way, @Nullable String reference) {
    Lead.Snapshot s = lead.snapshot();
    return new LeadTouch(
        id,
        s.id(),
        s.customerId(),
        s.store(),
        way,
        s.source(),
        s.campaignId(),
        reference,
        s.capturedAt(),
        s.capturedBy());
  }

  /** A new entry for a lead that is open already. */
  public static LeadTouch of(
      Lead lead,
      LeadWay way,
      String source,
      @Nullable String campaignId,
      @Nullable String reference,
      Instant at,
      String by) {
    return new LeadTouch(
        Ids.next(),
        lead.id(),
        lead.customerId(),
        lead.store(),
        way,
        source,
        campaignId,
        reference,
        at,
        by);
  }
}
