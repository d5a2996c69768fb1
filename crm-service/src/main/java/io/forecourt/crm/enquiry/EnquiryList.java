package io.forecourt.crm.enquiry;

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

/** Lists of enquiries in the caller's scope, the next limit first. */
@Component
class EnquiryList {

  /** An enquiry in a list: without words. */
  record Summary(
      String id,
      String number,
      String storeCode,
      String kind,
      boolean rescue,
      EnquiryChannel channel,
      @Nullable String customerId,
      boolean keyAccount,
      EnquiryState state,
      @Nullable String ownerId,
      String loggedBy,
      Instant receivedAt,
      Instant loggedAt,
      Instant dueAt,
      boolean overdue,
      @Nullable Instant dispatchedAt,
      @Nullable Instant arrivedAt,
      @Nullable String closedBy,
      @Nullable Instant closedAt,
      long version) {}

  private static final RowMapper<Summary> ROW = RecordMapper.of(Summary.class);

  private final Keyset pages;

  EnquiryList(Keyset pages) {
    this.pages = pages;
  }

  Page<Summary> page(
      @Nullable EnquiryState state,
      @Nullable String kind,
      @Nullable String customerId,
      ListRequest request) {
    var query =
        ListQuery.of("SELECT e.* FROM enquiry e WHERE {scope:e.store_code,e.owner_id}")
            .and("e.state = :state", state)
            .and("e.kind = :kind", kind)
            .and("e.customer_id = :customer", customerId);
    return pages.page(EnquiryDesk.READ, query, request, Map.of("dueAt", "e.due_at"), "e.id", ROW);
  }
}
