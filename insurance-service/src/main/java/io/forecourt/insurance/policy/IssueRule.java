package io.forecourt.insurance.policy;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a store asks before and after a policy is issued: {@code policy/policy-issue.json}.
 *
 * @param sellerCertificate kind of certificate that who issues must hold; null for none
 * @param formsFromStock whether only forms that were received before may be used
 * @param documents papers that each policy must have when the day is closed
 */
record IssueRule(
    @Nullable String sellerCertificate,
    boolean formsFromStock,
    Map<PolicyKind, Set<String>> documents) {

  static final String NAME = "policy-issue";

  IssueRule {
    documents = Map.copyOf(documents);
  }

  Set<String> documentsOf(PolicyKind kind) {
    return documents.getOrDefault(kind, Set.of());
  }
}
