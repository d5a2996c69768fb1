package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.application.CampaignNote;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface NoteRows extends ListCrudRepository<CampaignNote, String> {

  List<CampaignNote> findByCampaignIdOrderByNotedAtDesc(String campaignId);

  int countByCampaignIdAndKindAndSettledAtIsNull(String campaignId, CampaignNote.Kind kind);
}
