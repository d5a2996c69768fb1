package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.application.Invitation;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface InvitationRows extends ListCrudRepository<Invitation, String> {

  Optional<Invitation> findByCampaignIdAndCustomerId(String campaignId, String customerId);

  int countByCampaignId(String campaignId);
}
