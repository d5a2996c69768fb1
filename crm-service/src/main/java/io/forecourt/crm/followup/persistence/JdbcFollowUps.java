package io.forecourt.crm.followup.persistence;

import io.forecourt.crm.followup.domain.FollowUp;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUpState;
import io.forecourt.crm.followup.domain.FollowUps;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.NotFound;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Follow-ups in a table, each with its tries. */
@Repository
class JdbcFollowUps implements FollowUps {
  private static final List<FollowUpState> PENDING =
      Arrays.stream(FollowUpState.values()).filter(FollowUpState::isPending).toList();

  private final FollowUpRows rows;
  private final ScopedQueries queries;

  JdbcFollowUps(FollowUpRows rows, ScopedQueries queries) {
    this.rows = rows;
    this.queries = queries;
  }

  @Override
  public FollowUp get(String id) {
    return find(id).orElseThrow(() -> new NotFound("follow-up", id));
  }

  @Override
  public Optional<FollowUp> find(String id) {
    return rows.findById(id).map(FollowUpRow::toDomain);
  }

  @Override
  public Optional<FollowUp> ofOrder(FollowUpKind kind, String orderId) {
    return rows.findByOnceKey(kind + ":" + orderId).map(FollowUpRow::toDomain);
  }

  @Override
  public List<FollowUp> pendingOfLead(String leadId) {
    return toDomain(rows.findByLeadIdAndStateIn(leadId, PENDING));
  }

  @Override
  public List<FollowUp> pendingOfCustomer(String customerId) {
    return toDomain(rows.findByCustomerIdAndStateIn(customerId, PENDING));
  }

  @Override
  public List<FollowUp> pendingOwnedBy(String personId) {
    return toDomain(rows.findByOwnerIdAndStateIn(personId, PENDING));
  }

  @Override
  public Optional<String> leastBusy(List<String> personIds) {
    if (personIds.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> owed = new HashMap<>();
    queries
        .unscoped(
            "work is given out by rule, whoever caused it",
            """
            SELECT owner_id, COUNT(*) AS owed FROM follow_up
             WHERE owner_id IN (:people) AND state IN (:pending)
             GROUP BY owner_id
            """)
        .param("people", personIds)
        .param("pending", PENDING.stream().map(Enum::name).toList())
        .query(
            row -> {
              owed.put(row.getString("owner_id"), row.getInt("owed"));
            });
    return personIds.stream()
        .min(
            Comparator.comparingInt((String person) -> owed.getOrDefault(person, 0))
                .thenComparing(Comparator.naturalOrder()));
  }

  @Override
  public FollowUp save(FollowUp followUp) {
    return rows.save(FollowUpRow.of(followUp)).toDomain();
  }

  private static List<FollowUp> toDomain(List<FollowUpRow> found) {
    return found.stream().map(FollowUpRow::toDomain).toList();
  }
}
