package io.forecourt.hr.improvement;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that shall become better.
 *
 * @param ownerId who carries it out
 * @param textSealed what shall be done, under the key of who logged it: it may name people
 * @param resultSealed what came of it, under the owner's key
 */
@Table("improvement")
record Improvement(
    @Id String id,
    String storeCode,
    String ownerId,
    String causeCode,
    ImprovementSource source,
    String textSealed,
    String loggedBy,
    Instant loggedAt,
    LocalDate dueOn,
    ImprovementState state,
    @Nullable String resultSealed,
    @Nullable Instant closedAt,
    @Version @Nullable Integer version) {

  /**
   * @throws RuleViolation {@code improvement.wrong-state} if it is closed already
   */
  Improvement closed(String sealedResult, Instant at) {
    if (!state.canBecome(ImprovementState.CLOSED)) {
      throw RuleViolation.wrongState("improvement.wrong-state", state, state.next());
    }
    return new Improvement(
        id,
        storeCode,
        ownerId,
        causeCode,
        source,
        textSealed,
        loggedBy,
        loggedAt,
        dueOn,
        ImprovementState.CLOSED,
        sealedResult,
        at,
        version);
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
