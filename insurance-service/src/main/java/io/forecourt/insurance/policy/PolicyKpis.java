package io.forecourt.insurance.policy;

import io.forecourt.insurance.authority.Authority;
import io.forecourt.insurance.kpi.KeyFigure;
import io.forecourt.insurance.kpi.KpiSource;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.ScopedQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** How carefully policies are issued: registered on their day, without faults, within authority. */
@Component
class PolicyKpis implements KpiSource {
  private static final String WHY = "a figure of a store counts everybody's policies";
  private static final String ISSUED_IN_MONTH =
      """
       p.store_code = :store AND p.issued_at >= :begins AND p.issued_at < :ends
         AND p.state NOT IN ('SUBMITTED', 'IN_DOUBT', 'REJECTED')
      """;

  /** Policies that stand in one register, or in none. */
  private record Entered(int policies, @Nullable LocalDate day, @Nullable Instant closedAt) {
    boolean onTheirDay() {
      return day != null
          && closedAt != null
          && LocalDate.ofInstant(closedAt, Quotations.ZONE).equals(day);
    }
  }

  private record Month(String store, LocalDate first, LocalDate last) {}

  private final ScopedQueries queries;
  private final Authority authority;

  PolicyKpis(ScopedQueries queries, Authority authority) {
    this.queries = queries;
    this.authority = authority;
  }

  @Override
  public List<KeyFigure> figures(String store, YearMonth month) {
    Month of = new Month(store, month.atDay(1), month.atEndOfMonth());
    List<Entered> entered = entered(of);
    int issued = entered.stream().mapToInt(Entered::policies).sum();
    int onTheirDay = entered.stream().filter(Entered::onTheirDay).mapToInt(Entered::policies).sum();
    return List.of(
        KeyFigure.percent("KPI-INS-09", null, onTheirDay, issued),
        KeyFigure.perMille("KPI-INS-10", corrected(of) + documentsMissing(of), issued),
        aboveAuthority(of));
  }

  private List<Entered> entered(Month of) {
    return in(
            of,
            """
            SELECT COUNT(*) AS policies, r.day, r.closed_at
              FROM policy p LEFT JOIN policy_register r ON r.id = p.register_id
             WHERE %s
             GROUP BY r.day, r.closed_at
            """
                .formatted(ISSUED_IN_MONTH))
        .query(
            (row, _) -> {
              LocalDateTime closed = row.getObject("closed_at", LocalDateTime.class);
              return new Entered(
                  row.getInt("policies"),
                  row.getObject("day", LocalDate.class),
                  closed == null ? null : closed.toInstant(ZoneOffset.UTC));
            })
        .list();
  }

  private int corrected(Month of) {
    return in(
            of,
            """
            SELECT COUNT(DISTINCT policy_id) FROM policy_endorsement
             WHERE store_code = :store AND fault = TRUE AND made_at >= :begins AND made_at < :ends
            """)
        .query(Integer.class)
        .single();
  }

  private int documentsMissing(Month of) {
    return in(
            of,
            """
            SELECT COALESCE(SUM(documents_missing), 0) FROM policy_register
             WHERE store_code = :store AND day BETWEEN :first AND :last
            """)
        .query(Integer.class)
        .single();
  }

  /** Whoever holds the level issues without a decision: it counts as above, and as undecided. */
  private KeyFigure aboveAuthority(Month of) {
    return in(
            of,
            """
            SELECT COUNT(*) AS above, COUNT(p.granted_by) AS decided
              FROM policy p JOIN quotation q ON q.id = p.quotation_id
             WHERE %s
               AND (p.granted_by IS NOT NULL OR q.required_authority <> :desk)
            """
                .formatted(ISSUED_IN_MONTH))
        .param("desk", authority.deskLevel(of.store()))
        .query(
            (row, _) ->
                KeyFigure.percent("KPI-INS-11", null, row.getInt("decided"), row.getInt("above")))
        .single();
  }

  private StatementSpec in(Month of, String sql) {
    return queries
        .unscoped(WHY, sql)
        .param("store", of.store())
        .param("first", of.first())
        .param("last", of.last())
        .param("begins", utc(of.first()))
        .param("ends", utc(of.last().plusDays(1)));
  }

  private static LocalDateTime utc(LocalDate day) {
    return LocalDateTime.ofInstant(day.atStartOfDay(Quotations.ZONE).toInstant(), ZoneOffset.UTC);
  }
}
