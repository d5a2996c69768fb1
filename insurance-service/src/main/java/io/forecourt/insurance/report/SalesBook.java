package io.forecourt.insurance.report;

import io.forecourt.insurance.renewal.PolicyClassified;
import io.forecourt.insurance.renewal.PolicyClassified.Business;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.value.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which policies were new business and which were renewals, and whose. */
@Component
class SalesBook {
  private static final String WHY = "reports count the business of a store";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** What somebody did in a period. */
  record Sold(String personId, Business business, int policies, Money premium) {}

  private final ScopedQueries queries;

  SalesBook(ScopedQueries queries) {
    this.queries = queries;
  }

  @EventListener
  void on(PolicyClassified policy) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO insurance_sale
                   (policy_id, store_code, business, person_id, premium, currency, issued_on)
            VALUES (:policy, :store, :business, :person, :premium, :currency, :day)
            ON DUPLICATE KEY UPDATE policy_id = policy_id
            """)
        .param("policy", policy.policyId())
        .param("store", policy.store())
        .param("business", policy.business().name())
        .param("person", policy.personId())
        .param("premium", policy.premium().amount())
        .param("currency", policy.premium().currency())
        .param("day", LocalDate.ofInstant(policy.at(), ZONE))
        .update();
  }

  /**
   * A policy that was cancelled counts for nobody; reports that were produced keep their figures.
   */
  @Reaction("io.forecourt.insurance.policy-cancelled.v1")
  @Transactional
  void cancelled(IncomingEvent<PolicyGone> event) {
    queries
        .unscoped(WHY, "DELETE FROM insurance_sale WHERE policy_id = :policy")
        .param("policy", event.data().policyId())
        .update();
  }

  List<Sold> sold(String store, LocalDate from, LocalDate to) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT person_id, business, COUNT(*) AS policies, SUM(premium) AS premium, currency
              FROM insurance_sale
             WHERE store_code = :store AND issued_on BETWEEN :from AND :to
             GROUP BY person_id, business, currency ORDER BY person_id, business
            """)
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .query(
            (row, _) ->
                new Sold(
                    row.getString("person_id"),
                    Business.valueOf(row.getString("business")),
                    row.getInt("policies"),
                    new Money(row.getBigDecimal("premium"), row.getString("currency"))))
        .list();
  }

  record PolicyGone(String policyId) {}
}
