package io.forecourt.crm.aftersales;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A walk through a check-list; it is never changed.
 *
 * @param ownerId who made it
 * @param marks points by item, as JSON
 * @param required score that meets the requirement, as the list asked on that day
 * @param remarkSealed under the auditor's own key
 */
@Table("after_sales_audit")
record Audit(
    @Id String id,
    String number,
    String storeCode,
    String ownerId,
    String topic,
    String marks,
    BigDecimal score,
    BigDecimal required,
    boolean passed,
    @Nullable String remarkSealed,
    Instant auditedAt,
    @Version @Nullable Long version) {}
