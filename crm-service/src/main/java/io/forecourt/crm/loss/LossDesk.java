package io.forecourt.crm.loss;

import io.forecourt.crm.cadence.CadenceDesk;
import io.forecourt.crm.customer.application.ConsentBook;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.PurposePolicy;
import io.forecourt.crm.customer.domain.ContactChannel;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.followup.application.FollowUpDesk.LeadContact;
import io.forecourt.crm.followup.application.FollowUpDesk.RecordContact;
import io.forecourt.crm.followup.domain.ContactOutcome;
import io.forecourt.crm.lead.application.CaptureLead;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.application.LeadDesk.LossAsked;
import io.forecourt.crm.lead.application.LeadDesk.LossDecided;
import io.forecourt.crm.lead.application.LeadDesk.LossMoot;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.platform.access.Access;
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
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes wishes to give leads up, the decisions on them, and what comes after. */
@Service
class LossDesk {
  private static final String POLICY = "loss";
  private static final String SOURCE = "REACTIVATION";
  private static final Set<LossState> SLEEPING = EnumSet.of(LossState.LOST, LossState.CONFIRMED);

  /**
   * What the customer said.
   *
   * @param lost whether the loss is one
   */
  record CheckLoss(String lossId, boolean lost, Evidence evidence, @Nullable String note) {

    /** Leaves the note out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "CheckLoss[" + lossId + "]";
    }
  }

  private final Losses losses;
  private final LeadDesk leads;
  private final CadenceDesk cadence;
  private final FollowUpDesk followUps;
  private final CustomerArchive archive;
  private final ConsentBook consents;
  private final PurposePolicy purposes;
  private final PersonalData personal;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;
  private final SecureRandom random = new SecureRandom();

  LossDesk(
      Losses losses,
      LeadDesk leads,
      CadenceDesk cadence,
      FollowUpDesk followUps,
      CustomerArchive archive,
      ConsentBook consents,
      PurposePolicy purposes,
      PersonalData personal,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.losses = losses;
    this.leads = leads;
    this.cadence = cadence;
    this.followUps = followUps;
    this.archive = archive;
    this.consents = consents;
    this.purposes = purposes;
    this.personal = personal;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  @Bean
  static Policy<LossPolicy> lossPolicy() {
    return new Policy<>(POLICY, LossPolicy.class);
  }

  /**
   * Keeps the wish to give a lead up, if it may be given up.
   *
   * @throws RuleViolation if too few contacts count
   * @throws InvalidInput if the reason is unknown, or the rival or the rival's price is missing
   *     where the reason asks for it
   */
  @EventListener
  void on(LossAsked asked) {
    Lead lead = asked.lead();
    LossPolicy policy = policy(lead.store());
    LossPolicy.Reason reason = policy.reason(asked.reason());
    Money price = asked.rivalPrice();
    if (reason.toRival() && asked.rival() == null) {
      throw new InvalidInput("/rival", "loss.rival-missing");
    }
    if (reason.toRival() && price == null) {
      throw new InvalidInput("/rivalPrice", "loss.rival-missing");
    }
    String grade = cadence.gradeOf(lead.id());
    int contacts = followUps.validContacts(lead.id());
    int needed = policy.contacts(grade);
    if (contacts < needed) {
      throw new RuleViolation("loss.too-few-contacts", contacts, needed, grade);
    }
    on(new LossMoot(lead.id()));
    Lead.Snapshot s = lead.snapshot();
    losses.save(
        new Loss(
            Ids.next(),
            lead.id(),
            lead.store(),
            lead.consultantId(),
            lead.customerId(),
            s.source(),
            s.modelCode(),
            LossState.REQUESTED,
            reason.code(),
            reason.subjective(),
            asked.rival(),
            price == null ? null : price.amount(),
            price == null ? null : price.currency(),
            asked.sealedNote(),
            grade,
            contacts,
            asked.by(),
            asked.at(),
            null,
            null,
            null,
            null));
  }

  /** Nobody decides on a wish any more whose lead has another end, or another wish. */
  @EventListener
  void on(LossMoot moot) {
    losses
        .findFirstByLeadIdAndState(moot.leadId(), LossState.REQUESTED)
        .ifPresent(asked -> losses.save(asked.moot()));
  }

  /** Keeps the decision. Of the accepted losses the draw says who is asked whether it is true. */
  @EventListener
  void on(LossDecided decided) {
    Optional<Loss> asked =
        losses.findFirstByLeadIdAndState(decided.lead().id(), LossState.REQUESTED);
    if (!decided.accepted()) {
      cadence.leaveNobodyWithout(decided.lead().id(), decided.at());
      asked.ifPresent(loss -> losses.save(loss.refused(decided.by(), decided.at())));
    } else {
      asked.ifPresent(loss -> accept(loss, decided));
    }
  }

  private void accept(Loss loss, LossDecided decided) {
    String store = loss.storeCode();
    LossPolicy policy = policy(store);
    long seed = random.nextLong();
    String check =
        Loss.isDrawn(seed, policy.checkShare()) ? askCustomer(loss, policy, decided.at()) : null;
    int months = policy.reason(loss.reasonCode()).reactivateAfterMonths();
    LocalDate reactivateOn =
        months == 0 ? null : clock.today(calendars.zone(store)).plusMonths(months);
    Loss lost =
        losses.save(
            loss.accepted(new Loss.Verdict(decided.by(), decided.at(), seed, reactivateOn), check));
    facts.publishEvent(
        new LeadLost(
            lost.id(),
            lost.leadId(),
            lost.customerId(),
            store,
            lost.ownerId(),
            lost.reasonCode(),
            lost.subjective(),
            lost.rival(),
            price(lost),
            decided.at()));
  }

  private String askCustomer(Loss loss, LossPolicy policy, Instant from) {
    Set<String> notBy = new HashSet<>(Set.of(loss.requestedBy()));
    if (loss.ownerId() != null) {
      notBy.add(loss.ownerId());
    }
    return followUps
        .scheduleLossCheck(
            new LeadContact(loss.customerId(), loss.storeCode(), loss.leadId(), loss.ownerId()),
            policy.checkTerm().from(from, loss.storeCode(), calendars),
            notBy)
        .id();
  }

  /**
   * Somebody else than the consultant asked the customer. One who still wants a car becomes a lead
   * again.
   *
   * @throws RuleViolation if no check is owed, or it was the caller's own lead
   */
  @Transactional
  Loss check(CheckLoss command) {
    Loss loss = require("crm.loss.check", command.lossId());
    String by = access.caller().personId();
    Instant now = clock.instant();
    Loss checked =
        command.lost() ? loss.confirmed(by, now) : loss.disproved(by, now, leadAgain(loss).id());
    if (checked.check() != null) {
      followUps.contact(
          new RecordContact(
              checked.check().checkFollowUpId(),
              ContactOutcome.REACHED,
              command.evidence(),
              command.note()));
    }
    return losses.save(checked);
  }

  /** Tries the lost again, months later, where they have agreed to be called. */
  @DailyJob(value = "crm.reactivate-lost", at = "09:00")
  @Transactional
  public void reactivate(JobDay day) {
    LossPolicy policy = policy(day.store());
    var purpose = purposes.purpose(day.store(), policy.reactivationPurpose());
    for (Loss loss : losses.dueForReactivation(day.store(), SLEEPING, day.date())) {
      boolean welcome =
          archive.mayBeContacted(loss.customerId())
              && consents.allows(loss.customerId(), purpose, ContactChannel.CALL);
      losses.save(welcome ? loss.reactivated(leadAgain(loss).id()) : loss.leftAlone());
    }
  }

  private Lead leadAgain(Loss loss) {
    return leads
        .capture(
            CaptureLead.of(LeadWay.REACTIVATION, loss.customerId(), loss.storeCode(), SOURCE)
                .about(loss.modelCode(), null))
        .lead();
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Loss require(String action, String id) {
    Loss loss = losses.findById(id).orElseThrow(() -> new NotFound("loss", id));
    access.requireInScope(action, "loss", id, loss.storeCode(), loss.ownerId());
    return loss;
  }

  /** Whether the caller may decide about it now. */
  boolean canBeDecided(Loss loss) {
    return loss.state() == LossState.REQUESTED
        && leads.find(loss.leadId()).canBeDecidedBy(access.caller().personId());
  }

  static @Nullable Money price(Loss loss) {
    return loss.rivalPrice() == null || loss.rivalPriceCurrency() == null
        ? null
        : new Money(loss.rivalPrice(), loss.rivalPriceCurrency());
  }

  private LossPolicy policy(String store) {
    return policies.inForce(POLICY, LossPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
