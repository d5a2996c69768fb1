package io.forecourt.crm.imports;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.file.FileRecords;
import io.forecourt.platform.file.StoredFiles;
import io.forecourt.platform.operation.Operation;
import io.forecourt.platform.operation.Operations;
import io.forecourt.platform.personal.PersonErasure;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes lists of leads in, and takes them back. */
@Service
class ImportDesk implements FileRecords, PersonErasure {
  static final String RECORD = "lead-import";
  static final String FILE_KIND = "LEAD_IMPORT";
  static final String READ = "crm.lead-import.read";
  static final String RUN = "crm.lead-import.run";

  private static final String PATH = "/api/v1/crm/lead-imports/";
  private static final Duration SOURCE_KEPT = Duration.ofDays(7);

  private final LeadImports imports;
  private final ImportedRows rows;
  private final StoredFiles files;
  private final Operations operations;
  private final Access access;
  private final BusinessClock clock;
  private final JsonMapper json;

  ImportDesk(
      LeadImports imports,
      ImportedRows rows,
      StoredFiles files,
      Operations operations,
      Access access,
      BusinessClock clock,
      JsonMapper json) {
    this.imports = imports;
    this.rows = rows;
    this.files = files;
    this.operations = operations;
    this.access = access;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Starts an import. A trial leaves the list where it is; the import itself takes it and drops it
   * when it has ended.
   *
   * @throws InvalidInput if the file is no list of leads
   */
  @Transactional
  Operation start(
      String fileId, ColumnMapping mapping, @Nullable String fallbackSource, boolean dryRun) {
    var batch =
        LeadImport.request(
            access.caller().store(),
            access.caller().personId(),
            fileId,
            json.writeValueAsString(mapping),
            fallbackSource,
            dryRun,
            clock.instant());
    if (dryRun) {
      requireList(fileId);
    } else {
      attach(batch);
    }
    LeadImport saved = imports.save(batch);
    return operations.request(
        LeadImportWork.KIND, saved.id(), saved.storeCode(), PATH + saved.id());
  }

  /**
   * Takes back what an import brought and nobody has worked on since.
   *
   * @throws RuleViolation if it was a trial, has not ended, or is taken back already
   */
  @Transactional
  Operation reverse(String id) {
    LeadImport batch = require(RUN, id);
    imports.save(batch.reversing(clock.instant()));
    return operations.request(ReversalWork.KIND, id, batch.storeCode(), PATH + id);
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  LeadImport get(String id) {
    return require(READ, id);
  }

  private LeadImport require(String action, String id) {
    LeadImport batch = imports.findById(id).orElseThrow(() -> new NotFound(RECORD, id));
    access.requireInScope(action, RECORD, id, batch.storeCode(), batch.ownerId());
    return batch;
  }

  private void requireList(String fileId) {
    try {
      if (!files.require(fileId).kind().equals(FILE_KIND)) {
        throw new InvalidInput("/fileId", "file.other-kind");
      }
    } catch (NotFound unknown) {
      throw new InvalidInput("/fileId", "import.unknown-file");
    }
  }

  private void attach(LeadImport batch) {
    try {
      files.attach(batch.fileId(), FILE_KIND, RECORD, batch.id());
    } catch (NotFound unknown) {
      throw new InvalidInput("/fileId", "import.unknown-file");
    }
  }

  @Override
  public String kind() {
    return RECORD;
  }

  @Override
  public boolean maySee(String recordId) {
    return imports
        .findById(recordId)
        .map(batch -> access.mayOn(READ, batch.storeCode(), batch.ownerId()))
        .orElse(false);
  }

  /** A list is full of people: one that was never finished does not stay. */
  @DailyJob(value = "crm.import-sources", at = "03:30")
  @Transactional
  public void dropSources(JobDay day) {
    imports
        .findByStoreCodeAndSourceDroppedAndRequestedAtBefore(
            day.store(), false, day.at().minus(SOURCE_KEPT))
        .forEach(
            batch -> {
              files.remove(batch.fileId());
              imports.save(batch.withoutSource());
            });
  }

  @Override
  public void erase(String personId) {
    rows.forgetCustomer(personId);
  }
}
