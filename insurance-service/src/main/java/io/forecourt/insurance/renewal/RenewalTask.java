package io.forecourt.insurance.renewal;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that only a person can put right.
 *
 * @param openMarker 1 while it is open: one of a kind for a case
 */
@Table("renewal_task")
record RenewalTask(
    @Id String id,
    String renewalId,
    String storeCode,
    @Nullable String ownerId,
    TaskKind kind,
    @Nullable String reasonCode,
    @Nullable Integer openMarker,
    Instant raisedAt,
    @Nullable String doneBy,
    @Nullable Instant doneAt,
    @Version @Nullable Long version) {

  boolean isOpen() {
    return openMarker != null;
  }

  RenewalTask done(String by, Instant at) {
    if (!isOpen()) {
      throw RuleViolation.wrongState("renewal-task.wrong-state", "DONE", List.of());
    }
    return new RenewalTask(
        id, renewalId, storeCode, ownerId, kind, reasonCode, null, raisedAt, by, at, version);
  }

  RenewalTask of(@Nullable String owner) {
    return new RenewalTask(
        id,
        renewalId,
        storeCode,
        owner,
        kind,
        reasonCode,
        openMarker,
        raisedAt,
        doneBy,
        doneAt,
        version);
  }
}
