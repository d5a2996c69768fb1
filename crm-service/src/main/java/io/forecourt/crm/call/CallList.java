package io.forecourt.crm.call;

import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Lists of calls in the caller's scope. */
@Component
class CallList {
  private static final RowMapper<Call> ROW = RecordMapper.of(Call.class);

  private final Keyset pages;

  CallList(Keyset pages) {
    this.pages = pages;
  }

  Page<Call> page(
      @Nullable String passedTo,
      @Nullable String customerId,
      @Nullable Boolean answered,
      ListRequest request) {
    var query =
        ListQuery.of("SELECT c.* FROM showroom_call c WHERE {scope:c.store_code,c.passed_to_id}")
            .and("c.passed_to_id = :target", passedTo)
            .and("c.customer_id = :customer", customerId)
            .either(answered, "c.answered", "NOT c.answered");
    return pages.page(
        "crm.call.read", query, request, Map.of("calledAt", "c.called_at"), "c.id", ROW);
  }
}
