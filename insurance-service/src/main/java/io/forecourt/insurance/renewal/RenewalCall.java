package io.forecourt.insurance.renewal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A talk with the customer in the follow-up sheet; it is never changed.
 *
 * @param quoteId the quote that was in the customer's hand
 * @param reference the record of the talk
 * @param valid whether it counts as a contact, by the policy of that day
 * @param noteSealed what the customer said, under the customer's key
 */
@Table("renewal_call")
record RenewalCall(
    @Id String id,
    String renewalId,
    @Nullable String quoteId,
    String storeCode,
    String specialistId,
    String channel,
    @Nullable Integer seconds,
    @Nullable String reference,
    String outcome,
    boolean valid,
    @Nullable String noteSealed,
    Instant recordedAt,
    @Version @Nullable Long version) {}
