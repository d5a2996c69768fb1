package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.application.Attendance;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface AttendanceRows extends ListCrudRepository<Attendance, String> {

  Optional<Attendance> findByCampaignIdAndCustomerId(String campaignId, String customerId);

  int countByCampaignId(String campaignId);
}
