package io.forecourt.crm.visit;

import io.forecourt.platform.value.Mobile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came in or called.
 *
 * @param arrivedAt null means now
 * @param consultantId the consultant whom the person asked for
 */
record RegisterVisit(
    VisitKind kind,
    String name,
    Mobile mobile,
    @Nullable Integer party,
    String source,
    String purpose,
    @Nullable String modelCode,
    @Nullable String note,
    @Nullable Instant arrivedAt,
    @Nullable String consultantId) {

  /** Names nobody, so that it may stand in a log. */
  @Override
  public String toString() {
    return "RegisterVisit[" + kind + ", " + source + "]";
  }
}
