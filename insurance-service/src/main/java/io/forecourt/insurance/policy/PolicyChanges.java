package io.forecourt.insurance.policy;

import io.forecourt.insurance.insurer.InsurerAnswer;
import io.forecourt.insurance.insurer.InsurerAnswered;
import io.forecourt.insurance.insurer.InsurerRequest;
import io.forecourt.insurance.policy.EndorsementBook.Content;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes policies after they were issued: corrections of entry errors, transfers to a new owner,
 * cancellations. A connected insurer is told of each.
 */
@Service
@Transactional
class PolicyChanges {

  static final String CHANGE = "insurance.policy.change";

  record CorrectedV1(
      String policyId,
      String endorsementNo,
      String field,
      String clerkId,
      boolean fault,
      String correctedBy) {}

  record TransferredV1(String policyId, String vin, String customerId, String endorsementNo) {}

  private final PolicyRows rows;
  private final Endorsements endorsements;
  private final EndorsementBook book;
  private final PolicyRegister register;
  private final PolicyEnding ending;
  private final PolicyEvents events;
  private final BusinessClock clock;

  PolicyChanges(
      PolicyRows rows,
      Endorsements endorsements,
      EndorsementBook book,
      PolicyRegister register,
      PolicyEnding ending,
      PolicyEvents events,
      BusinessClock clock) {
    this.rows = rows;
    this.endorsements = endorsements;
    this.book = book;
    this.register = register;
    this.ending = ending;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Corrects what was entered wrongly; the clerk who entered it is named.
   *
   * @param fault false when the customer changed, not the clerk erred
   * @throws RuleViolation if the policy is not in force
   */
  PolicyRow correct(String policyId, CorrectedField field, boolean fault) {
    PolicyRow policy = register.require(CHANGE, policyId);
    policy.requireInForce();
    Instant now = clock.instant();
    Endorsement made =
        book.write(
            policy,
            Content.correction(field, fault, clock.today(Quotations.ZONE)),
            EndorsementState.DONE,
            now);
    book.tell(policy, made, InsurerRequest.Kind.ENDORSE, field.name());
    events.tell(
        policy,
        "policy-corrected",
        now,
        new CorrectedV1(
            policy.id(), made.number(), field.name(), policy.issuedBy(), fault, made.madeBy()));
    return policy;
  }

  /**
   * The car has a new owner: the rest of the term goes with it.
   *
   * @throws RuleViolation if the policy is not in force, or is the owner's already
   */
  PolicyRow transfer(String policyId, String customerId, LocalDate effectiveOn) {
    PolicyRow policy = register.require(CHANGE, policyId);
    if (policy.customerId().equals(customerId)) {
      throw new RuleViolation("policy.same-owner");
    }
    Instant now = clock.instant();
    PolicyRow transferred = rows.save(policy.transferredTo(customerId));
    Endorsement made =
        book.write(
            transferred, Content.transfer(customerId, effectiveOn), EndorsementState.DONE, now);
    book.tell(transferred, made, InsurerRequest.Kind.ENDORSE, EndorsementKind.TRANSFER.name());
    events.tell(
        transferred,
        "policy-transferred",
        now,
        new TransferredV1(transferred.id(), transferred.vin(), customerId, made.number()));
    return transferred;
  }

  /**
   * Ends a policy early. A refund above the caller's authority waits for somebody who grants it.
   *
   * @param firstDayWithout cover
   * @throws RuleViolation if the tariff allows no cancellation, or one is under way
   */
  PolicyRow cancel(String policyId, String reasonCode, LocalDate firstDayWithout) {
    PolicyRow policy = register.require(CHANGE, policyId);
    ending.cancel(policy.id(), reasonCode, firstDayWithout);
    return rows.findById(policyId).orElseThrow();
  }

  /** What was endorsed here stands; an insurer that does not follow is the desk's to talk to. */
  @EventListener
  void on(InsurerAnswered answered) {
    if (answered.kind() == InsurerRequest.Kind.ENDORSE
        && answered.answer() instanceof InsurerAnswer.Rejected) {
      endorsements
          .findById(answered.about())
          .ifPresent(
              made ->
                  events.taskRaised(
                      rows.save(rows.findById(made.policyId()).orElseThrow()),
                      PolicyTask.CHANGE_REFUSED,
                      made.number(),
                      clock.instant()));
    }
  }

  @Transactional(readOnly = true)
  List<Endorsement> of(String policyId) {
    return endorsements.findByPolicyIdOrderByNumber(policyId);
  }

  /** Whether a cancellation waits for somebody. */
  @Transactional(readOnly = true)
  boolean isUnderWay(String policyId) {
    return ending.isUnderWay(policyId);
  }
}
