package io.forecourt.crm.telephony;

import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Records and accounts in the caller's scope. */
@Component
class RecordList {
  private static final RowMapper<ContactRecord> RECORD = RecordMapper.of(ContactRecord.class);
  private static final RowMapper<StaffAccount> ACCOUNT = RecordMapper.of(StaffAccount.class);

  private final Keyset pages;

  RecordList(Keyset pages) {
    this.pages = pages;
  }

  Page<ContactRecord> records(
      @Nullable String customerId, @Nullable Channel channel, ListRequest request) {
    var query =
        ListQuery.of("SELECT c.* FROM contact_record c WHERE {scope:c.store_code,c.owner_id}")
            .and("c.customer_id = :customer", customerId)
            .and("c.channel = :channel", channel);
    return pages.page(
        "crm.contact-record.read",
        query,
        request,
        Map.of("startedAt", "c.started_at"),
        "c.id",
        RECORD);
  }

  Page<StaffAccount> accounts(ListRequest request) {
    return pages.page(
        "crm.staff-account.read",
        "SELECT a.* FROM staff_account a WHERE {scope:a.store_code,a.person_id}",
        Map.of(),
        request,
        Map.of("validFrom", "a.valid_from"),
        "a.id",
        ACCOUNT);
  }
}
