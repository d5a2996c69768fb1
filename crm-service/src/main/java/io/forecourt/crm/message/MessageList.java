package io.forecourt.crm.message;

import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
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
    var query =
        ListQuery.of("SELECT m.* FROM message m WHERE {scope:m.store_code,m.owner_id}")
            .and("m.customer_id = :customer", customerId)
            .and("m.template = :template", template);
    return pages.page(
        "crm.message.read", query, request, Map.of("requestedAt", "m.requested_at"), "m.id", ROW);
  }
}
