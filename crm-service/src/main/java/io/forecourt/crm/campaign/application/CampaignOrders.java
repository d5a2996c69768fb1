package io.forecourt.crm.campaign.application;

import io.forecourt.crm.campaign.domain.Attributed.Sold;
import java.util.Collection;
import java.util.List;

/** This service's copy of the orders that stand. */
public interface CampaignOrders {

  List<Sold> ofLeads(Collection<String> leadIds);
}
