package io.forecourt.insurance.renewal;

import io.forecourt.insurance.policy.PolicyKind;
import io.forecourt.platform.access.ScopedQueries;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Policies of cars that are not delivered yet: their clock starts with the delivery. */
@Component
class NewCarCover {
  private static final String WHY = "policies are told for all stores";

  record Policy(String policyId, PolicyKind kind, LocalDate endDate) {}

  private final ScopedQueries queries;

  NewCarCover(ScopedQueries queries) {
    this.queries = queries;
  }

  void keep(String policyId, String vin, PolicyKind kind, LocalDate endDate) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO new_car_cover (policy_id, vin, kind, end_date)
            VALUES (:policy, :vin, :kind, :end) ON DUPLICATE KEY UPDATE end_date = :end
            """)
        .param("policy", policyId)
        .param("vin", vin)
        .param("kind", kind.name())
        .param("end", endDate)
        .update();
  }

  /** What covers the car at its delivery; from then on its case knows. */
  List<Policy> taken(String vin) {
    List<Policy> kept =
        queries
            .unscoped(
                WHY,
                "SELECT policy_id, kind, end_date FROM new_car_cover WHERE vin = :vin"
                    + " ORDER BY policy_id")
            .param("vin", vin)
            .query(
                (row, _) ->
                    new Policy(
                        row.getString("policy_id"),
                        PolicyKind.valueOf(row.getString("kind")),
                        row.getObject("end_date", LocalDate.class)))
            .list();
    kept.forEach(policy -> forget(policy.policyId()));
    return kept;
  }

  void forget(String policyId) {
    queries
        .unscoped(WHY, "DELETE FROM new_car_cover WHERE policy_id = :policy")
        .param("policy", policyId)
        .update();
  }
}
