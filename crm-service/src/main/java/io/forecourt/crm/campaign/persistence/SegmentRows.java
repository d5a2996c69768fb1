package io.forecourt.crm.campaign.persistence;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface SegmentRows extends ListCrudRepository<SegmentRow, String> {

  List<SegmentRow> findByCampaignIdOrderByFrozenAtDesc(String campaignId);
}
