package io.forecourt.crm.campaign.application;

import io.forecourt.crm.campaign.domain.CampaignPlan;
import io.forecourt.crm.campaign.domain.CampaignResult.Attribution;
import io.forecourt.platform.rule.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a store calls its campaigns, and the figures that it runs them by.
 *
 * @param carThemes the qualities that a car brand is shown by
 * @param introductionSources sources of leads that rest on introductions by friends
 * @param alarmDays so many days before the first day too few invitations raise the alarm
 * @param windowDays so many days after the last day an order still counts
 */
public record CampaignPolicy(
    Set<String> types,
    Set<String> channels,
    Set<String> audiences,
    Set<String> carThemes,
    Set<String> introductionSources,
    String leadSource,
    int alarmDays,
    int windowDays,
    Attribution attribution,
    Invitation invitation) {

  /** How a customer is asked to come. */
  public record Invitation(String template, String purpose) {}

  /**
   * @throws InvalidInput naming every word that the store does not know
   */
  void requireKnown(CampaignPlan plan) {
    List<InvalidInput.Field> unknown = new ArrayList<>();
    check(unknown, "/type", types.contains(plan.type()));
    check(unknown, "/channel", channels.contains(plan.channel()));
    check(unknown, "/audience", audiences.contains(plan.audience()));
    String theme = plan.theme().code();
    check(unknown, "/theme/code", theme == null || carThemes.contains(theme));
    if (!unknown.isEmpty()) {
      throw new InvalidInput(unknown);
    }
  }

  /** When too few invitations raise the alarm. */
  Instant alarmAt(CampaignPlan plan, ZoneId zone) {
    return plan.from().minusDays(alarmDays).atStartOfDay(zone).toInstant();
  }

  /** The last day on which an order counts. */
  LocalDate windowEnds(CampaignPlan plan) {
    return plan.to().plusDays(windowDays);
  }

  private static void check(List<InvalidInput.Field> unknown, String pointer, boolean known) {
    if (!known) {
      unknown.add(new InvalidInput.Field(pointer, "campaign.unknown-word"));
    }
  }
}
