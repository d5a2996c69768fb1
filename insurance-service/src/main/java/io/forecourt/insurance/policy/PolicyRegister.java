package io.forecourt.insurance.policy;

import io.forecourt.insurance.authority.Authority;
import io.forecourt.insurance.cases.CarChanged;
import io.forecourt.insurance.cases.CaseRow;
import io.forecourt.insurance.cases.CaseState;
import io.forecourt.insurance.cases.Cases;
import io.forecourt.insurance.form.FormStock;
import io.forecourt.insurance.insurer.InsurerAnswer;
import io.forecourt.insurance.insurer.InsurerAnswered;
import io.forecourt.insurance.insurer.InsurerDesk;
import io.forecourt.insurance.insurer.InsurerRequest;
import io.forecourt.insurance.licence.Licences;
import io.forecourt.insurance.quotation.QuotationRow;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues policies and keeps them until they end. An insurer that takes requests is asked and its
 * answer awaited; with all others the desk has issued on the insurer's own screen.
 */
@Service
@Transactional
public class PolicyRegister {

  static final String ISSUE = "insurance.policy.issue";
  static final String READ = "insurance.policy.read";

  private static final String ORDER_CANCELLED = "ORDER_CANCELLED";
  private static final String CAR_CHANGED = "CAR_CHANGED";

  private final PolicyRows rows;
  private final PolicyEnding ending;
  private final Quotations quotations;
  private final Authority authority;
  private final Licences licences;
  private final FormStock forms;
  private final InsurerDesk insurers;
  private final Cases cases;
  private final BusinessNumbers numbers;
  private final Policies policies;
  private final Deadlines deadlines;
  private final PolicyEvents events;
  private final BusinessClock clock;
  private final Access access;
  private final JsonMapper json;

  PolicyRegister(
      PolicyRows rows,
      PolicyEnding ending,
      Quotations quotations,
      Authority authority,
      Licences licences,
      FormStock forms,
      InsurerDesk insurers,
      Cases cases,
      BusinessNumbers numbers,
      Policies policies,
      Deadlines deadlines,
      PolicyEvents events,
      BusinessClock clock,
      Access access,
      JsonMapper json) {
    this.rows = rows;
    this.ending = ending;
    this.quotations = quotations;
    this.authority = authority;
    this.licences = licences;
    this.forms = forms;
    this.insurers = insurers;
    this.cases = cases;
    this.numbers = numbers;
    this.policies = policies;
    this.deadlines = deadlines;
    this.events = events;
    this.clock = clock;
    this.access = access;
    this.json = json;
  }

  @Bean
  static Policy<IssueRule> issueRule() {
    return new Policy<>(IssueRule.NAME, IssueRule.class);
  }

  /**
   * Issues one policy of a paid quotation, or asks the insurer for it.
   *
   * @throws RuleViolation if it is not paid, the seller has no certificate, it is above the desk's
   *     authority, rests on tables that may not be used, has ended, would begin in the past, the
   *     order is off, the form was used, the car has changed, or is already insured
   */
  PolicyRow issue(IssuePolicy command) {
    if (!command.paid()) {
      throw new RuleViolation("policy.not-paid");
    }
    QuotationRow quotation = quotations.require(ISSUE, command.quotationId());
    LocalDate today = clock.today(Quotations.ZONE);
    String me = access.caller().personId();
    IssueRule rule =
        policies.inForce(IssueRule.NAME, IssueRule.class, quotation.storeCode(), today);
    if (rule.sellerCertificate() != null) {
      licences.require(me, rule.sellerCertificate(), today);
    }
    Optional<Authority.Grant> grant = authority.require(quotation);
    quotations.requireSure(quotation);
    QuotedCover cover =
        QuotedCover.of(quotation, json.readTree(quotation.result()), command.kind())
            .orElseThrow(() -> new RuleViolation("policy.not-quoted", command.kind().name()));
    if (cover.startDate().isBefore(today)) {
      throw new RuleViolation("policy.start-in-past", cover.startDate().toString());
    }
    cases.inTurnForCar(quotation.vin());
    acceptOnce(quotation, command.kind());
    CaseRow insurance = cases.require(ISSUE, quotation.orderId());
    insurance.requireRunning();
    if (!quotation.vin().equals(insurance.vin())) {
      throw new RuleViolation("policy.car-changed");
    }
    String id = Ids.next();
    forms.use(command.formNumber(), quotation.storeCode(), id, rule.formsFromStock());
    requireFree(quotation.vin(), cover);
    boolean asked = insurers.isConnected(cover.insurerCode());
    Instant now = clock.instant();
    PolicyRow policy =
        rows.save(
            new PolicyRow(
                id,
                numbers.next(cover.kind().series(), quotation.storeCode(), today),
                command.formNumber(),
                cover.kind(),
                cover.product(),
                quotation.id(),
                insurance.orderId(),
                insurance.id(),
                insurance.channel().name(),
                insurance.partnerId(),
                quotation.storeCode(),
                quotation.customerId(),
                quotation.vin(),
                cover.insurerCode(),
                null,
                cover.startDate(),
                cover.endDate(),
                cover.premium(),
                cover.vehicleTax(),
                quotation.currency(),
                asked ? PolicyState.SUBMITTED : PolicyState.ISSUED,
                null,
                grant.map(Authority.Grant::decidedBy).orElse(null),
                null,
                me,
                now,
                null));
    if (asked) {
      insurers.ask(
          policy.id(),
          submission(policy, grant.map(Authority.Grant::forUnderwriting).orElse(false)));
    } else {
      isIssued(policy);
      cases.insured(insurance);
    }
    return policy;
  }

  /** What an insurer said to a proposal. */
  @EventListener
  void on(InsurerAnswered answered) {
    if (answered.kind() != InsurerRequest.Kind.SUBMIT) {
      return;
    }
    cases.inTurn(get(answered.about()).caseId());
    PolicyRow policy = get(answered.about());
    switch (answered.answer()) {
      case InsurerAnswer.Accepted(String reference) ->
          accepted(rows.save(policy.accepted(reference, clock.instant())));
      case InsurerAnswer.Rejected(String reasonCode) -> {
        String form = policy.formNumber();
        PolicyRow rejected = rows.save(policy.rejected(reasonCode));
        if (form != null) {
          forms.giveBack(form);
        }
        events.rejected(rejected, clock.instant());
      }
      case InsurerAnswer.Unknown _ -> rows.save(policy.inDoubt());
    }
  }

  /** The order may be off by now, or have another car: then it insures nothing of ours. */
  private void accepted(PolicyRow policy) {
    isIssued(policy);
    CaseRow insurance = cases.get(policy.caseId());
    if (insurance.state() == CaseState.CLOSED) {
      ending.cancelUnbegun(policy, ORDER_CANCELLED, clock.instant());
    } else if (!policy.vin().equals(insurance.vin())) {
      ending.cancelUnbegun(policy, CAR_CHANGED, clock.instant());
    } else {
      cases.insured(insurance);
    }
  }

  @OnDeadline(PolicyEnding.EXPIRES)
  void expire(DueDeadline deadline) {
    rows.findById(deadline.subject())
        .filter(policy -> policy.state().canBecome(PolicyState.EXPIRED))
        .ifPresent(policy -> events.expired(rows.save(policy.expired()), deadline.due()));
  }

  @Transactional(readOnly = true)
  PolicyRow policy(String id) {
    return require(READ, id);
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  PolicyRow require(String action, String id) {
    PolicyRow policy = rows.findById(id).orElseThrow(() -> new NotFound("policy", id));
    access.requireInScope(action, "policy", id, policy.storeCode(), null);
    return policy;
  }

  /**
   * The order is off. A policy that has not begun is cancelled and its premium comes back; one that
   * has begun can be cancelled only for the reasons of the regulation, so it stays for the desk to
   * settle. One that an insurer is asked for is looked at again with the answer.
   */
  @Reaction("io.forecourt.sales.order-cancelled.v1")
  void orderCancelled(IncomingEvent<OrderCancelled> event) {
    cases.close(event.data().orderId(), event.store());
    rows.findByCaseId(event.data().orderId())
        .forEach(policy -> ending.cancelUnbegun(policy, ORDER_CANCELLED, event.time()));
  }

  /** The order has another car: what was issued for the old one and has not begun falls away. */
  @EventListener
  void on(CarChanged changed) {
    boolean any = false;
    for (PolicyRow policy : rows.findByCaseId(changed.caseId())) {
      any |=
          policy.vin().equals(changed.vin())
              && ending.cancelUnbegun(policy, CAR_CHANGED, clock.instant());
    }
    if (any) {
      cases.reopen(changed.caseId());
    }
  }

  /**
   * A quotation with two sections is accepted with its first policy, and binds no longer for it.
   */
  private void acceptOnce(QuotationRow quotation, PolicyKind kind) {
    List<PolicyRow> before = rows.findByQuotationId(quotation.id());
    boolean isSecond =
        !before.isEmpty() && before.stream().noneMatch(policy -> policy.kind() == kind);
    if (isSecond) {
      quotation.requireUnexpired(clock.instant());
    } else {
      quotations.accept(quotation.id());
    }
  }

  /** No day of the cover is covered, or asked for, already. */
  private void requireFree(String vin, QuotedCover cover) {
    List<PolicyRow> overlapping =
        rows.findByVinAndKindAndStartDateLessThanEqualAndEndDateGreaterThanEqual(
            vin, cover.kind(), cover.endDate(), cover.startDate());
    for (PolicyRow other : overlapping) {
      if (other.state().isAwaited()) {
        throw new RuleViolation("policy.submitted-already");
      }
      if (other.state().isInForce()) {
        throw new RuleViolation("policy.already-insured", other.number());
      }
    }
  }

  private void isIssued(PolicyRow policy) {
    deadlines.set(
        PolicyEnding.EXPIRES,
        policy.id(),
        policy.storeCode(),
        policy.endDate().plusDays(1).atStartOfDay(Quotations.ZONE).toInstant());
    events.issued(policy);
  }

  private PolicyRow get(String id) {
    return rows.findById(id).orElseThrow();
  }

  private static InsurerRequest submission(PolicyRow policy, boolean forUnderwriting) {
    return new InsurerRequest(
        policy.number(),
        InsurerRequest.Kind.SUBMIT,
        policy.insurerCode(),
        policy.number(),
        policy.kind().name(),
        policy.vin(),
        forUnderwriting,
        null,
        policy.startDate(),
        policy.endDate(),
        policy.premium(),
        policy.currency());
  }

  /**
   * @param paid whether the customer has paid the premium; without it the quotation stays quoted
   */
  record IssuePolicy(String quotationId, PolicyKind kind, String formNumber, boolean paid) {}

  record OrderCancelled(String orderId, @Nullable String reasonCode) {}
}
