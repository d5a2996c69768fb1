package io.forecourt.crm.campaign.application;

import io.forecourt.crm.campaign.domain.Attributed;
import io.forecourt.crm.campaign.domain.Attributed.Sold;
import io.forecourt.crm.campaign.domain.Attributed.Touch;
import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignResult.Measures;
import io.forecourt.crm.lead.application.CampaignTouches;
import io.forecourt.crm.lead.application.LeadSources;
import io.forecourt.platform.time.StoreCalendars;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts what a campaign brought, from touches, sign-ins and the orders that sales told of. */
@Component
class CampaignMeasures {
  private final Guests guests;
  private final CampaignTouches touches;
  private final CampaignOrders orders;
  private final LeadSources sources;
  private final StoreCalendars calendars;

  CampaignMeasures(
      Guests guests,
      CampaignTouches touches,
      CampaignOrders orders,
      LeadSources sources,
      StoreCalendars calendars) {
    this.guests = guests;
    this.touches = touches;
    this.orders = orders;
    this.sources = sources;
    this.calendars = calendars;
  }

  Measures of(Campaign.Snapshot campaign, CampaignPolicy policy) {
    List<Touch> reached =
        touches.of(campaign.id()).stream()
            .map(one -> new Touch(one.leadId(), one.at(), one.first(), one.nextAt()))
            .toList();
    List<Sold> sold = orders.ofLeads(reached.stream().map(Touch::leadId).distinct().toList());
    Instant until =
        policy
            .windowEnds(campaign.plan())
            .plusDays(1)
            .atStartOfDay(calendars.zone(campaign.store()))
            .toInstant();
    Attributed counted = Attributed.by(policy.attribution(), reached, sold, until);
    return new Measures(
        guests.invited(campaign.id()),
        guests.heads(campaign.id()),
        counted.leads(),
        counted.orders(),
        campaign.spent());
  }

  /**
   * Whether a larger share of the store's leads came from others than introductions since the first
   * day than in as long a time before it.
   */
  boolean widenedSources(Campaign.Snapshot campaign, CampaignPolicy policy, Instant now) {
    ZoneId zone = calendars.zone(campaign.store());
    Instant from = campaign.plan().from().atStartOfDay(zone).toInstant();
    Instant before = from.minus(Duration.between(from, now));
    return otherShare(campaign.store(), from, now, policy)
            .compareTo(otherShare(campaign.store(), before, from, policy))
        > 0;
  }

  private BigDecimal otherShare(String store, Instant from, Instant until, CampaignPolicy policy) {
    return sources.shareOutside(policy.introductionSources(), store, from, until);
  }
}
