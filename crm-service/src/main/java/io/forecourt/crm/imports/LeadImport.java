package io.forecourt.crm.imports;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A list of leads that was tried or taken in.
 *
 * @param mapping as JSON
 * @param created leads that were new
 * @param known leads that were here already
 * @param rejected rows with a fault
 * @param sourceDropped whether the list itself is gone
 * @param undone leads that the reversal has taken back
 */
@Table("lead_import")
record LeadImport(
    @Id String id,
    String storeCode,
    String ownerId,
    String fileId,
    String mapping,
    @Nullable String fallbackSource,
    boolean dryRun,
    long created,
    long known,
    long rejected,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    boolean sourceDropped,
    @Nullable Instant reversalAt,
    long undone,
    @Version @Nullable Long version) {

  static LeadImport request(
      String store,
      String owner,
      String file,
      String mapping,
      @Nullable String fallbackSource,
      boolean dryRun,
      Instant now) {
    return new LeadImport(
        Ids.next(),
        store,
        owner,
        file,
        mapping,
        fallbackSource,
        dryRun,
        0,
        0,
        0,
        now,
        null,
        false,
        null,
        0,
        null);
  }

  LeadImport counted(long more, long alreadyHere, long faulty) {
    return with(
        created + more,
        known + alreadyHere,
        rejected + faulty,
        finishedAt,
        sourceDropped,
        reversalAt,
        undone);
  }

  LeadImport finished(Instant now) {
    return with(created, known, rejected, now, sourceDropped, reversalAt, undone);
  }

  LeadImport withoutSource() {
    return with(created, known, rejected, finishedAt, true, reversalAt, undone);
  }

  boolean isReversible() {
    return !dryRun && finishedAt != null && reversalAt == null;
  }

  /**
   * @throws RuleViolation if it was a trial, has not ended, or is taken back already
   */
  LeadImport reversing(Instant now) {
    if (!isReversible()) {
      throw new RuleViolation("import.not-reversible");
    }
    return with(created, known, rejected, finishedAt, sourceDropped, now, undone);
  }

  LeadImport notReversing() {
    return with(created, known, rejected, finishedAt, sourceDropped, null, undone);
  }

  LeadImport tookBack(long leads) {
    return with(created, known, rejected, finishedAt, sourceDropped, reversalAt, undone + leads);
  }

  private LeadImport with(
      long nowCreated,
      long nowKnown,
      long nowRejected,
      @Nullable Instant ended,
      boolean dropped,
      @Nullable Instant reversed,
      long takenBack) {
    return new LeadImport(
        id,
        storeCode,
        ownerId,
        fileId,
        mapping,
        fallbackSource,
        dryRun,
        nowCreated,
        nowKnown,
        nowRejected,
        requestedAt,
        ended,
        dropped,
        reversed,
        takenBack,
        version);
  }
}
