package io.forecourt.crm.campaign.messaging;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.Campaign.Copy;
import io.forecourt.crm.campaign.domain.CampaignEvent;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignApproved;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignAttended;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignCancelled;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignClosed;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignCrisisRaised;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignInvitationSent;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignInvitationsShort;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignMoved;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignStarted;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignStatusDue;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignStatusNoted;
import io.forecourt.crm.campaign.domain.CampaignPlan;
import io.forecourt.crm.campaign.domain.CampaignPlan.Origin;
import io.forecourt.crm.campaign.domain.CampaignPlan.Period;
import io.forecourt.crm.campaign.domain.CampaignPlan.ThemeKind;
import io.forecourt.crm.campaign.domain.CampaignResult;
import io.forecourt.crm.campaign.domain.CampaignResult.Attribution;
import io.forecourt.crm.campaign.domain.CampaignResult.Measures;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells others what happened to a campaign, in the transaction in which it happened. */
@Component
class CampaignEventMessages {

  /** What everybody needs to know of a campaign: what it is, and who has a part in it. */
  record Brief(
      String campaignId,
      String type,
      String channel,
      Origin origin,
      String audience,
      ThemeKind themeKind,
      @Nullable String themeCode,
      @Nullable String modelCode,
      Period period,
      String ownerId,
      @Nullable String plannerId,
      @Nullable String executorId,
      String approvedBy,
      List<String> teamIds,
      boolean invites,
      boolean segmented,
      int headsPlanned,
      LocalDate from,
      LocalDate to,
      Instant startsAt,
      Instant endsAt) {}

  record ApprovedV1(
      @JsonUnwrapped Brief campaign,
      String theme,
      Money budget,
      int tasks,
      boolean tasksOwned,
      boolean contingency,
      boolean concept,
      @Nullable String copyBy,
      int citedTopics,
      @Nullable String partOfId,
      @Nullable String partOfType) {}

  record StartedV1(@JsonUnwrapped Brief campaign, Instant startedAt) {}

  record ClosedV1(
      @JsonUnwrapped Brief campaign,
      int heads,
      int leads,
      int orders,
      Money cost,
      Attribution attribution,
      @Nullable Money costPerHead,
      @Nullable Money costPerLead,
      @Nullable Money costPerOrder,
      boolean measured,
      boolean widenedSources,
      @Nullable String signOffBy,
      @Nullable String feedbackBy,
      int measures) {}

  record MovedV1(
      String campaignId,
      String ownerId,
      LocalDate from,
      LocalDate to,
      Instant startsAt,
      Instant endsAt) {}

  record CancelledV1(String campaignId, String ownerId, String cancelledBy) {}

  record InvitationSentV1(
      String campaignId,
      String customerId,
      String agentId,
      String messageId,
      boolean approvedText,
      @Nullable String copyBy,
      int invited,
      int headsPlanned) {}

  record InvitationsShortV1(
      String campaignId, String ownerId, int invited, int headsPlanned, Instant startsAt) {}

  record AttendedV1(
      String campaignId,
      String customerId,
      @Nullable String leadId,
      boolean invited,
      int heads,
      int headsPlanned) {}

  record CrisisRaisedV1(String campaignId, String noteId, String ownerId, String raisedBy) {}

  record StatusNotedV1(
      String campaignId, String noteId, String ownerId, Period period, String notedBy) {}

  record StatusDueV1(String campaignId, String ownerId, Period period, LocalDate weekFrom) {}

  private final Outbox outbox;
  private final StoreCalendars calendars;

  CampaignEventMessages(Outbox outbox, StoreCalendars calendars) {
    this.outbox = outbox;
    this.calendars = calendars;
  }

  @EventListener
  void on(CampaignEvent event) {
    outbox.append(message(event, calendars.zone(event.campaign().store())));
  }

  static OutgoingEvent message(CampaignEvent event, ZoneId zone) {
    Campaign.Snapshot campaign = event.campaign();
    CampaignPlan plan = campaign.plan();
    return switch (event) {
      case CampaignApproved e -> message(e, "campaign-approved", approved(e, zone));
      case CampaignStarted e ->
          message(e, "campaign-started", new StartedV1(brief(campaign, zone), e.at()));
      case CampaignClosed e -> message(e, "campaign-closed", closed(e, zone));
      case CampaignMoved e ->
          message(
              e,
              "campaign-moved",
              new MovedV1(
                  campaign.id(),
                  campaign.ownerId(),
                  plan.from(),
                  plan.to(),
                  startsAt(plan, zone),
                  endsAt(plan, zone)));
      case CampaignCancelled e ->
          message(
              e, "campaign-cancelled", new CancelledV1(campaign.id(), campaign.ownerId(), e.by()));
      case CampaignInvitationSent e ->
          message(
              e,
              "campaign-invitation-sent",
              new InvitationSentV1(
                  campaign.id(),
                  e.customerId(),
                  e.agentId(),
                  e.messageId(),
                  campaign.approval() != null,
                  copyBy(campaign),
                  e.invited(),
                  plan.headsPlanned()));
      case CampaignInvitationsShort e ->
          message(
              e,
              "campaign-invitations-short",
              new InvitationsShortV1(
                  campaign.id(),
                  campaign.ownerId(),
                  e.invited(),
                  plan.headsPlanned(),
                  startsAt(plan, zone)));
      case CampaignAttended e ->
          message(
              e,
              "campaign-attended",
              new AttendedV1(
                  campaign.id(),
                  e.customerId(),
                  e.leadId(),
                  e.invited(),
                  e.heads(),
                  plan.headsPlanned()));
      case CampaignCrisisRaised e ->
          message(
              e,
              "campaign-crisis-raised",
              new CrisisRaisedV1(campaign.id(), e.noteId(), e.ownerId(), e.by()));
      case CampaignStatusNoted e ->
          message(
              e,
              "campaign-status-noted",
              new StatusNotedV1(
                  campaign.id(), e.noteId(), campaign.ownerId(), plan.period(), e.by()));
      case CampaignStatusDue e ->
          message(
              e,
              "campaign-status-due",
              new StatusDueV1(campaign.id(), campaign.ownerId(), plan.period(), e.weekFrom()));
    };
  }

  private static ApprovedV1 approved(CampaignApproved event, ZoneId zone) {
    Campaign.Snapshot campaign = event.campaign();
    CampaignPlan plan = campaign.plan();
    return new ApprovedV1(
        brief(campaign, zone),
        plan.theme().text(),
        campaign.budget(),
        plan.tasks().size(),
        plan.tasks().stream().allMatch(task -> task.ownerId() != null),
        plan.contingency() != null,
        campaign.copy() != null,
        copyBy(campaign),
        event.citedTopics(),
        plan.partOfId(),
        event.wholeType());
  }

  private static ClosedV1 closed(CampaignClosed event, ZoneId zone) {
    Campaign.Snapshot campaign = event.campaign();
    CampaignResult result = event.result();
    Measures measured = result.measured();
    var signOff = campaign.signOff();
    return new ClosedV1(
        brief(campaign, zone),
        measured.heads(),
        measured.leads(),
        measured.orders(),
        measured.cost(),
        result.attribution(),
        measured.costPerHead(),
        measured.costPerLead(),
        measured.costPerOrder(),
        true,
        result.widenedSources(),
        signOff == null ? null : signOff.by(),
        campaign.feedbackBy(),
        result.measures().size());
  }

  private static Brief brief(Campaign.Snapshot campaign, ZoneId zone) {
    CampaignPlan plan = campaign.plan();
    var approval = campaign.approval();
    return new Brief(
        campaign.id(),
        plan.type(),
        plan.channel(),
        plan.origin(),
        plan.audience(),
        plan.theme().kind(),
        plan.theme().code(),
        plan.modelCode(),
        plan.period(),
        campaign.ownerId(),
        plan.plannerId(),
        plan.executorId(),
        Objects.requireNonNull(approval).by(),
        List.copyOf(campaign.teamIds()),
        plan.invites(),
        campaign.segmented(),
        plan.headsPlanned(),
        plan.from(),
        plan.to(),
        startsAt(plan, zone),
        endsAt(plan, zone));
  }

  private static Instant startsAt(CampaignPlan plan, ZoneId zone) {
    return plan.from().atStartOfDay(zone).toInstant();
  }

  private static Instant endsAt(CampaignPlan plan, ZoneId zone) {
    return plan.to().plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static @Nullable String copyBy(Campaign.Snapshot campaign) {
    Copy copy = campaign.copy();
    return copy == null ? null : copy.by();
  }

  private static OutgoingEvent message(CampaignEvent event, String name, Object data) {
    return new OutgoingEvent(
        "io.forecourt.crm." + name + ".v1",
        event.campaign().id(),
        event.campaign().store(),
        event.at(),
        data);
  }
}
