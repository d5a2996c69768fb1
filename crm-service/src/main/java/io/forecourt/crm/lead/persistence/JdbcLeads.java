package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.crm.lead.domain.LeadTouch;
import io.forecourt.crm.lead.domain.Leads;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** Leads in a table. */
@Repository
class JdbcLeads implements Leads {
  private static final String WHY = "work is given out by rule, whoever registers the visit";
  private static final RowMapper<LeadRow> ROW = RecordMapper.of(LeadRow.class);
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
  public List<Lead> find(Collection<String> ids) {
    return rows.findAllById(ids).stream().map(LeadRow::toDomain).toList();
  }

  @Override
  public Map<String, Lead> openOf(Collection<String> customerIds, String store) {
    Map<String, Lead> open = new HashMap<>();
    rows.findByCustomerIdInAndStoreCodeAndStateInOrderByCapturedAt(customerIds, store, OPEN)
        .forEach(row -> open.put(row.customerId(), row.toDomain()));
    return open;
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
  public void claimTouches(String customerId) {
    queries
        .unscoped(
            "two customers are separated, whoever serves them",
            """
            UPDATE lead_touch t
              JOIN sales_lead former ON former.id = t.lead_id
              JOIN sales_lead own ON own.customer_id = t.customer_id
               AND own.store_code = t.store_code AND own.state IN (:open)
               SET t.lead_id = own.id
             WHERE t.customer_id = :customer AND former.customer_id <> :customer
            """)
        .param("open", OPEN.stream().map(Enum::name).toList())
        .param("customer", customerId)
        .update();
  }

  @Override
  public void moveTouches(String fromLeadId, String leadId) {
    queries
        .unscoped(
            "a lead was merged by somebody who may",
            "UPDATE lead_touch SET lead_id = :lead WHERE lead_id = :from")
        .param("lead", leadId)
        .param("from", fromLeadId)
        .update();
  }

  @Override
  public List<Lead> mergedIntoOthers(String customerId) {
    return queries
        .unscoped(
            "two customers are separated, whoever serves them",
            """
            SELECT l.* FROM sales_lead l JOIN sales_lead other ON other.id = l.merged_into_id
             WHERE l.customer_id = :customer AND l.state = 'MERGED'
               AND other.customer_id <> :customer
            """)
        .param("customer", customerId)
        .query(ROW)
        .list()
        .stream()
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
  public Lead lock(String id) {
    queries
        .unscoped(
            "two consultants may reach for one lead",
            "SELECT id FROM sales_lead WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(String.class)
        .optional();
    return get(id);
  }

  @Override
  public List<Lead> quietSince(String store, LeadState state, Instant limit, int most) {
    return queries
        .unscoped(
            "the pool's rules hold for every consultant of the store",
            """
            SELECT l.* FROM sales_lead l
             WHERE l.store_code = :store AND l.state = :state AND l.quiet_since <= :limit
               AND l.owner_id IS NOT NULL
             ORDER BY l.quiet_since, l.id LIMIT :most
            """)
        .param("store", store)
        .param("limit", limit)
        .param("state", state.name())
        .param("most", most)
        .query(ROW)
        .list()
        .stream()
        .map(LeadRow::toDomain)
        .toList();
  }

  @Override
  public Map<String, Load> load(String store, Collection<String> personIds) {
    if (personIds.isEmpty()) {
      return Map.of();
    }
    Map<String, Load> busy = new HashMap<>();
    queries
        .unscoped(
            WHY, "SELECT person_id, assigned_at FROM consultant_turn WHERE store_code = :store")
        .param("store", store)
        .query(
            (RowCallbackHandler)
                row ->
                    busy.put(
                        row.getString("person_id"),
                        new Load(0, row.getTimestamp("assigned_at").toInstant())));
    queries
        .unscoped(
            WHY,
            """
            SELECT owner_id, COUNT(*) AS open_leads FROM sales_lead
             WHERE owner_id IN (:people) AND state IN (:open) AND store_code = :store
             GROUP BY owner_id
            """)
        .param("people", personIds)
        .param("open", OPEN.stream().map(Enum::name).toList())
        .param("store", store)
        .query(
            (RowCallbackHandler)
                row ->
                    busy.merge(
                        row.getString("owner_id"),
                        new Load(row.getInt("open_leads"), null),
                        (turn, open) -> new Load(open.openLeads(), turn.lastAssignedAt())));
    return busy;
  }

  @Override
  public void turnTaken(String store, String personId, Instant at) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO consultant_turn (store_code, person_id, assigned_at)
            VALUES (:store, :person, :at)
            ON DUPLICATE KEY UPDATE assigned_at = :at
            """)
        .param("store", store)
        .param("person", personId)
        .param("at", at)
        .update();
  }

  @Override
  public void add(LeadTouch touch) {
    insert(List.of(touch));
  }

  @Override
  public void enter(List<Lead> leads, List<LeadTouch> touches) {
    rows.saveAll(leads.stream().map(LeadRow::of).toList());
    insert(touches);
  }

  private void insert(List<LeadTouch> touches) {
    List<@Nullable Object> values = new ArrayList<>();
    for (LeadTouch touch : touches) {
      Collections.addAll(
          values,
          touch.id(),
          touch.leadId(),
          touch.customerId(),
          touch.store(),
          touch.way().name(),
          touch.source(),
          touch.campaignId(),
          touch.reference(),
          touch.at(),
          touch.by());
    }
    queries
        .unscoped(
            "whoever enters an interest adds to its history",
            "INSERT INTO lead_touch (id, lead_id, customer_id, store_code, way, source,"
                + " campaign_id, reference, touched_at, touched_by) VALUES "
                + BulkWrites.values(touches.size(), values.size() / touches.size()))
        .params(values)
        .update();
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
