package io.forecourt.hr.coordination;

import static io.forecourt.hr.coordination.CoordinationState.ANSWERED;
import static io.forecourt.hr.coordination.CoordinationState.CLOSED;
import static io.forecourt.hr.coordination.CoordinationState.REQUESTED;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A request of one department to another. The asked department answers; the asking one says whether
 * that settles it.
 *
 * @param ownerId who shall see to the answer
 * @param topic what it is about, by the store's policy
 * @param textSealed what is asked, under the key of who asks: it may name people
 * @param answerSealed the last answer, under the key of who gave it
 */
@Table("coordination")
record Coordination(
    @Id String id,
    String storeCode,
    @Nullable String ownerId,
    String requestedBy,
    String fromDepartment,
    String toDepartment,
    String topic,
    String textSealed,
    Instant requestedAt,
    Instant dueAt,
    CoordinationState state,
    @Nullable String answerSealed,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable String closedBy,
    @Nullable Instant closedAt,
    @Version @Nullable Integer version) {

  /**
   * @throws RuleViolation {@code coordination.own-department} if one department asks itself
   */
  Coordination {
    if (fromDepartment.equals(toDepartment)) {
      throw new RuleViolation("coordination.own-department");
    }
  }

  Coordination answered(String sealed, String by, Instant at) {
    return become(ANSWERED, sealed, by, at, null, null);
  }

  /** The asking department is content, or asks again: the limit stays. */
  Coordination judged(boolean settled, String by, Instant at) {
    return settled
        ? become(CLOSED, answerSealed, answeredBy, answeredAt, by, at)
        : become(REQUESTED, null, null, null, null, null);
  }

  /** An answer at the limit itself is late. */
  boolean isInTime() {
    return answeredAt != null && answeredAt.isBefore(dueAt);
  }

  private Coordination become(
      CoordinationState next,
      @Nullable String answer,
      @Nullable String answerer,
      @Nullable Instant answerAt,
      @Nullable String closer,
      @Nullable Instant closeAt) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("coordination.wrong-state", state, state.next());
    }
    return new Coordination(
        id,
        storeCode,
        ownerId,
        requestedBy,
        fromDepartment,
        toDepartment,
        topic,
        textSealed,
        requestedAt,
        dueAt,
        next,
        answer,
        answerer,
        answerAt,
        closer,
        closeAt,
        version);
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
