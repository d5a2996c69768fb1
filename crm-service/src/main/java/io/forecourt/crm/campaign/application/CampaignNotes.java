package io.forecourt.crm.campaign.application;

import java.util.List;
import java.util.Optional;

/** What was noted while campaigns ran. */
public interface CampaignNotes {

  CampaignNote save(CampaignNote note);

  Optional<CampaignNote> find(String id);

  /** Newest first. */
  List<CampaignNote> of(String campaignId);

  /** Crises of the campaign that nobody has settled. */
  int openCrises(String campaignId);
}
