package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignPlan.Period;
import io.forecourt.crm.campaign.domain.CampaignState;
import io.forecourt.crm.campaign.domain.Campaigns;
import io.forecourt.platform.rule.NotFound;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** Campaigns in a table. */
@Repository
class JdbcCampaigns implements Campaigns {
  private static final Set<CampaignState> HELD =
      EnumSet.of(CampaignState.RUNNING, CampaignState.CLOSED);

  private final CampaignRows rows;
  private final CampaignRowMapper map;

  JdbcCampaigns(CampaignRows rows, CampaignRowMapper map) {
    this.rows = rows;
    this.map = map;
  }

  @Override
  public Campaign get(String id) {
    return find(id).orElseThrow(() -> new NotFound("campaign", id));
  }

  @Override
  public Campaign lock(String id) {
    return rows.findOneById(id).map(map::toDomain).orElseThrow(() -> new NotFound("campaign", id));
  }

  @Override
  public Optional<Campaign> find(String id) {
    return rows.findById(id).map(map::toDomain);
  }

  @Override
  public List<Campaign> running(String store) {
    return rows.findByStoreCodeAndStateOrderByStartsOn(store, CampaignState.RUNNING).stream()
        .map(map::toDomain)
        .toList();
  }

  @Override
  public List<Campaign> held(String store, LocalDate from, LocalDate to) {
    return rows
        .findByStoreCodeAndPeriodAndStateInAndStartsOnBetweenOrderByStartsOn(
            store, Period.EVENT, HELD, from, to)
        .stream()
        .map(map::toDomain)
        .toList();
  }

  @Override
  public Campaign save(Campaign campaign) {
    return map.toDomain(rows.save(map.toRow(campaign)));
  }
}
