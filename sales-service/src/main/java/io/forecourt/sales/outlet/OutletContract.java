package io.forecourt.sales.outlet;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What was agreed with a partner, and how it ended.
 *
 * @param evaluationId on which it rests
 */
@Table("outlet_contract")
record OutletContract(
    @Id String id,
    String outletId,
    String storeCode,
    String number,
    String evaluationId,
    LocalDate validFrom,
    @Nullable LocalDate validUntil,
    String signedBy,
    Instant signedAt,
    @Nullable String endReason,
    @Nullable String endedBy,
    @Nullable Instant endedAt,
    @Version @Nullable Long version) {

  OutletContract ended(String reason, String by, Instant at) {
    return new OutletContract(
        id,
        outletId,
        storeCode,
        number,
        evaluationId,
        validFrom,
        validUntil,
        signedBy,
        signedAt,
        reason,
        by,
        at,
        version);
  }
}
