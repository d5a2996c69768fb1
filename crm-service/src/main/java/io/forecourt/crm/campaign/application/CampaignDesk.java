package io.forecourt.crm.campaign.application;

import io.forecourt.crm.campaign.application.CampaignNote.Kind;
import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignCrisisRaised;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignStatusDue;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignStatusNoted;
import io.forecourt.crm.campaign.domain.CampaignPlan;
import io.forecourt.crm.campaign.domain.CampaignPlan.BudgetLine;
import io.forecourt.crm.campaign.domain.CampaignResult;
import io.forecourt.crm.campaign.domain.CampaignResult.Measure;
import io.forecourt.crm.campaign.domain.CampaignState;
import io.forecourt.crm.campaign.domain.Campaigns;
import io.forecourt.crm.intelligence.IntelligenceLog;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.approval.ApprovalSettled;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans campaigns, has them approved, runs and measures them. */
@Service
public class CampaignDesk {
  static final String PLAN = "CAMPAIGN";
  static final String BUDGET = "CAMPAIGN_BUDGET";

  /** What is written down when a campaign ends. */
  public record CloseCampaign(String debrief, List<Measure> measures) {
    public CloseCampaign {
      measures = List.copyOf(measures);
    }
  }

  private final Campaigns campaigns;
  private final CampaignNotes notes;
  private final CampaignCosts costs;
  private final CampaignMeasures measures;
  private final IntelligenceLog intelligence;
  private final Approvals approvals;
  private final InvitationDesk invitations;
  private final Policies policies;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  CampaignDesk(
      Campaigns campaigns,
      CampaignNotes notes,
      CampaignCosts costs,
      CampaignMeasures measures,
      IntelligenceLog intelligence,
      Approvals approvals,
      InvitationDesk invitations,
      Policies policies,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.campaigns = campaigns;
    this.notes = notes;
    this.costs = costs;
    this.measures = measures;
    this.intelligence = intelligence;
    this.approvals = approvals;
    this.invitations = invitations;
    this.policies = policies;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  @Bean
  static Policy<CampaignPolicy> campaignPolicy() {
    return new Policy<>("campaign", CampaignPolicy.class);
  }

  /**
   * @throws InvalidInput if the store does not know a word of it, or what it is part of
   */
  @Transactional
  public Campaign plan(CampaignPlan plan) {
    String store = access.caller().store();
    requireSound(store, plan);
    return campaigns.save(
        Campaign.draft(
            numbers.next("CP", store, today(store)),
            store,
            access.caller().personId(),
            plan,
            clock.instant()));
  }

  @Transactional
  public Campaign revise(String id, CampaignPlan plan, LongConsumer precondition) {
    Campaign campaign = require("crm.campaign.plan", id);
    precondition.accept(version(campaign));
    requireSound(campaign.store(), plan);
    campaign.revise(plan);
    return campaigns.save(campaign);
  }

  private void requireSound(String store, CampaignPlan plan) {
    policy(store).requireKnown(plan);
    String partOf = plan.partOfId();
    if (partOf != null
        && campaigns.find(partOf).filter(whole -> isPlanIn(store, whole)).isEmpty()) {
      throw new InvalidInput("/partOfId", "campaign.no-such-plan");
    }
    if (!intelligence.areKnown(store, plan.intelligenceIds())) {
      throw new InvalidInput("/intelligenceIds", "campaign.no-such-intelligence");
    }
  }

  private static boolean isPlanIn(String store, Campaign whole) {
    return whole.store().equals(store) && whole.plan().period() != CampaignPlan.Period.EVENT;
  }

  @Transactional
  public Campaign write(String id, String concept, @Nullable String invitationText) {
    return change(
        "crm.campaign.write",
        id,
        campaign ->
            campaign.write(new Campaign.Copy(concept, invitationText, person(), clock.instant())));
  }

  @Transactional
  public Campaign checkAdvertising(String id, boolean passed, String remark) {
    return change(
        "crm.campaign.check-advertising",
        id,
        campaign ->
            campaign.checkAdvertising(
                new Campaign.AdvertisingCheck(passed, remark, person(), clock.instant())));
  }

  /** Asks for the approval of plan and budget. */
  @Transactional
  public Campaign submit(String id) {
    Campaign saved = change("crm.campaign.plan", id, Campaign::submit);
    approvals.request(PLAN, id, saved.store(), saved.budget());
    return saved;
  }

  /** Asks for more money. */
  @Transactional
  public Campaign askForMore(String id, Money amount) {
    Campaign campaign = require("crm.campaign.plan", id);
    if (!campaign.state().spends()) {
      throw RuleViolation.wrongState(
          "campaign.wrong-state", campaign.state(), campaign.state().successors());
    }
    BudgetRequest asked =
        costs.save(
            new BudgetRequest(
                Ids.next(),
                id,
                amount.amount(),
                amount.currency(),
                person(),
                clock.instant(),
                null));
    approvals.request(BUDGET, asked.id(), campaign.store(), amount);
    return campaign;
  }

  @EventListener
  @Transactional
  public void on(ApprovalSettled settled) {
    switch (settled.subjectKind()) {
      case PLAN -> settlePlan(settled);
      case BUDGET -> {
        if (settled.approved()) {
          var asked = costs.asked(settled.subjectId());
          Campaign campaign = campaigns.get(asked.campaignId());
          campaign.raiseBudget(asked.money());
          campaigns.save(campaign);
        }
      }
      default -> {} // another feature's
    }
  }

  private void settlePlan(ApprovalSettled settled) {
    Campaign campaign = campaigns.get(settled.subjectId());
    if (!campaign.awaitsApproval()) {
      return; // it was cancelled meanwhile
    }
    if (!settled.approved()) {
      campaign.returnToDraft();
      campaigns.save(campaign);
      return;
    }
    int topics = intelligence.topicsAmong(campaign.store(), campaign.plan().intelligenceIds());
    String partOf = campaign.plan().partOfId();
    String whole =
        partOf == null ? null : campaigns.find(partOf).map(plan -> plan.plan().type()).orElse(null);
    var approved = campaign.approve(settled.decidedBy(), topics, whole, settled.at());
    campaigns.save(campaign);
    facts.publishEvent(approved);
  }

  /** Begins to invite; the alarm is set for the day by which the plan should be reached. */
  @Transactional
  public Campaign openInvitations(String id) {
    Campaign saved = change("crm.campaign.run", id, Campaign::openInvitations);
    invitations.watch(saved);
    return saved;
  }

  /** Moves it to other days; the alarm moves with it. */
  @Transactional
  public Campaign move(String id, LocalDate first, LocalDate last) {
    Campaign campaign = require("crm.campaign.plan", id);
    var moved = campaign.move(first, last, today(campaign.store()), clock.instant());
    Campaign saved = campaigns.save(campaign);
    if (saved.state() == CampaignState.INVITING) {
      invitations.watch(saved);
    }
    facts.publishEvent(moved);
    return saved;
  }

  @Transactional
  public Campaign start(String id) {
    Campaign campaign = require("crm.campaign.run", id);
    var started = campaign.start(today(campaign.store()), clock.instant());
    Campaign saved = campaigns.save(campaign);
    invitations.stopWatching(id);
    facts.publishEvent(started);
    return saved;
  }

  /** Ends the campaign with what it brought until now. */
  @Transactional
  public Campaign close(String id, CloseCampaign command) {
    Campaign campaign = require("crm.campaign.run", id);
    CampaignPolicy policy = policy(campaign.store());
    var result =
        new CampaignResult(
            measures.of(campaign.snapshot(), policy),
            policy.attribution(),
            policy.windowEnds(campaign.plan()),
            measures.widenedSources(campaign.snapshot(), policy, clock.instant()),
            command.debrief(),
            command.measures());
    var closed = campaign.close(result, notes.openCrises(id), clock.instant());
    Campaign saved = campaigns.save(campaign);
    facts.publishEvent(closed);
    return saved;
  }

  /** What the campaign has brought until now; orders go on counting until the window ends. */
  @Transactional(readOnly = true)
  public CampaignResult.Measures measured(Campaign campaign) {
    return measures.of(campaign.snapshot(), policy(campaign.store()));
  }

  /** Whether its first day has come, and everybody who should be asked was asked. */
  public boolean canStart(Campaign campaign) {
    return campaign.canStart(today(campaign.store()));
  }

  /** Whether it runs and no crisis is open. */
  @Transactional(readOnly = true)
  public boolean canClose(Campaign campaign) {
    return campaign.state().canBecome(CampaignState.CLOSED) && notes.openCrises(campaign.id()) == 0;
  }

  @Transactional
  public Campaign cancel(String id) {
    Campaign campaign = require("crm.campaign.plan", id);
    var cancelled = campaign.cancel(person(), clock.instant());
    Campaign saved = campaigns.save(campaign);
    invitations.stopWatching(id);
    facts.publishEvent(cancelled);
    return saved;
  }

  @Transactional
  public Campaign completeTask(String id, int number) {
    return change(
        "crm.campaign.work",
        id,
        campaign -> campaign.completeTask(number, person(), clock.instant()));
  }

  @Transactional
  public Campaign signOff(String id) {
    return change(
        "crm.campaign.write", id, campaign -> campaign.signOff(person(), clock.instant()));
  }

  /**
   * Records what was spent.
   *
   * @throws InvalidInput if the budget has no such line
   * @throws RuleViolation if it would go above the approved budget
   */
  @Transactional
  public CampaignCost spend(String id, String line, String what, Money amount) {
    Campaign campaign = require("crm.campaign.run", id);
    if (campaign.plan().budget().stream().map(BudgetLine::code).noneMatch(line::equals)) {
      throw new InvalidInput("/line", "campaign.no-such-line");
    }
    campaign.spend(amount);
    campaigns.save(campaign);
    return costs.save(
        new CampaignCost(
            Ids.next(),
            id,
            line,
            what,
            amount.amount(),
            amount.currency(),
            person(),
            clock.instant(),
            null));
  }

  @Transactional(readOnly = true)
  public List<CampaignCost> costs(String id) {
    require("crm.campaign.read", id);
    return costs.of(id);
  }

  /**
   * @throws RuleViolation if it is a crisis and the plan says nobody who takes over
   */
  @Transactional
  public CampaignNote note(String id, Kind kind, String text) {
    Campaign campaign = require("crm.campaign.work", id);
    Instant now = clock.instant();
    var contingency = campaign.plan().contingency();
    String owner =
        switch (kind) {
          case STATUS, FEEDBACK -> person();
          case CRISIS -> {
            if (contingency == null) {
              throw new RuleViolation("campaign.no-contingency");
            }
            yield contingency.ownerId();
          }
        };
    if (kind == Kind.FEEDBACK) {
      campaign.feedBack(person());
    }
    Campaign saved = campaigns.save(campaign);
    CampaignNote noted =
        notes.save(
            new CampaignNote(
                Ids.next(),
                id,
                saved.store(),
                kind,
                text,
                owner,
                person(),
                now,
                null,
                null,
                null,
                null));
    switch (kind) {
      case STATUS ->
          facts.publishEvent(new CampaignStatusNoted(saved.snapshot(), noted.id(), person(), now));
      case CRISIS ->
          facts.publishEvent(
              new CampaignCrisisRaised(saved.snapshot(), noted.id(), owner, person(), now));
      case FEEDBACK -> {} // it is told when the campaign closes
    }
    return noted;
  }

  /**
   * @throws RuleViolation if it is no open crisis
   */
  @Transactional
  public CampaignNote settle(String id, String noteId, String how) {
    require("crm.campaign.work", id);
    CampaignNote note =
        notes
            .find(noteId)
            .filter(one -> one.campaignId().equals(id))
            .orElseThrow(() -> new NotFound("note", noteId));
    if (!note.isOpenCrisis()) {
      throw new RuleViolation("campaign.no-open-crisis");
    }
    return notes.save(note.settledBy(person(), how, clock.instant()));
  }

  @Transactional(readOnly = true)
  public List<CampaignNote> notes(String id) {
    require("crm.campaign.read", id);
    return notes.of(id);
  }

  /** Each Monday every running campaign needs a note on how it goes. */
  @DailyJob(value = "crm.campaign-status", at = "00:10")
  void weekBegins(JobDay day) {
    if (day.date().getDayOfWeek() == DayOfWeek.MONDAY) {
      campaigns
          .running(day.store())
          .forEach(
              campaign ->
                  facts.publishEvent(
                      new CampaignStatusDue(campaign.snapshot(), day.date(), day.at())));
    }
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  public Campaign require(String action, String id) {
    Campaign campaign = campaigns.get(id);
    access.requireInScope(action, "campaign", id, campaign.store(), campaign.ownerId());
    return campaign;
  }

  private Campaign change(String action, String id, Consumer<Campaign> work) {
    Campaign campaign = require(action, id);
    work.accept(campaign);
    return campaigns.save(campaign);
  }

  private CampaignPolicy policy(String store) {
    return policies.inForce("campaign", CampaignPolicy.class, store, today(store));
  }

  private LocalDate today(String store) {
    return clock.today(calendars.zone(store));
  }

  private String person() {
    return access.caller().personId();
  }

  private static long version(Campaign campaign) {
    return Objects.requireNonNull(campaign.snapshot().version());
  }
}
