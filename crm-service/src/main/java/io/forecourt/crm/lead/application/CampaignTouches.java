package io.forecourt.crm.lead.application;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which leads a campaign reached, in whatever way they were entered. */
public interface CampaignTouches {

  /**
   * A campaign reached the customer of a lead.
   *
   * @param first whether it brought the lead
   * @param nextAt when another campaign reached the same lead after it; null when none did
   */
  record CampaignTouch(String leadId, Instant at, boolean first, @Nullable Instant nextAt) {}

  List<CampaignTouch> of(String campaignId);
}
