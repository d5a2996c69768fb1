package io.forecourt.crm.complaint.persistence;

import io.forecourt.crm.complaint.domain.Complaint;
import io.forecourt.crm.complaint.domain.ComplaintChannel;
import io.forecourt.crm.complaint.domain.ComplaintState;
import io.forecourt.crm.complaint.domain.Complaints;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

/** Complaints in a table, each with its tasks. */
@Repository
class JdbcComplaints implements Complaints {
  private static final List<ComplaintState> OPEN =
      Arrays.stream(ComplaintState.values()).filter(ComplaintState::isOpen).toList();
  private static final List<String> OPEN_NAMES = OPEN.stream().map(Enum::name).toList();

  private final ComplaintRows rows;
  private final ScopedQueries queries;

  JdbcComplaints(ComplaintRows rows, ScopedQueries queries) {
    this.rows = rows;
    this.queries = queries;
  }

  @Override
  public Complaint get(String id) {
    return find(id).orElseThrow(() -> new NotFound("complaint", id));
  }

  @Override
  public Optional<Complaint> find(String id) {
    return rows.findById(id).map(ComplaintRow::toDomain);
  }

  @Override
  public Optional<Complaint> ofSource(String store, ComplaintChannel channel, String sourceId) {
    return rows.findByStoreCodeAndChannelAndSourceId(store, channel, sourceId)
        .map(ComplaintRow::toDomain);
  }

  @Override
  public List<Complaint> openOfCustomer(String customerId) {
    return rows.findByCustomerIdAndStateIn(customerId, OPEN).stream()
        .map(ComplaintRow::toDomain)
        .toList();
  }

  @Override
  public List<Complaint> openWith(String personId) {
    List<String> ids =
        queries
            .unscoped(
                "who leaves hands over whatever is open, in every store",
                """
                SELECT id FROM complaint WHERE owner_id = :person AND state IN (:open)
                UNION SELECT id FROM complaint WHERE coordinator_id = :person AND state IN (:open)
                UNION SELECT c.id FROM complaint_task t JOIN complaint c ON c.id = t.complaint_id
                       WHERE t.owner_id = :person AND t.done_at IS NULL AND c.state IN (:open)
                """)
            .param("person", personId)
            .param("open", OPEN_NAMES)
            .query(String.class)
            .list();
    return ids.stream().map(this::get).toList();
  }

  @Override
  public Map<String, Integer> openByOwner(List<String> personIds) {
    Map<String, Integer> open = new HashMap<>();
    queries
        .unscoped(
            "work is given out by rule, whoever caused it",
            """
            SELECT owner_id, COUNT(*) AS open FROM complaint
             WHERE owner_id IN (:people) AND state IN (:open) GROUP BY owner_id
            """)
        .param("people", personIds)
        .param("open", OPEN_NAMES)
        .query(
            row -> {
              open.put(row.getString("owner_id"), row.getInt("open"));
            });
    return open;
  }

  @Override
  public Complaint save(Complaint complaint) {
    try {
      return rows.save(ComplaintRow.of(complaint)).toDomain();
    } catch (DuplicateKeyException another) {
      // Somebody took a complaint of another customer from the same source at the same time.
      throw new RuleViolation("complaint.source-taken");
    }
  }
}
