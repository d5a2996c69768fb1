package io.forecourt.insurance.policy;

import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The papers of policies: which are there, which are missing. */
@Service
@Transactional
class Documents {

  private final PolicyDocuments rows;
  private final PolicyRegister register;
  private final Policies policies;
  private final BusinessClock clock;
  private final Access access;

  Documents(
      PolicyDocuments rows,
      PolicyRegister register,
      Policies policies,
      BusinessClock clock,
      Access access) {
    this.rows = rows;
    this.register = register;
    this.policies = policies;
    this.clock = clock;
    this.access = access;
  }

  /**
   * Puts papers into the file of a policy; what lies there already is left.
   *
   * @throws InvalidInput if no such paper belongs to this kind of policy
   */
  PolicyRow file(String policyId, Collection<String> kinds) {
    PolicyRow policy = register.require(PolicyRegister.ISSUE, policyId);
    Set<String> wanted = wanted(policy);
    Set<String> there = there(policyId);
    Instant now = clock.instant();
    for (String kind : new TreeSet<>(kinds)) {
      if (!wanted.contains(kind)) {
        throw new InvalidInput("/kinds", "policy.unknown-document");
      }
      if (!there.contains(kind)) {
        rows.save(
            new PolicyDocument(Ids.next(), policyId, kind, access.caller().personId(), now, null));
      }
    }
    return policy;
  }

  /** In alphabetical order. */
  @Transactional(readOnly = true)
  List<String> missing(PolicyRow policy) {
    Set<String> missing = new TreeSet<>(wanted(policy));
    missing.removeAll(there(policy.id()));
    return List.copyOf(missing);
  }

  private Set<String> there(String policyId) {
    return rows.findByPolicyId(policyId).stream()
        .map(PolicyDocument::kind)
        .collect(Collectors.toSet());
  }

  private Set<String> wanted(PolicyRow policy) {
    LocalDate issued = LocalDate.ofInstant(policy.issuedAt(), Quotations.ZONE);
    return policies
        .inForce(IssueRule.NAME, IssueRule.class, policy.storeCode(), issued)
        .documentsOf(policy.kind());
  }
}
