package io.forecourt.crm.evidence;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Says whether a record proves what somebody says about a contact with a customer. */
@Component
public class EvidenceDesk {
  private static final String POLICY = "evidence";

  private final ObjectProvider<ContactProofs> proofs;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;

  EvidenceDesk(
      ObjectProvider<ContactProofs> proofs,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock) {
    this.proofs = proofs;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
  }

  @Bean
  static Policy<EvidencePolicy> evidencePolicy() {
    return new Policy<>(POLICY, EvidencePolicy.class);
  }

  /** Whether a call of this length reached the customer. */
  public boolean isConversation(String store, int talkSeconds) {
    return talkSeconds >= policy(store).talkSeconds();
  }

  /** Whether the store takes the name of a record for the record. */
  public boolean isNameEnough(String store) {
    return switch (policy(store).required()) {
      case NAMED -> true;
      case PROVEN -> false;
    };
  }

  /** How long a contact waits for the record that it names. */
  public Duration patience(String store) {
    return Duration.ofHours(policy(store).proofHours());
  }

  /** What the record says, when anybody here knows it. */
  public Optional<Proof> find(Evidence evidence, String store, String customerId) {
    return proofs.stream()
        .flatMap(known -> known.find(evidence, store, customerId).stream())
        .findFirst();
  }

  /**
   * When somebody reached the customer, by the record that is named; for contacts that wait for no
   * record.
   *
   * @param since a record from before proves nothing
   * @throws RuleViolation if the record says something else, or the store counts seen records only
   *     and has not seen it
   */
  public Instant require(
      Evidence evidence, String store, String customerId, String by, Instant since) {
    Optional<Proof> known = find(evidence, store, customerId);
    if (known.isEmpty()) {
      if (isNameEnough(store)) {
        return clock.instant();
      }
      throw new RuleViolation("follow-up.evidence-unseen");
    }
    Proof proof = known.get();
    // Telephone systems know whole seconds.
    var claim = new Proof.Claim(by::equals, since.truncatedTo(ChronoUnit.SECONDS), true);
    proof
        .objection(claim)
        .ifPresent(
            code -> {
              throw new RuleViolation(code);
            });
    return proof.at();
  }

  private EvidencePolicy policy(String store) {
    return policies.inForce(
        POLICY, EvidencePolicy.class, store, clock.today(calendars.zone(store)));
  }
}
