package io.forecourt.crm.merge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One customer absorbed by another.
 *
 * @param moved how many rows name the survivor since
 * @param undoUntil the last moment at which it can be undone
 */
@Table("customer_merge")
record Merge(
    @Id String id,
    String survivorId,
    String mergedId,
    String storeCode,
    String mergedBy,
    Instant mergedAt,
    int moved,
    Instant undoUntil,
    @Nullable String undoneBy,
    @Nullable Instant undoneAt,
    @Version @Nullable Long version) {

  boolean canBeUndone(Instant now) {
    return undoneAt == null && now.isBefore(undoUntil);
  }

  Merge undone(String by, Instant at) {
    return new Merge(
        id, survivorId, mergedId, storeCode, mergedBy, mergedAt, moved, undoUntil, by, at, version);
  }

  Merge of(int rows) {
    return new Merge(
        id,
        survivorId,
        mergedId,
        storeCode,
        mergedBy,
        mergedAt,
        rows,
        undoUntil,
        undoneBy,
        undoneAt,
        version);
  }
}
