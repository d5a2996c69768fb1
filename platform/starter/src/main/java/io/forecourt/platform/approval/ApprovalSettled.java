package io.forecourt.platform.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An approval has come to its end; published inside the service, in the transaction of the
 * decision, for the feature that asked.
 *
 * @param decision APPROVED, REJECTED or WITHDRAWN
 * @param outcome what the decision says beyond yes or no, as the policy of the kind names it
 * @param condition under which it holds, as the one who decided wrote it
 * @param decidedBy person id of who decided, or of who withdrew it
 */
public record ApprovalSettled(
    String subjectKind,
    String subjectId,
    ApprovalState decision,
    @Nullable String outcome,
    @Nullable String condition,
    String decidedBy,
    Instant at) {

  /** Leaves the condition out, so that it may stand in a log. */
  @Override
  public String toString() {
    return "ApprovalSettled[%s %s %s]".formatted(subjectKind, subjectId, decision);
  }

  public boolean approved() {
    return decision == ApprovalState.APPROVED;
  }
}
