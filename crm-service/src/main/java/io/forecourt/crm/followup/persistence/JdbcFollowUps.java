package io.forecourt.crm.followup.persistence;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.domain.FollowUp;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUpState;
import io.forecourt.crm.followup.domain.FollowUps;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.NotFound;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  public Set<String> owing(Collection<String> leadIds) {
    return new HashSet<>(
        queries
            .unscoped(
                "what is owed to a customer is owed whoever asks",
                """
                SELECT DISTINCT lead_id FROM follow_up
                 WHERE lead_id IN (:leads) AND state IN (:pending)
                """)
            .param("leads", leadIds)
            .param("pending", PENDING.stream().map(Enum::name).toList())
            .query(String.class)
            .list());
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
  public List<FollowUp> pendingWithoutOwner(String store) {
    return toDomain(rows.findByStoreCodeAndStateInAndOwnerIdIsNull(store, PENDING));
  }

  @Override
  public List<FollowUp> awaiting(Evidence record, String store) {
    List<String> ids =
        queries
            .unscoped(
                "a record is matched whoever sent it",
                """
                SELECT DISTINCT f.id FROM follow_up_attempt a
                  JOIN follow_up f ON f.id = a.follow_up_id
                 WHERE a.evidence_reference = :reference AND a.evidence_kind = :kind
                   AND a.proof = 'UNPROVEN' AND f.store_code = :store
                """)
            .param("reference", record.reference())
            .param("kind", record.kind().name())
            .param("store", store)
            .query(String.class)
            .list();
    return toDomain(rows.findAllById(ids));
  }

  @Override
  public int validContacts(String leadId) {
    return queries
        .unscoped(
            "a rule counts the contacts of a lead, whoever made them",
            """
            SELECT COUNT(*) FROM follow_up_attempt a
              JOIN follow_up f ON f.id = a.follow_up_id
             WHERE f.lead_id = :lead AND a.proof IN ('NAMED', 'PROVEN')
            """)
        .param("lead", leadId)
        .query(Integer.class)
        .single();
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

  @Override
  public void enter(List<FollowUp> followUps) {
    rows.saveAll(followUps.stream().map(FollowUpRow::of).toList());
  }

  private static List<FollowUp> toDomain(List<FollowUpRow> found) {
    return found.stream().map(FollowUpRow::toDomain).toList();
  }
}
