package io.forecourt.crm.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A person came in. It is entered once; only the reception changes it. It is a lead's, or it has a
 * reason why it is none.
 *
 * @param ownerId the consultant who received the person
 * @param hostId who received the person beside the consultant
 * @param returningVisitor whether the store had a visit of the person before
 * @param receptionDueAt until when a consultant shall receive a waiting person
 */
@Table("visit")
record Visit(
    @Id String id,
    String number,
    String storeCode,
    @Nullable String ownerId,
    @Nullable String hostId,
    VisitKind kind,
    boolean returningVisitor,
    @Nullable String customerId,
    @Nullable String leadId,
    @Nullable RejectReason rejectReason,
    @Nullable Integer party,
    String source,
    String purpose,
    @Nullable String modelCode,
    @Nullable String noteSealed,
    Instant arrivedAt,
    String registeredBy,
    Instant registeredAt,
    @Nullable Instant receptionDueAt,
    @Nullable Instant receivedAt,
    @Version @Nullable Long version) {

  /**
   * Whether the person was received before the limit; null while waiting, or where there is no
   * limit.
   */
  @Nullable Boolean receivedOnTime() {
    return receivedAt == null || receptionDueAt == null
        ? null
        : receivedAt.isBefore(receptionDueAt);
  }

  Visit receivedBy(String consultantId, Instant at) {
    return new Visit(
        id,
        number,
        storeCode,
        consultantId,
        hostId,
        kind,
        returningVisitor,
        customerId,
        leadId,
        rejectReason,
        party,
        source,
        purpose,
        modelCode,
        noteSealed,
        arrivedAt,
        registeredBy,
        registeredAt,
        receptionDueAt,
        at,
        version);
  }
}
