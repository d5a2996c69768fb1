package io.forecourt.crm.message;

import io.forecourt.crm.RecordMapper;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The local outbox, in the caller's scope. */
@Component
class MessageList {
  private static final RowMapper<Message> ROW = RecordMapper.of(Message.class);

  private final Keyset pages;

  MessageList(Keyset pages) {
    this.pages = pages;
  }

  Page<Message> page(@Nullable String customerId, @Nullable String template, ListRequest request) {
    var sql = new StringBuilder("SELECT m.* FROM message m WHERE {scope:m.store_code,m.owner_id}");
    Map<String, Object> parameters = new HashMap<>();
    if (customerId != null) {
      sql.append(" AND m.customer_id = :customer");
      parameters.put("customer", customerId);
    }
    if (template != null) {
      sql.append(" AND m.template = :template");
      parameters.put("template", template);
    }
    return pages.page(
        "crm.message.read",
        sql.toString(),
        parameters,
        request,
        Map.of("requestedAt", "m.requested_at"),
        "m.id",
        ROW);
  }
}
