package io.forecourt.crm.care;

import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Lists of care contacts in the caller's scope. */
@Component
class CareContactList {

  /** A contact in a list: without words. */
  record Summary(
      String id,
      String storeCode,
      String customerId,
      @Nullable String orderId,
      String kind,
      @Nullable String ownerId,
      Instant dueAt,
      CareContact.State state,
      @Nullable String madeBy,
      @Nullable Instant madeAt,
      boolean member,
      boolean byPersonalContact,
      long version) {}

  private static final RowMapper<Summary> ROW = RecordMapper.of(Summary.class);

  private final Keyset pages;

  CareContactList(Keyset pages) {
    this.pages = pages;
  }

  Page<Summary> page(
      CareContact.@Nullable State state, @Nullable String customerId, ListRequest request) {
    var query =
        ListQuery.of("SELECT c.* FROM care_contact c WHERE {scope:c.store_code,c.owner_id}")
            .and("c.state = :state", state)
            .and("c.customer_id = :customer", customerId);
    return pages.page(CareDesk.READ, query, request, Map.of("dueAt", "c.due_at"), "c.id", ROW);
  }
}
