package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.application.CampaignOrders;
import io.forecourt.crm.campaign.domain.Attributed.Sold;
import io.forecourt.crm.customer.application.SegmentCriterion;
import io.forecourt.crm.customer.application.SegmentSource;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The orders that stand, as sales told them: what campaigns are measured by and customers chosen.
 */
@Component
class CampaignOrderProjection implements Projection, CampaignOrders, SegmentSource {
  private static final String TABLE = "campaign_order";
  private static final String PLACED = "io.forecourt.sales.order-placed.v1";
  private static final String CANCELLED = "io.forecourt.sales.order-cancelled.v1";
  private static final String BOUGHT_MODEL = "BOUGHT_MODEL";
  private static final String WHY = "a projection applies what sales told for any store";

  private final ScopedQueries queries;

  CampaignOrderProjection(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "campaign-orders";
  }

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public Set<String> types() {
    return Set.of(PLACED, CANCELLED);
  }

  @Override
  public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
    String orders = table.apply(TABLE);
    queries
        .unscoped(WHY, "DELETE FROM " + orders + " WHERE order_id = :order")
        .param("order", event.subject())
        .update();
    if (event.type().equals(PLACED)) {
      queries
          .unscoped(
              WHY,
              "INSERT INTO "
                  + orders
                  + " (order_id, lead_id, customer_id, store_code, model_code, placed_at)"
                  + " VALUES (:order, :lead, :customer, :store, :model, :at)")
          .param("order", event.subject())
          .param("lead", event.data().path("leadId").asString(""))
          .param("customer", event.data().path("customerId").asString(""))
          .param("store", event.store())
          .param("model", event.data().path("modelCode").asString(""))
          .param("at", event.time())
          .update();
    }
  }

  @Override
  public List<Sold> ofLeads(Collection<String> leadIds) {
    return leadIds.isEmpty()
        ? List.of()
        : queries
            .unscoped(
                "a campaign is measured by all orders of its leads",
                "SELECT order_id, lead_id, placed_at FROM campaign_order WHERE lead_id IN (:leads)")
            .param("leads", leadIds)
            .query(
                (row, _) ->
                    new Sold(
                        row.getString("order_id"),
                        row.getString("lead_id"),
                        row.getTimestamp("placed_at").toInstant()))
            .list();
  }

  @Override
  public Set<String> fields() {
    return Set.of(BOUGHT_MODEL);
  }

  @Override
  public Set<String> fitting(String store, SegmentCriterion criterion) {
    return criterion.in().isEmpty()
        ? Set.of()
        : new HashSet<>(
            queries
                .unscoped(
                    "a segment is of the store; the feature asks who may choose",
                    "SELECT customer_id FROM campaign_order"
                        + " WHERE store_code = :store AND model_code IN (:models)")
                .param("store", store)
                .param("models", criterion.in())
                .query(String.class)
                .list());
  }
}
