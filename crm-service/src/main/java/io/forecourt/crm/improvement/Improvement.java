package io.forecourt.crm.improvement;

import static io.forecourt.crm.improvement.ImprovementState.CLOSED;
import static io.forecourt.crm.improvement.ImprovementState.MEASURE_SET;
import static io.forecourt.crm.improvement.ImprovementState.OPEN;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One cause of complaints in a store. While it is open each further complaint counts here; once a
 * measure was checked and works, the cause begins anew with the next complaint.
 *
 * @param openMarker 1 until it is closed, so that a cause is open once in a store
 * @param complaints how many complaints it caused
 * @param dueAt until when the measure is set, then until when it has worked
 * @param measureSealed what is done about it, under the owner's key: it may name people
 */
@Table("improvement")
record Improvement(
    @Id String id,
    String storeCode,
    String causeCode,
    ImprovementState state,
    @Nullable Integer openMarker,
    @Nullable String ownerId,
    int complaints,
    String lastComplaintId,
    Instant openedAt,
    Instant dueAt,
    @Nullable String measureSealed,
    @Nullable String measuredBy,
    @Nullable String checkedBy,
    @Nullable Instant closedAt,
    @Version @Nullable Long version) {

  static Improvement open(
      String store,
      String cause,
      @Nullable String owner,
      String complaintId,
      Instant now,
      Instant due) {
    return new Improvement(
        Ids.next(),
        store,
        cause,
        OPEN,
        1,
        owner,
        1,
        complaintId,
        now,
        due,
        null,
        null,
        null,
        null,
        null);
  }

  /** The cause made another complaint. */
  Improvement again(String complaintId) {
    return new Improvement(
        id,
        storeCode,
        causeCode,
        state,
        openMarker,
        ownerId,
        complaints + 1,
        complaintId,
        openedAt,
        dueAt,
        measureSealed,
        measuredBy,
        checkedBy,
        closedAt,
        version);
  }

  /** What is done about it, and until when it shall have worked. */
  Improvement measure(String sealedMeasure, String by, Instant due) {
    return become(MEASURE_SET, due, sealedMeasure, by, null, null);
  }

  /**
   * Whether the measure worked, by somebody else than who set it.
   *
   * @throws RuleViolation if the caller set it
   */
  Improvement checked(boolean works, String by, Instant at) {
    if (by.equals(measuredBy)) {
      throw new RuleViolation("improvement.own-measure");
    }
    return works
        ? become(CLOSED, dueAt, measureSealed, measuredBy, by, at)
        : become(OPEN, dueAt, null, null, by, null);
  }

  private Improvement become(
      ImprovementState next,
      Instant due,
      @Nullable String measure,
      @Nullable String measurer,
      @Nullable String checker,
      @Nullable Instant closed) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("improvement.wrong-state", state, state.successors());
    }
    return new Improvement(
        id,
        storeCode,
        causeCode,
        next,
        closed == null ? 1 : null,
        ownerId,
        complaints,
        lastComplaintId,
        openedAt,
        due,
        measure,
        measurer,
        checker,
        closed,
        version);
  }
}
