package io.forecourt.crm.complaint.application;

import io.forecourt.crm.casework.CaseOwners;
import io.forecourt.crm.complaint.domain.Complaint;
import io.forecourt.crm.complaint.domain.ComplaintEvent;
import io.forecourt.crm.complaint.domain.Complaints;
import io.forecourt.crm.complaint.domain.Grievance;
import io.forecourt.crm.complaint.domain.Limits;
import io.forecourt.crm.complaint.domain.Solution;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.PromotionPauses;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.evidence.EvidenceDesk;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.keyaccount.KeyAccounts;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes complaints, sees them through, and raises them when time passes. */
@Service
public class ComplaintDesk {
  static final String COST = "COMPLAINT_COST";
  static final String LIMIT = "complaint.limit";
  private static final String READ = "crm.complaint.read";
  private static final String PAUSE = "COMPLAINT";

  /** What a person says about the solution that was offered. */
  public record CustomerAnswer(
      String complaintId,
      boolean content,
      @Nullable String causeCode,
      Evidence evidence,
      @Nullable String note) {

    /** Leaves the note out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "CustomerAnswer[" + complaintId + ", " + content + "]";
    }
  }

  private final Complaints complaints;
  private final ComplaintRules rules;
  private final CustomerArchive archive;
  private final KeyAccounts keyAccounts;
  private final PromotionPauses pauses;
  private final PersonalData personal;
  private final EvidenceDesk evidenceDesk;
  private final CaseOwners owners;
  private final Approvals approvals;
  private final BusinessNumbers numbers;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  ComplaintDesk(
      Complaints complaints,
      ComplaintRules rules,
      CustomerArchive archive,
      KeyAccounts keyAccounts,
      PromotionPauses pauses,
      PersonalData personal,
      EvidenceDesk evidenceDesk,
      CaseOwners owners,
      Approvals approvals,
      BusinessNumbers numbers,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.complaints = complaints;
    this.rules = rules;
    this.archive = archive;
    this.keyAccounts = keyAccounts;
    this.pauses = pauses;
    this.personal = personal;
    this.evidenceDesk = evidenceDesk;
    this.owners = owners;
    this.approvals = approvals;
    this.numbers = numbers;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  /**
   * Takes a complaint from a person: of a customer by id, or by name and mobile number, which
   * registers an unknown one. Complaints of one customer wait for each other.
   *
   * @param grievance what the customer of this id says
   * @throws NotFound if the caller's store does not know the customer
   * @throws InvalidInput if the channel is one that only the house itself uses
   * @throws RuleViolation if the source gave a complaint of somebody else, or one that the caller
   *     may not read
   */
  @Transactional
  public Complaint take(
      @Nullable String customerId,
      @Nullable RegisterCustomer unknown,
      Function<String, OpenComplaint> grievance) {
    OpenComplaint command = grievance.apply(complainant(customerId, unknown));
    if (command.channel().isOfTheHouse()) {
      throw new InvalidInput("/channel", "complaint.channel-of-the-house");
    }
    archive.queueFor(command.customerId());
    Optional<Complaint> known = ofSource(command);
    if (known.isEmpty()) {
      return openNew(command);
    }
    if (!isOfCustomer(known.get(), command) || !mayRead(known.get())) {
      throw new RuleViolation("complaint.source-taken");
    }
    return known.get();
  }

  private String complainant(@Nullable String customerId, @Nullable RegisterCustomer unknown) {
    if (customerId != null) {
      return archive.named("crm.complaint.open", customerId);
    }
    if (unknown == null) {
      throw new InvalidInput("/customerId", "field.required");
    }
    return archive.register(unknown).customerId();
  }

  private boolean mayRead(Complaint complaint) {
    return access.may(READ)
        && access.mayOn(READ, complaint.grievance().store(), complaint.ownerId());
  }

  private static boolean isOfCustomer(Complaint complaint, OpenComplaint command) {
    return complaint.grievance().customerId().equals(command.customerId());
  }

  /**
   * Opens a complaint that the house itself learned of, or finds the one that this source gave
   * before. A grievance that is worked on already is linked to it and tells nobody anything new.
   *
   * @throws InvalidInput if the store knows no such kind
   */
  @Transactional
  public Complaint open(OpenComplaint command) {
    return ofSource(command).orElseGet(() -> openNew(command));
  }

  /** What this source gave before; a source is one of its store, under whatever name it goes. */
  private Optional<Complaint> ofSource(OpenComplaint command) {
    return command.sourceId() == null
        ? Optional.empty()
        : complaints.ofSource(command.store(), command.channel(), command.sourceId());
  }

  private Complaint openNew(OpenComplaint command) {
    Instant now = now();
    String store = command.store();
    String customer = command.customerId();
    rules.kind(store, command.kind());
    boolean keyAccount = keyAccounts.managerOf(customer).isPresent();
    Complaint complaint =
        Complaint.open(
            numbers.next("CP", store, clock.today(calendars.zone(store))),
            new Grievance(
                customer,
                store,
                command.channel(),
                command.sourceId(),
                command.orderId(),
                personal.sealNote(customer, command.text()),
                command.media(),
                command.safety(),
                keyAccount,
                access.caller().personId(),
                command.receivedAt() == null ? now : command.receivedAt()),
            command.kind(),
            rules.limits(store, keyAccount, now),
            rules.owner(store, command.kind(), customer, 0).orElse(null),
            rules.coordinator(store).orElse(null),
            now);
    Optional<Complaint> same =
        complaints.openOfCustomer(customer).stream()
            .filter(other -> isSameGrievance(other, command))
            .findFirst();
    if (same.isPresent()) {
      complaint.link(same.get(), now);
      return complaints.save(complaint);
    }
    ComplaintEvent opened = complaint.opened();
    if (!complaint.grievance().isCritical()) {
      return saved(complaint, opened);
    }
    return saved(
        complaint, opened, complaint.critical(nextOwner(complaint, Limits.HIGHEST_LEVEL), now));
  }

  private static boolean isSameGrievance(Complaint other, OpenComplaint command) {
    String theirs = other.grievance().orderId();
    String ours = command.orderId();
    return other.kind().equals(command.kind())
        && other.grievance().store().equals(command.store())
        && (theirs == null || ours == null || theirs.equals(ours));
  }

  /** The customer has a first answer. */
  @Transactional
  public Complaint answer(String id, Evidence evidence, @Nullable String note) {
    Complaint complaint = require("crm.complaint.handle", id);
    requireReached(complaint, evidence);
    complaint.answer(evidence, sealed(complaint, note), me(), now());
    return saved(complaint);
  }

  /** The record that is named is of a talk of the caller with this customer, since the opening. */
  private void requireReached(Complaint complaint, Evidence evidence) {
    Grievance grievance = complaint.grievance();
    evidenceDesk.require(
        evidence, grievance.store(), grievance.customerId(), me(), complaint.snapshot().openedAt());
  }

  /**
   * Somebody judges it serious.
   *
   * @throws RuleViolation at the highest level
   */
  @Transactional
  public Complaint escalate(String id) {
    Complaint complaint = require("crm.complaint.handle", id);
    int next = Math.min(complaint.level() + 1, Limits.HIGHEST_LEVEL);
    return saved(complaint, complaint.raise(nextOwner(complaint, next), now()));
  }

  /** It is of another kind than it seemed; the kind's owner takes it. */
  @Transactional
  public Complaint classify(String id, String kind) {
    Complaint complaint = require("crm.complaint.handle", id);
    Grievance grievance = complaint.grievance();
    complaint.classify(
        kind,
        rules
            .owner(grievance.store(), kind, grievance.customerId(), complaint.level())
            .orElse(null));
    return saved(complaint);
  }

  /**
   * Offers a solution. A cost within the caller's own authority is granted at once, above it
   * somebody with authority is asked first.
   */
  @Transactional
  public Complaint propose(String id, @Nullable String text, @Nullable Money cost) {
    Complaint complaint = require("crm.complaint.handle", id);
    Instant now = now();
    String store = complaint.grievance().store();
    boolean granted = cost == null || cost.isZero() || approvals.mayGrant(COST, store, cost);
    complaint.propose(
        new Solution(sealed(complaint, text), cost, me(), now, granted),
        rules.askUntil(complaint, now));
    Complaint saved = saved(complaint);
    if (!granted) {
      approvals.request(COST, id, store, cost);
    }
    return saved;
  }

  /** Somebody with authority granted the cost, or refused it. */
  @Transactional
  public void costSettled(String id, boolean granted) {
    complaints
        .find(id)
        .filter(Complaint::awaitsApproval)
        .ifPresent(
            complaint -> {
              Instant now = now();
              if (granted) {
                complaint.costGranted(now, rules.askUntil(complaint, now));
              } else {
                complaint.costRefused();
              }
              saved(complaint);
            });
  }

  /**
   * The customer was asked: content closes the complaint with its cause, anything else reopens it
   * one level higher.
   */
  @Transactional
  public Complaint customerAnswered(CustomerAnswer said) {
    Complaint complaint = require("crm.complaint.ask-customer", said.complaintId());
    requireReached(complaint, said.evidence());
    Grievance grievance = complaint.grievance();
    Instant now = now();
    String note = sealed(complaint, said.note());
    if (said.content()) {
      if (said.causeCode() == null) {
        throw new InvalidInput("/causeCode", "field.required");
      }
      String cause = rules.cause(grievance.store(), said.causeCode()).code();
      return saved(complaint, complaint.close(cause, said.evidence(), note, me(), now));
    }
    int next = Math.min(complaint.level() + 1, Limits.HIGHEST_LEVEL);
    return saved(
        complaint,
        complaint.reopen(
            rules.limits(grievance.store(), grievance.keyAccount(), now),
            nextOwner(complaint, next),
            said.evidence(),
            note,
            me(),
            now));
  }

  /**
   * It is about the same as another open one of the customer.
   *
   * @throws RuleViolation if it is not
   */
  @Transactional
  public Complaint link(String id, String otherId) {
    Complaint complaint = require("crm.complaint.handle", id);
    Complaint other = require("crm.complaint.handle", otherId);
    if (complaint.awaitsApproval()) {
      throw new RuleViolation("complaint.cost-pending");
    }
    return saved(complaint, complaint.link(other, now()));
  }

  /** Nobody may work on what concerns this customer any more. */
  @Transactional
  public void customerGone(String customerId) {
    for (Complaint open : complaints.openOfCustomer(customerId)) {
      approvals.withdraw(COST, open.id());
      Complaint complaint = complaints.get(open.id());
      complaint.drop(now());
      saved(complaint);
    }
  }

  /** The superior takes over what somebody who left had in hand. */
  @Transactional
  public void ownerLeft(String personId) {
    String successor = owners.superiorOf(personId).orElse(null);
    for (Complaint complaint : complaints.openWith(personId)) {
      complaint.handOver(personId, successor);
      saved(complaint);
    }
  }

  @OnDeadline(LIMIT)
  @Transactional
  public void limitPassed(DueDeadline deadline) {
    Complaint complaint = complaints.find(deadline.subject()).orElse(null);
    if (complaint == null) {
      return;
    }
    int next = Math.min(complaint.level() + 1, Limits.HIGHEST_LEVEL);
    complaint
        .limitPassed(
            deadline.due(), nextOwner(complaint, next), rules.askUntil(complaint, deadline.due()))
        .ifPresent(escalated -> saved(complaint, escalated));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  public Complaint require(String action, String id) {
    Complaint complaint = complaints.get(id);
    access.requireInScope(
        action, "complaint", id, complaint.grievance().store(), complaint.ownerId());
    return complaint;
  }

  /** Saves, tells, and sets the clock and the pause as the complaint says. */
  Complaint saved(Complaint complaint, ComplaintEvent... events) {
    Complaint saved = complaints.save(complaint);
    Grievance grievance = saved.grievance();
    saved
        .snapshot()
        .nextLimit()
        .ifPresentOrElse(
            due -> deadlines.set(LIMIT, saved.id(), grievance.store(), due),
            () -> deadlines.cancel(LIMIT, saved.id()));
    if (saved.state().isOpen()) {
      pauses.pause(grievance.customerId(), PAUSE, saved.id());
    } else {
      pauses.resume(grievance.customerId(), PAUSE, saved.id());
    }
    List.of(events).forEach(facts::publishEvent);
    return saved;
  }

  private @Nullable String nextOwner(Complaint complaint, int level) {
    Grievance grievance = complaint.grievance();
    return rules
        .owner(grievance.store(), complaint.kind(), grievance.customerId(), level)
        .orElse(null);
  }

  private @Nullable String sealed(Complaint complaint, @Nullable String text) {
    return personal.sealNote(complaint.grievance().customerId(), text);
  }

  /** As fine as it is stored, so that a limit and its deadline are the same moment. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private String me() {
    return access.caller().personId();
  }
}
