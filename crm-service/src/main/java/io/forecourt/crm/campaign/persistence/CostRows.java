package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.application.CampaignCost;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface CostRows extends ListCrudRepository<CampaignCost, String> {

  List<CampaignCost> findByCampaignIdOrderByRecordedAt(String campaignId);
}
