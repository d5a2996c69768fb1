package io.forecourt.crm.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Whose extension or messenger account it is from a moment on; what was before stays on record, so
 * that a late record still finds the right person.
 */
@Table("staff_account")
record StaffAccount(
    @Id String id,
    String storeCode,
    Channel channel,
    String account,
    String personId,
    Instant validFrom,
    String assignedBy,
    @Version @Nullable Long version) {}
