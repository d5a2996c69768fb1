package io.forecourt.sales.order.persistence;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import io.forecourt.sales.order.messaging.OrderNews;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOrders implements Orders {

  private final OrderRows rows;
  private final ScopedQueries queries;
  private final OrderNews news;
  private final SealedWords words;

  JdbcOrders(OrderRows rows, ScopedQueries queries, OrderNews news, SealedWords words) {
    this.rows = rows;
    this.queries = queries;
    this.news = news;
    this.words = words;
  }

  @Override
  public Order get(OrderId id) {
    return find(id).orElseThrow(() -> new NotFound("order", id.value()));
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return rows.findById(id.value()).map(row -> row.memento(words)).map(Order::restore);
  }

  @Override
  public Optional<Order> ofLead(String leadId) {
    return rows.findByLeadId(leadId).map(row -> row.memento(words)).map(Order::restore);
  }

  @Override
  public Optional<Order> holding(String vehicleId) {
    return queries
        .unscoped(
            "a fact about a car reaches the order that holds it, whoever sold it",
            """
            SELECT o.id FROM order_car c JOIN sales_order o ON o.id = c.order_id
             WHERE c.vehicle_id = :vehicle AND c.reservation_yes AND o.state = 'CONFIRMED'
             ORDER BY c.reservation_at DESC LIMIT 1
            """)
        .param("vehicle", vehicleId)
        .query(String.class)
        .optional()
        .map(OrderId::new)
        .flatMap(this::find);
  }

  @Override
  public void save(Order order) {
    rows.save(OrderRow.of(order.memento(), words));
    news.tell(order);
  }
}
