package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.domain.CampaignPlan.Period;
import io.forecourt.crm.campaign.domain.CampaignState;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface CampaignRows extends ListCrudRepository<CampaignRow, String> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<CampaignRow> findOneById(String id);

  List<CampaignRow> findByStoreCodeAndStateOrderByStartsOn(String storeCode, CampaignState state);

  List<CampaignRow> findByStoreCodeAndPeriodAndStateInAndStartsOnBetweenOrderByStartsOn(
      String storeCode,
      Period period,
      Collection<CampaignState> states,
      LocalDate from,
      LocalDate to);
}
