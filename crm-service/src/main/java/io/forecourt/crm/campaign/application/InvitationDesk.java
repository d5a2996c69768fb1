package io.forecourt.crm.campaign.application;

import io.forecourt.crm.campaign.application.Invitation.Answer;
import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignInvitationSent;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignInvitationsShort;
import io.forecourt.crm.campaign.domain.CampaignState;
import io.forecourt.crm.campaign.domain.Campaigns;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PromotionPauses;
import io.forecourt.crm.customer.application.SegmentCriterion;
import io.forecourt.crm.customer.application.SegmentDraw;
import io.forecourt.crm.message.CustomerMessages;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Chooses whom to invite, invites them with the approved words, and takes their answers. */
@Service
public class InvitationDesk {
  private static final String PAUSED = "campaign.promotions-paused";
  static final String ALARM = "campaign.invitations-short";

  /**
   * What became of a round.
   *
   * @param refused how many could not be invited, by the code of the rule that refused
   */
  public record Round(int sent, Map<String, Integer> refused, int waiting) {}

  private final Campaigns campaigns;
  private final Guests guests;
  private final SegmentDraw draw;
  private final CustomerArchive archive;
  private final PromotionPauses pauses;
  private final CustomerMessages messages;
  private final Policies policies;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  InvitationDesk(
      Campaigns campaigns,
      Guests guests,
      SegmentDraw draw,
      CustomerArchive archive,
      PromotionPauses pauses,
      CustomerMessages messages,
      Policies policies,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.campaigns = campaigns;
    this.guests = guests;
    this.draw = draw;
    this.archive = archive;
    this.pauses = pauses;
    this.messages = messages;
    this.policies = policies;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  /**
   * Freezes customers who fit every criterion, agreed to the channel, have no open complaint and
   * were not chosen before.
   *
   * @param size how many at most
   */
  @Transactional
  public Segment freeze(String campaignId, List<SegmentCriterion> criteria, int size, long seed) {
    Campaign campaign = require("crm.campaign.segment", campaignId);
    campaign.segment();
    String store = campaign.store();
    String purpose = policy(store).invitation().purpose();
    Set<String> fit = new TreeSet<>(draw.fitting(store, purpose, criteria));
    fit.removeAll(guests.chosen(campaignId));
    fit.removeAll(pauses.pausedAmong(fit));
    List<String> fitting = List.copyOf(fit);
    List<String> drawn = SegmentDraw.shuffled(fitting, seed).stream().limit(size).toList();
    campaigns.save(campaign);
    return guests.save(
        new Segment(
            Ids.next(),
            campaignId,
            criteria,
            purpose,
            seed,
            fitting.size(),
            drawn.size(),
            access.caller().personId(),
            clock.instant(),
            null),
        drawn);
  }

  @Transactional(readOnly = true)
  public List<Segment> segments(String campaignId) {
    require("crm.campaign.segment", campaignId);
    return guests.segments(campaignId);
  }

  /**
   * Invites one customer.
   *
   * @throws RuleViolation if the campaign does not invite now, the customer was invited, did not
   *     agree, or complains
   */
  @Transactional
  public Invitation invite(String campaignId, String customerId) {
    Campaign campaign = inviting(campaignId);
    String survivor = archive.find(customerId).id();
    if (pauses.isPaused(survivor)) {
      throw new RuleViolation(PAUSED);
    }
    return send(campaign, survivor, null);
  }

  /** Invites the next members of a segment; who may not be written to any more is left out. */
  @Transactional
  public Round inviteFrom(String campaignId, String segmentId, int limit) {
    Campaign campaign = inviting(campaignId);
    if (guests
        .segment(segmentId)
        .filter(segment -> segment.campaignId().equals(campaignId))
        .isEmpty()) {
      throw new NotFound("segment", segmentId);
    }
    // Two members who turned out to be one person are invited once.
    Set<String> members = new LinkedHashSet<>(guests.waiting(segmentId, limit));
    Set<String> paused = pauses.pausedAmong(members);
    Map<String, Integer> refused = new TreeMap<>();
    int sent = 0;
    for (String customer : members) {
      Optional<String> no =
          paused.contains(customer) ? Optional.of(PAUSED) : refusal(campaign, customer);
      if (no.isEmpty()) {
        send(campaign, customer, segmentId);
        sent++;
      } else {
        guests.leaveOut(segmentId, customer, no.get());
        refused.merge(no.get(), 1, Integer::sum);
      }
    }
    return new Round(sent, refused, guests.waiting(segmentId));
  }

  /** What the rules of messages say now: the draw asked a list, which knows less than they. */
  private Optional<String> refusal(Campaign campaign, String customerId) {
    var invitation = policy(campaign.store()).invitation();
    return messages.refusal(archive.find(customerId), invitation.template(), invitation.purpose());
  }

  private Campaign inviting(String campaignId) {
    require("crm.campaign.invite", campaignId);
    Campaign campaign = campaigns.lock(campaignId);
    if (campaign.state() != CampaignState.INVITING) {
      throw RuleViolation.wrongState(
          "campaign.wrong-state", campaign.state(), campaign.state().successors());
    }
    return campaign;
  }

  private Invitation send(Campaign campaign, String customerId, @Nullable String segmentId) {
    Campaign.Copy copy = campaign.copy();
    if (copy == null || copy.invitationText() == null) {
      throw new RuleViolation("campaign.no-invitation-text");
    }
    if (guests.invitationOf(campaign.id(), customerId).isPresent()) {
      throw new RuleViolation("campaign.already-invited");
    }
    var invitation = policy(campaign.store()).invitation();
    String message =
        messages.send(
            customerId,
            invitation.template(),
            invitation.purpose(),
            Map.of("text", copy.invitationText()));
    String agent = access.caller().personId();
    Instant now = clock.instant();
    Invitation sent =
        guests.save(
            new Invitation(
                Ids.next(),
                campaign.id(),
                customerId,
                segmentId,
                agent,
                message,
                now,
                null,
                null,
                null,
                null,
                null));
    facts.publishEvent(
        new CampaignInvitationSent(
            campaign.snapshot(), customerId, agent, message, guests.invited(campaign.id()), now));
    return sent;
  }

  /** What the customer said, with the record that proves it; a later answer replaces it. */
  @Transactional
  public Invitation answer(String campaignId, String invitationId, Answer said, String evidence) {
    require("crm.campaign.invite", campaignId);
    return guests.save(
        invitation(campaignId, invitationId)
            .answered(said, evidence, access.caller().personId(), clock.instant()));
  }

  @Transactional(readOnly = true)
  public Invitation show(String campaignId, String invitationId) {
    require("crm.campaign.read", campaignId);
    return invitation(campaignId, invitationId);
  }

  private Invitation invitation(String campaignId, String invitationId) {
    return guests
        .invitation(invitationId)
        .filter(one -> one.campaignId().equals(campaignId))
        .orElseThrow(() -> new NotFound("invitation", invitationId));
  }

  /**
   * Sets the alarm for the day by which the plan should be reached; one that opens later has until
   * the end of its first day.
   */
  void watch(Campaign campaign) {
    String store = campaign.store();
    ZoneId zone = calendars.zone(store);
    Instant now = clock.instant();
    Instant planned = policy(store).alarmAt(campaign.plan(), zone);
    Instant alarm =
        planned.isAfter(now)
            ? planned
            : calendars.endOfDay(store, now, CalendarKind.CALENDAR_DAYS, 0);
    deadlines.set(ALARM, campaign.id(), store, alarm);
  }

  void stopWatching(String campaignId) {
    deadlines.cancel(ALARM, campaignId);
  }

  @OnDeadline(ALARM)
  @Transactional
  public void shortOfGuests(DueDeadline deadline) {
    campaigns
        .find(deadline.subject())
        .filter(campaign -> campaign.state() == CampaignState.INVITING)
        .ifPresent(
            campaign -> {
              int invited = guests.invited(campaign.id());
              if (invited < campaign.plan().headsPlanned()) {
                facts.publishEvent(
                    new CampaignInvitationsShort(campaign.snapshot(), invited, deadline.due()));
              }
            });
  }

  private Campaign require(String action, String id) {
    Campaign campaign = campaigns.get(id);
    access.requireInScope(action, "campaign", id, campaign.store(), campaign.ownerId());
    return campaign;
  }

  private CampaignPolicy policy(String store) {
    return policies.inForce(
        "campaign", CampaignPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
