package io.forecourt.platform.file;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.personal.PersonErasure;
import io.forecourt.platform.personal.PersonalStreams;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files of a service. A content is sealed while it is read and never whole in memory; its row
 * is written before and after, so that whatever a crash leaves behind is found and swept.
 */
public final class StoredFiles implements PersonErasure {
  public static final String READ = "file.read";
  public static final String UPLOAD = "file.upload";

  private static final Logger LOG = LoggerFactory.getLogger(StoredFiles.class);
  private static final String NAME = "file-name";
  private static final String WHY = "files of an erased person and orphans go whoever asks";
  private static final int PORTION = 100;

  /**
   * A content that comes in.
   *
   * @param personId whom it is about, when its kind is about one person
   * @param name as the uploader calls it; kept sealed
   * @param length in octets
   */
  public record NewFile(
      String kind, String store, @Nullable String personId, String name, long length) {

    /** A name may name somebody. */
    @Override
    public String toString() {
      return "NewFile[" + kind + "]";
    }
  }

  /** A content in clear. The reader closes it. */
  public record Content(StoredFile file, InputStream stream) {}

  private final JdbcAggregateOperations rows;
  private final ScopedQueries queries;
  private final TransactionTemplate transaction;
  private final BlobStore blobs;
  private final PersonalStreams streams;
  private final PersonalVault vault;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final AccessLog log;
  private final Iterable<FileRecords> records;

  StoredFiles(
      JdbcAggregateOperations rows,
      ScopedQueries queries,
      TransactionTemplate transaction,
      BlobStore blobs,
      PersonalStreams streams,
      PersonalVault vault,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      AccessLog log,
      Iterable<FileRecords> records) {
    this.rows = rows;
    this.queries = queries;
    this.transaction = transaction;
    this.blobs = blobs;
    this.streams = streams;
    this.vault = vault;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.log = log;
    this.records = records; // asked late: features that own records may use this service
  }

  /**
   * Takes a content in; outside of a transaction, for it may take a while.
   *
   * @param stored runs in the transaction that stores it
   * @throws InvalidInput if the kind is unknown, or the content too large or of another type
   */
  public StoredFile accept(NewFile file, InputStream clear, Consumer<StoredFile> stored) {
    FilePolicy.Kind kind = kind(file);
    if (file.length() > kind.maxBytes()) {
      throw new InvalidInput("/file", "file.too-large");
    }
    String person = file.personId();
    if (kind.ofPerson() != (person != null)) {
      throw new InvalidInput(
          "?personId", kind.ofPerson() ? "field.required" : "field.must-be-absent");
    }
    String id = Ids.next();
    String keyOwner = person == null ? id : person;
    try {
      byte[] head = clear.readNBytes(FileType.HEAD);
      FileType type =
          FileType.of(head)
              .filter(kind.types()::contains)
              .orElseThrow(() -> new InvalidInput("/file", "file.type-not-allowed"));
      StoredFile receiving =
          written(
              new StoredFile(
                  id,
                  file.store(),
                  kind.code(),
                  keyOwner,
                  person,
                  FileState.RECEIVING,
                  vault.seal(keyOwner, NAME, file.name()),
                  null,
                  null,
                  null,
                  null,
                  null,
                  access.caller().personId(),
                  clock.instant(),
                  null));
      var whole = new SequenceInputStream(new ByteArrayInputStream(head), clear);
      try (var sealed = streams.seal(keyOwner, id, whole)) {
        blobs.put(receiving.blobKey(), sealed, PersonalStreams.sealedLength(file.length()));
        return transaction.execute(
            _ -> {
              StoredFile complete =
                  rows.save(receiving.received(type.mediaType(), sealed.length(), sealed.hash()));
              stored.accept(complete);
              return complete;
            });
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Makes a file belong to a record, in the running transaction. Only whoever brought it may do so,
   * and once.
   */
  public StoredFile attach(String id, String kind, String recordKind, String recordId) {
    StoredFile file = find(id).filter(found -> isMine(found)).orElseThrow(() -> unknown(id));
    if (!file.kind().equals(kind)) {
      throw new InvalidInput("/fileId", "file.other-kind");
    }
    if (file.isAttached()) {
      throw new RuleViolation("file.in-use", id);
    }
    return rows.save(file.of(recordKind, recordId));
  }

  /**
   * @throws NotFound if it is unknown, removed, or belongs to nothing that the caller may see
   */
  public StoredFile require(String id) {
    StoredFile file = find(id).orElseThrow(() -> unknown(id));
    access.require(READ);
    if (!isVisible(file)) {
      throw unknown(id);
    }
    return file;
  }

  /** The name as its uploader wrote it. */
  public String name(StoredFile file) {
    return Optional.ofNullable(file.nameSealed())
        .flatMap(sealedName -> vault.open(file.keyOwner(), NAME, sealedName))
        .orElse(file.id());
  }

  /** The content for the caller, on the record. */
  public Content read(String id) {
    StoredFile file = require(id);
    transaction.executeWithoutResult(_ -> log.viewed("file", id, 1));
    return open(file);
  }

  /** The content for work of the service itself. */
  public Content open(String id) {
    return open(find(id).orElseThrow(() -> unknown(id)));
  }

  private Content open(StoredFile file) {
    try {
      InputStream sealed = blobs.open(file.blobKey()).orElseThrow(() -> unknown(file.id()));
      return new Content(
          file,
          streams.open(file.keyOwner(), file.id(), sealed).orElseThrow(() -> unknown(file.id())));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes a file in the running transaction; its ciphertext goes after the commit. */
  public void remove(String id) {
    find(id).ifPresent(this::remove);
  }

  private void remove(StoredFile file) {
    StoredFile removed = rows.save(file.removed());
    if (removed.personId() == null) {
      vault.forget(removed.keyOwner());
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            try {
              blobs.delete(removed.blobKey());
            } catch (IOException later) {
              LOG.warn("the ciphertext of file {} goes with the next sweep", removed.id());
            }
          }
        });
  }

  @Override
  public void erase(String personId) {
    ids(
            "SELECT id FROM stored_file WHERE person_id = :person AND state <> 'REMOVED'",
            Map.of("person", personId))
        .forEach(this::remove);
  }

  /** Removes what a store uploaded before this moment and never used, or never finished. */
  void removeOrphans(String store, Instant before) {
    ids(
            """
            SELECT id FROM stored_file
             WHERE store_code = :store AND record_id IS NULL AND state <> 'REMOVED'
               AND uploaded_at < :before
            """,
            Map.of("store", store, "before", LocalDateTime.ofInstant(before, ZoneOffset.UTC)))
        .forEach(this::remove);
  }

  /**
   * Deletes the ciphertext and the row of removed files, a portion at a time; one that cannot be
   * deleted stays for the next sweep and holds up no other.
   */
  void sweepRemoved() {
    String last = "";
    List<String> portion;
    do {
      portion =
          ids(
              "SELECT id FROM stored_file WHERE state = 'REMOVED' AND id > :last ORDER BY id LIMIT "
                  + PORTION,
              Map.of("last", last));
      for (String id : portion) {
        sweep(id);
        last = id;
      }
    } while (portion.size() == PORTION);
  }

  private void sweep(String id) {
    StoredFile file = rows.findById(id, StoredFile.class);
    if (file == null) {
      return;
    }
    try {
      blobs.delete(file.blobKey());
    } catch (IOException stays) {
      LOG.warn("the ciphertext of file {} stays until the next sweep", id, stays);
      return;
    }
    transaction.executeWithoutResult(_ -> rows.delete(file));
  }

  private List<String> ids(String sql, Map<String, ?> parameters) {
    return queries.unscoped(WHY, sql).params(parameters).query(String.class).list();
  }

  private StoredFile written(StoredFile receiving) {
    return transaction.execute(_ -> rows.insert(receiving));
  }

  private Optional<StoredFile> find(String id) {
    return Optional.ofNullable(rows.findById(id, StoredFile.class))
        .filter(file -> file.state() == FileState.STORED);
  }

  private FilePolicy.Kind kind(NewFile file) {
    return policies
        .inForce(
            FilePolicy.NAME,
            FilePolicy.class,
            file.store(),
            clock.today(calendars.zone(file.store())))
        .kind(file.kind())
        .orElseThrow(() -> new InvalidInput("?kind", "file.unknown-kind"));
  }

  private boolean isVisible(StoredFile file) {
    String record = file.recordId();
    if (record == null) {
      return isMine(file);
    }
    for (FileRecords owner : records) {
      if (owner.kind().equals(file.recordKind())) {
        return owner.maySee(record);
      }
    }
    return false;
  }

  private boolean isMine(StoredFile file) {
    Caller caller = access.caller();
    return caller.isSystem() || caller.personId().equals(file.uploadedBy());
  }

  private static NotFound unknown(String id) {
    return new NotFound("file", id);
  }
}
