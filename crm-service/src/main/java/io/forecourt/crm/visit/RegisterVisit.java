package io.forecourt.crm.visit;

import io.forecourt.platform.value.Mobile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came in: a customer whom the desk recognised, a person with name and number, or somebody
 * who is no lead.
 *
 * @param rejectReason why it is no lead; null for a lead
 * @param arrivedAt null means now
 * @param consultantId the consultant whom the person asked for
 * @param hostId who receives the person beside the consultant, for example the director
 */
record RegisterVisit(
    VisitKind kind,
    @Nullable String customerId,
    @Nullable String name,
    @Nullable Mobile mobile,
    @Nullable RejectReason rejectReason,
    @Nullable Integer party,
    @Nullable String source,
    @Nullable String purpose,
    @Nullable String campaignId,
    @Nullable String district,
    @Nullable String modelCode,
    @Nullable String note,
    @Nullable Instant arrivedAt,
    @Nullable String consultantId,
    @Nullable String hostId) {

  /** Names nobody, so that it may stand in a log. */
  @Override
  public String toString() {
    return "RegisterVisit[" + kind + ", " + source + "]";
  }
}
