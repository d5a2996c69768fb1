package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.application.CampaignNote;
import io.forecourt.crm.campaign.application.CampaignNotes;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Notes on campaigns in a table. */
@Repository
class JdbcCampaignNotes implements CampaignNotes {
  private final NoteRows rows;

  JdbcCampaignNotes(NoteRows rows) {
    this.rows = rows;
  }

  @Override
  public CampaignNote save(CampaignNote note) {
    return rows.save(note);
  }

  @Override
  public Optional<CampaignNote> find(String id) {
    return rows.findById(id);
  }

  @Override
  public List<CampaignNote> of(String campaignId) {
    return rows.findByCampaignIdOrderByNotedAtDesc(campaignId);
  }

  @Override
  public int openCrises(String campaignId) {
    return rows.countByCampaignIdAndKindAndSettledAtIsNull(campaignId, CampaignNote.Kind.CRISIS);
  }
}
