package io.forecourt.insurance.authority;

import io.forecourt.insurance.authority.AuthorityPolicy.Level;
import io.forecourt.insurance.authority.AuthorityPolicy.Standing;
import io.forecourt.insurance.quotation.QuotationRow;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.approval.ApprovalSettled;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds each quotation against the limits of the desk. What is above them goes to somebody who
 * decides within four working hours, else to the next leader; nothing is issued before.
 */
@Service
@Transactional
public class Authority {

  static final String READ = "insurance.authority.read";
  static final String ESCALATE = "insurance.authority.escalate";

  private static final String REMARK = "authority.remark";
  private static final String CONDITION = "authority.condition";
  private static final String CONDITIONAL = "GRANT_WITH_CONDITION";
  private static final String TO_INSURER = "PASS_TO_INSURER";

  record EscalatedV1(String quotationId, String level, List<String> measures, String requestedBy) {}

  record DecidedV1(
      String quotationId, String decision, String level, String decidedBy, String requestedBy) {}

  /**
   * What was decided about a quotation above the desk's authority.
   *
   * @param forUnderwriting whether the insurer's own underwriter is to look at it
   */
  public record Grant(String decidedBy, boolean forUnderwriting) {}

  private final AuthorityCases cases;
  private final Quotations quotations;
  private final Approvals approvals;
  private final Policies policies;
  private final PersonalVault vault;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final JsonMapper json;

  Authority(
      AuthorityCases cases,
      Quotations quotations,
      Approvals approvals,
      Policies policies,
      PersonalVault vault,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      JsonMapper json) {
    this.cases = cases;
    this.quotations = quotations;
    this.approvals = approvals;
    this.policies = policies;
    this.vault = vault;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.json = json;
  }

  @Bean
  static Policy<AuthorityPolicy> authorityPolicy() {
    return new Policy<>(AuthorityPolicy.NAME, AuthorityPolicy.class);
  }

  /**
   * Asks the level whose limits hold.
   *
   * @throws RuleViolation if the caller needs nobody's leave, or has asked already
   */
  AuthorityCase escalate(String quotationId, String remark) {
    QuotationRow quotation = quotations.require(ESCALATE, quotationId);
    AuthorityPolicy rule = inForce(quotation.storeCode());
    Standing standing = standing(rule, quotation);
    if (rule.holds(access.caller().roles(), standing.level())) {
      throw new RuleViolation("authority.within", quotationId);
    }
    if (cases.existsById(quotationId)) {
      throw new RuleViolation("authority.asked-already", quotationId);
    }
    Level level = rule.levels().get(standing.level());
    String me = access.caller().personId();
    Instant now = clock.instant();
    AuthorityCase asked =
        cases.save(
            new AuthorityCase(
                quotationId,
                quotation.storeCode(),
                quotation.customerId(),
                level.code(),
                AuthorityCase.listed(standing.exceeded()),
                vault.seal(me, REMARK, remark.strip()),
                AuthorityState.ESCALATED,
                me,
                now,
                null,
                null,
                null,
                null));
    approvals.request(
        Objects.requireNonNull(level.approval()), quotationId, quotation.storeCode(), null);
    tell(
        asked,
        "authority-escalated",
        now,
        new EscalatedV1(
            quotationId, asked.level(), asked.exceeded().stream().map(Measure::name).toList(), me));
    return asked;
  }

  /**
   * What allows the caller to issue this quotation: the caller's own authority (empty), or a
   * decision.
   *
   * @throws RuleViolation if it is above the caller's authority and nobody has granted it
   */
  public Optional<Grant> require(QuotationRow quotation) {
    AuthorityPolicy rule = inForce(quotation.storeCode());
    Standing standing = standing(rule, quotation);
    if (rule.holds(access.caller().roles(), standing.level())) {
      return Optional.empty();
    }
    AuthorityCase decided =
        cases
            .findById(quotation.id())
            .orElseThrow(
                () ->
                    new RuleViolation(
                        "authority.needed",
                        rule.levels().get(standing.level()).code(),
                        AuthorityCase.listed(standing.exceeded())));
    if (!decided.state().isGranted()) {
      throw new RuleViolation("authority.not-granted", decided.state().name());
    }
    return Optional.of(
        new Grant(
            Objects.requireNonNull(decided.decidedBy()),
            decided.state() == AuthorityState.PASSED_TO_INSURER));
  }

  /** What the desk itself may let go, as quotations name it. */
  public String deskLevel(String store) {
    return inForce(store).levels().getFirst().code();
  }

  @EventListener
  void on(ApprovalSettled settled) {
    cases
        .findById(settled.subjectId())
        .filter(asked -> asked.state() == AuthorityState.ESCALATED)
        .filter(asked -> asksBy(asked, settled.subjectKind()))
        .ifPresent(asked -> settle(asked, settled));
  }

  private void settle(AuthorityCase asked, ApprovalSettled settled) {
    String condition = settled.condition();
    AuthorityCase decided =
        cases.save(
            asked.settled(
                state(settled),
                settled.decidedBy(),
                settled.at(),
                condition == null ? null : vault.seal(settled.decidedBy(), CONDITION, condition)));
    tell(
        decided,
        "authority-decided",
        settled.at(),
        new DecidedV1(
            decided.quotationId(),
            decided.state().name(),
            decided.level(),
            settled.decidedBy(),
            decided.requestedBy()));
  }

  private static AuthorityState state(ApprovalSettled settled) {
    return switch (settled.decision()) {
      case APPROVED ->
          CONDITIONAL.equals(settled.outcome())
              ? AuthorityState.GRANTED_WITH_CONDITION
              : TO_INSURER.equals(settled.outcome())
                  ? AuthorityState.PASSED_TO_INSURER
                  : AuthorityState.GRANTED;
      case REJECTED -> AuthorityState.REFUSED;
      case WITHDRAWN, PENDING -> AuthorityState.WITHDRAWN;
    };
  }

  private boolean asksBy(AuthorityCase asked, String approval) {
    return inForce(asked.storeCode()).levels().stream()
        .anyMatch(level -> approval.equals(level.approval()));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  AuthorityCase show(String quotationId) {
    AuthorityCase asked =
        cases.findById(quotationId).orElseThrow(() -> new NotFound("authority-case", quotationId));
    access.requireInScope(
        READ, "authority-case", quotationId, asked.storeCode(), asked.requestedBy());
    return asked;
  }

  @Nullable String remark(AuthorityCase asked) {
    return vault.open(asked.requestedBy(), REMARK, asked.remarkSealed()).orElse(null);
  }

  @Nullable String condition(AuthorityCase asked) {
    String by = asked.decidedBy();
    String sealed = asked.conditionSealed();
    return by == null || sealed == null ? null : vault.open(by, CONDITION, sealed).orElse(null);
  }

  private Standing standing(AuthorityPolicy rule, QuotationRow quotation) {
    return rule.standing(
        Risk.of(json.readTree(quotation.request()), json.readTree(quotation.result())));
  }

  private AuthorityPolicy inForce(String store) {
    return policies.inForce(
        AuthorityPolicy.NAME, AuthorityPolicy.class, store, clock.today(Quotations.ZONE));
  }

  private void tell(AuthorityCase asked, String what, Instant at, Object data) {
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance." + what + ".v1",
            asked.quotationId(),
            asked.storeCode(),
            at,
            data));
  }
}
