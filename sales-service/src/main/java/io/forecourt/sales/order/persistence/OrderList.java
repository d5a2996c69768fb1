package io.forecourt.sales.order.persistence;

import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.sales.order.domain.OrderState;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The list of deals and orders within the caller's scope. */
@Repository
public class OrderList {

  /**
   * @param number whole number of an order
   */
  public record Filter(
      @Nullable OrderState state,
      @Nullable String consultantId,
      @Nullable String customerId,
      @Nullable String number) {}

  /** One line of the list. */
  public record OrderSummary(
      String id,
      long version,
      @Nullable String number,
      OrderState state,
      String leadId,
      String customerId,
      String consultantId,
      String store,
      @Nullable String modelCode,
      @Nullable String colour,
      @Nullable Money total,
      Money paid,
      @Nullable Instant slotAt,
      boolean cancellationPending,
      Instant openedAt) {}

  private static final String SELECT =
      """
      SELECT o.id, o.version, o.contract_number, o.state, o.lead_id, o.customer_id, o.owner_id,
             o.store_code, o.model_code, o.colour, o.total_amount, o.paid_amount, o.currency,
             o.slot_at, o.request_at, o.opened_at
        FROM sales_order o
       WHERE {scope:o.store_code,o.owner_id}
      """;

  private final Keyset keyset;

  OrderList(Keyset keyset) {
    this.keyset = keyset;
  }

  public Page<OrderSummary> page(Filter filter, ListRequest request) {
    var query =
        ListQuery.of(SELECT)
            .and("o.state = :state", filter.state())
            .and("o.owner_id = :consultant", filter.consultantId())
            .and("o.customer_id = :customer", filter.customerId())
            .and("o.contract_number = :number", filter.number());
    return keyset.page(
        "sales.order.read",
        query,
        request,
        Map.of("openedAt", "o.opened_at"),
        "o.id",
        OrderList::summary);
  }

  private static OrderSummary summary(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    BigDecimal total = row.getBigDecimal("total_amount");
    return new OrderSummary(
        row.getString("id"),
        row.getLong("version"),
        row.getString("contract_number"),
        OrderState.valueOf(row.getString("state")),
        row.getString("lead_id"),
        row.getString("customer_id"),
        row.getString("owner_id"),
        row.getString("store_code"),
        row.getString("model_code"),
        row.getString("colour"),
        total == null ? null : new Money(total, currency),
        new Money(row.getBigDecimal("paid_amount"), currency),
        instant(row, "slot_at"),
        row.getObject("request_at") != null,
        row.getObject("opened_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
