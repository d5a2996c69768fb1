package io.forecourt.platform.approval;

import java.time.Instant;

/**
 * An approval has come to its end; published inside the service, in the transaction of the
 * decision, for the feature that asked.
 *
 * @param decision APPROVED, REJECTED or WITHDRAWN
 * @param decidedBy person id of who decided, or of who withdrew it
 */
public record ApprovalSettled(
    String subjectKind, String subjectId, ApprovalState decision, String decidedBy, Instant at) {

  public boolean approved() {
    return decision == ApprovalState.APPROVED;
  }
}
