package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.application.BudgetRequest;
import io.forecourt.crm.campaign.application.CampaignCost;
import io.forecourt.crm.campaign.application.CampaignCosts;
import io.forecourt.platform.rule.NotFound;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Costs of campaigns in tables. */
@Repository
class JdbcCampaignCosts implements CampaignCosts {
  private final CostRows costs;
  private final BudgetRequestRows requests;

  JdbcCampaignCosts(CostRows costs, BudgetRequestRows requests) {
    this.costs = costs;
    this.requests = requests;
  }

  @Override
  public CampaignCost save(CampaignCost cost) {
    return costs.save(cost);
  }

  @Override
  public List<CampaignCost> of(String campaignId) {
    return costs.findByCampaignIdOrderByRecordedAt(campaignId);
  }

  @Override
  public BudgetRequest save(BudgetRequest request) {
    return requests.save(request);
  }

  @Override
  public BudgetRequest asked(String id) {
    return requests.findById(id).orElseThrow(() -> new NotFound("budget-request", id));
  }
}
