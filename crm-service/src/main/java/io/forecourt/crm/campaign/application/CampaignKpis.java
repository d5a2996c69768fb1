package io.forecourt.crm.campaign.application;

import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignResult.Measures;
import io.forecourt.crm.campaign.domain.Campaigns;
import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Guests and effect of the campaigns that began in a time; orders count until the window ends. */
@Component
class CampaignKpis implements KpiSource {
  private static final String ATTAINMENT = "KPI-CMP-01";
  private static final String EFFECT = "KPI-CMP-02";

  private final Campaigns campaigns;
  private final CampaignDesk desk;

  CampaignKpis(Campaigns campaigns, CampaignDesk desk) {
    this.campaigns = campaigns;
    this.desk = desk;
  }

  @Override
  public Set<String> kpis() {
    return Set.of(ATTAINMENT, EFFECT);
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    return campaigns.held(span.store(), span.from(), span.to()).stream()
        .flatMap(
            campaign -> {
              String group = by == KpiGrouping.CAMPAIGN ? campaign.snapshot().number() : "";
              Measures measures = desk.measured(campaign);
              return kpi.equals(EFFECT)
                  ? effect(measures, group)
                  : attainment(campaign, measures, group);
            })
        .toList();
  }

  private static Stream<Tally> attainment(Campaign campaign, Measures measures, String group) {
    int planned = campaign.plan().headsPlanned();
    return Stream.of(
        Tally.of("present", group, planned == 0 ? 0 : measures.heads(), planned),
        Tally.of("invited", group, planned == 0 ? 0 : measures.invited(), planned));
  }

  private static Stream<Tally> effect(Measures measures, String group) {
    BigDecimal cost = measures.cost().amount();
    return Stream.of(
        Tally.of("leads", group, measures.leads(), 0),
        Tally.of("orders", group, measures.orders(), 0),
        new Tally("costPerLead", group, cost, BigDecimal.valueOf(measures.leads())),
        new Tally("costPerOrder", group, cost, BigDecimal.valueOf(measures.orders())),
        Tally.of("ordersPerLead", group, measures.orders(), measures.leads()));
  }
}
