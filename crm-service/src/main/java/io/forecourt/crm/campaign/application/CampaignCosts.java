package io.forecourt.crm.campaign.application;

import java.util.List;

/** What was spent on campaigns, and what more was asked for. */
public interface CampaignCosts {

  CampaignCost save(CampaignCost cost);

  /** In the order in which they were recorded. */
  List<CampaignCost> of(String campaignId);

  BudgetRequest save(BudgetRequest request);

  BudgetRequest asked(String id);
}
