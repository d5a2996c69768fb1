package io.forecourt.insurance.commission;

import io.forecourt.insurance.premium.Calculation;
import io.forecourt.insurance.premium.CommissionRequest;
import io.forecourt.insurance.premium.PremiumEngine;
import io.forecourt.insurance.rates.RateBooks;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each policy should bring, at the rate of its insurer, product and day; a refund takes back
 * at the rate of the sale.
 */
@Service
@Transactional
class CommissionBook {
  private static final String WHY = "a statement is compared with all that the store sold";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private record Sale(
      String insurer, String store, String policyNo, String product, LocalDate issuedOn) {}

  private final ScopedQueries queries;
  private final RateBooks books;
  private final Policies policies;

  CommissionBook(ScopedQueries queries, RateBooks books, Policies policies) {
    this.queries = queries;
    this.books = books;
    this.policies = policies;
  }

  @Reaction("io.forecourt.insurance.policy-issued.v1")
  void issued(IncomingEvent<PolicyIssued> event) {
    PolicyIssued policy = event.data();
    LocalDate day = LocalDate.ofInstant(event.time(), ZONE);
    expect(
        new Sale(policy.insurerCode(), event.store(), policy.number(), product(policy, event), day),
        policy.policyId(),
        policy.orderId() == null ? "RENEWAL" : "NEW",
        "",
        policy.premium().amount(),
        day);
  }

  private String product(PolicyIssued policy, IncomingEvent<?> event) {
    String told = policy.product();
    return told != null
        ? told
        : policies
            .inForce(
                CommissionPolicy.NAME,
                CommissionPolicy.class,
                event.store(),
                LocalDate.ofInstant(event.time(), ZONE))
            .productOfKind()
            .getOrDefault(policy.kind(), policy.kind());
  }

  @Reaction("io.forecourt.insurance.policy-cancelled.v1")
  void cancelled(IncomingEvent<PolicyCancelled> event) {
    Money refund = event.data().refund();
    if (refund == null || refund.isZero()) {
      return;
    }
    queries
        .unscoped(
            WHY,
            """
            SELECT insurer_code, store_code, policy_no, product, issue_date
              FROM commission_expected WHERE policy_id = :policy AND entry_type <> 'REFUND'
            """)
        .param("policy", event.data().policyId())
        .query(
            (row, _) ->
                new Sale(
                    row.getString("insurer_code"),
                    row.getString("store_code"),
                    row.getString("policy_no"),
                    row.getString("product"),
                    row.getObject("issue_date", LocalDate.class)))
        .optional()
        .ifPresent(
            sale ->
                expect(
                    sale,
                    event.data().policyId(),
                    LineKey.REFUND,
                    LineKey.REFUND,
                    refund.amount().negate(),
                    LocalDate.ofInstant(event.time(), ZONE)));
  }

  /**
   * @param endorsement empty for the sale itself
   * @param due the day whose statement should have it
   */
  private void expect(
      Sale sale,
      String policyId,
      String entryType,
      String endorsement,
      BigDecimal gross,
      LocalDate due) {
    Calculation rated =
        PremiumEngine.commission(
            new CommissionRequest(
                sale.insurer(),
                sale.issuedOn(),
                List.of(new CommissionRequest.Line(sale.product(), gross))),
            books.current().book());
    Calculation.@Nullable CommissionLine line =
        rated instanceof Calculation.Commission(List<Calculation.CommissionLine> lines, var _)
            ? lines.getFirst()
            : null;
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO commission_expected
                   (id, insurer_code, store_code, policy_no, endorsement_no, product, policy_id,
                    entry_type, issue_date, due_on, gross_premium, net_premium, rate, commission,
                    commission_ex_vat, commission_vat)
            VALUES (:id, :insurer, :store, :number, :endorsement, :product, :policy,
                    :entry, :issued, :due, :gross, :net, :rate, :commission, :exVat, :vat)
            ON DUPLICATE KEY UPDATE id = id
            """)
        .param("id", Ids.next())
        .param("insurer", sale.insurer())
        .param("store", sale.store())
        .param("number", sale.policyNo())
        .param("endorsement", endorsement)
        .param("product", sale.product())
        .param("policy", policyId)
        .param("entry", entryType)
        .param("issued", sale.issuedOn())
        .param("due", due)
        .param("gross", gross)
        .param("net", line == null ? null : line.netPremium())
        .param("rate", line == null ? null : line.rate())
        .param("commission", line == null ? null : line.commission())
        .param("exVat", line == null ? null : line.commissionExVat())
        .param("vat", line == null ? null : line.commissionVat())
        .update();
  }

  Map<LineKey, Expected> soldFor(String insurer, String store) {
    Map<LineKey, Expected> sold = new HashMap<>();
    queries
        .unscoped(
            WHY,
            """
            SELECT * FROM commission_expected
             WHERE insurer_code = :insurer AND store_code = :store
            """)
        .param("insurer", insurer)
        .param("store", store)
        .query(CommissionBook::expected)
        .list()
        .forEach(one -> sold.put(one.key(), one));
    return sold;
  }

  List<Expected> dueIn(String insurer, String store, YearMonth month) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT * FROM commission_expected
             WHERE insurer_code = :insurer AND store_code = :store
               AND due_on BETWEEN :from AND :to
             ORDER BY due_on, id
            """)
        .param("insurer", insurer)
        .param("store", store)
        .param("from", month.atDay(1))
        .param("to", month.atEndOfMonth())
        .query(CommissionBook::expected)
        .list();
  }

  /**
   * What statements of the insurer have had, and need not have again. A premium that had not
   * arrived, a line that the insurer takes back and one that was carried forward are to come once
   * more.
   */
  Set<LineKey> stated(String insurer, String store) {
    return queries
        .unscoped(
            WHY,
            """
                SELECT l.policy_no, l.endorsement_no, l.product, l.entry_type
                  FROM commission_line l JOIN commission_statement s ON s.id = l.statement_id
                 WHERE s.insurer_code = :insurer AND s.store_code = :store
                   AND l.gross_premium IS NOT NULL
                   AND l.difference_code NOT IN ('NOT_PAID', 'DUPLICATE')
                   AND (l.resolution IS NULL
                        OR l.resolution NOT IN ('INSURER_CORRECTS', 'CARRIED_FORWARD'))
                """)
        .param("insurer", insurer)
        .param("store", store)
        .query(
            (row, _) -> {
              LineKey key = key(row);
              return row.getString("entry_type").equals(LineKey.REFUND)
                  ? List.of(key, key.refund())
                  : List.of(key);
            })
        .stream()
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private static Expected expected(ResultSet row, int index) throws SQLException {
    return new Expected(
        row.getString("id"),
        row.getString("entry_type"),
        key(row),
        row.getBigDecimal("gross_premium"),
        row.getBigDecimal("rate"),
        row.getBigDecimal("commission"));
  }

  private static LineKey key(ResultSet row) throws SQLException {
    return new LineKey(
        row.getString("policy_no"), row.getString("endorsement_no"), row.getString("product"));
  }

  record PolicyIssued(
      String policyId,
      String number,
      String kind,
      @Nullable String product,
      @Nullable String orderId,
      String insurerCode,
      Money premium) {}

  record PolicyCancelled(String policyId, @Nullable Money refund) {}
}
