package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.domain.AssignmentRule.Candidate;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.crm.lead.domain.Leads;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.NotFound;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Leads in a table. */
@Repository
class JdbcLeads implements Leads {
  private static final List<LeadState> OPEN =
      Arrays.stream(LeadState.values()).filter(LeadState::isOpen).toList();

  private final LeadRows rows;
  private final ScopedQueries queries;

  JdbcLeads(LeadRows rows, ScopedQueries queries) {
    this.rows = rows;
    this.queries = queries;
  }

  @Override
  public Lead get(String id) {
    return rows.findById(id).map(LeadRow::toDomain).orElseThrow(() -> new NotFound("lead", id));
  }

  @Override
  public Optional<Lead> openOf(String customerId, String store) {
    return rows.findFirstByCustomerIdAndStoreCodeAndStateInOrderByCapturedAtDesc(
            customerId, store, OPEN)
        .map(LeadRow::toDomain);
  }

  @Override
  public List<Lead> allOpenOf(String customerId) {
    return rows.findByCustomerIdAndStateIn(customerId, OPEN).stream()
        .map(LeadRow::toDomain)
        .toList();
  }

  @Override
  public List<Lead> openOwnedBy(String consultantId) {
    return rows.findByOwnerIdAndStateInOrderByCapturedAt(consultantId, OPEN).stream()
        .map(LeadRow::toDomain)
        .toList();
  }

  @Override
  public List<Candidate> workload(String store, Collection<String> personIds) {
    if (personIds.isEmpty()) {
      return List.of();
    }
    Map<String, Candidate> busy = new HashMap<>();
    queries
        .unscoped(
            "work is given out by rule, whoever registers the visit",
            """
            SELECT owner_id,
                   SUM(CASE WHEN state IN (:open) THEN 1 ELSE 0 END) AS open_leads,
                   MAX(assigned_at) AS last_assigned_at
              FROM sales_lead
             WHERE owner_id IN (:people) AND store_code = :store
             GROUP BY owner_id
            """)
        .param("open", OPEN.stream().map(Enum::name).toList())
        .param("people", personIds)
        .param("store", store)
        .query(
            (row, _) -> {
              var last = row.getTimestamp("last_assigned_at");
              return new Candidate(
                  row.getString("owner_id"),
                  row.getInt("open_leads"),
                  last == null ? null : last.toInstant());
            })
        .list()
        .forEach(candidate -> busy.put(candidate.personId(), candidate));
    return personIds.stream()
        .map(person -> busy.getOrDefault(person, new Candidate(person, 0, null)))
        .toList();
  }

  @Override
  public void takeTurn(String store) {
    queries
        .unscoped(
            "its row lock lets one assignment of the store at a time count the open leads",
            """
            INSERT INTO assignment_turn (store_code, turns) VALUES (:store, 1)
            ON DUPLICATE KEY UPDATE turns = turns + 1
            """)
        .param("store", store)
        .update();
  }

  @Override
  public Lead save(Lead lead) {
    return rows.save(LeadRow.of(lead)).toDomain();
  }
}
