package io.forecourt.crm.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A call as the desk took it; it is never changed.
 *
 * @param companyNamed whether the caller was greeted with the company's name
 * @param inTime whether it was picked up at the ring that the store allows, or earlier
 */
@Table("showroom_call")
record Call(
    @Id String id,
    String number,
    String storeCode,
    CallDirection direction,
    CallTopic topic,
    int ringCount,
    boolean answered,
    boolean companyNamed,
    boolean inTime,
    @Nullable String passedToId,
    @Nullable String customerId,
    @Nullable String leadId,
    @Nullable String noteSealed,
    Instant calledAt,
    String registeredBy,
    Instant registeredAt,
    @Version @Nullable Long version) {}
