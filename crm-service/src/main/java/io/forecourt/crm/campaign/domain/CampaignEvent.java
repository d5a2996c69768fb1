package io.forecourt.crm.campaign.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened to a campaign. */
public sealed interface CampaignEvent {

  Campaign.Snapshot campaign();

  Instant at();

  /**
   * @param citedTopics how many of the cited intelligence are topics or developments of the trade
   * @param wholeType type of the plan that it is part of, for example the loyalty plan
   */
  record CampaignApproved(
      Campaign.Snapshot campaign, int citedTopics, @Nullable String wholeType, Instant at)
      implements CampaignEvent {}

  record CampaignStarted(Campaign.Snapshot campaign, Instant at) implements CampaignEvent {}

  record CampaignClosed(Campaign.Snapshot campaign, CampaignResult result, Instant at)
      implements CampaignEvent {}

  /** It takes place on other days. */
  record CampaignMoved(Campaign.Snapshot campaign, Instant at) implements CampaignEvent {}

  record CampaignCancelled(Campaign.Snapshot campaign, String by, Instant at)
      implements CampaignEvent {}

  /**
   * @param invited how many were invited so far, this customer among them
   */
  record CampaignInvitationSent(
      Campaign.Snapshot campaign,
      String customerId,
      String agentId,
      String messageId,
      int invited,
      Instant at)
      implements CampaignEvent {}

  /** Too few are invited while little time is left. */
  record CampaignInvitationsShort(Campaign.Snapshot campaign, int invited, Instant at)
      implements CampaignEvent {}

  /**
   * @param invited whether the customer had been invited
   * @param heads how many came so far, this customer among them
   */
  record CampaignAttended(
      Campaign.Snapshot campaign,
      String customerId,
      @Nullable String leadId,
      boolean invited,
      int heads,
      Instant at)
      implements CampaignEvent {}

  /**
   * Something went wrong on the day.
   *
   * @param ownerId who takes over, by the contingency plan
   */
  record CampaignCrisisRaised(
      Campaign.Snapshot campaign, String noteId, String ownerId, String by, Instant at)
      implements CampaignEvent {}

  record CampaignStatusNoted(Campaign.Snapshot campaign, String noteId, String by, Instant at)
      implements CampaignEvent {}

  /** A week begins in which a running campaign needs a note on how it goes. */
  record CampaignStatusDue(Campaign.Snapshot campaign, LocalDate weekFrom, Instant at)
      implements CampaignEvent {}
}
