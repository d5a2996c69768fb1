package io.forecourt.platform.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What is known of a content.
 *
 * @param keyOwner whose key seals it: the person, or the file itself when it is about nobody or
 *     many
 * @param contentHash keyed hash of the content in clear
 * @param recordKind what it belongs to; nothing yet when null
 */
@Table("stored_file")
public record StoredFile(
    @Id String id,
    String storeCode,
    String kind,
    String keyOwner,
    @Nullable String personId,
    FileState state,
    @Nullable String nameSealed,
    @Nullable String mediaType,
    @Nullable Long length,
    @Nullable String contentHash,
    @Nullable String recordKind,
    @Nullable String recordId,
    String uploadedBy,
    Instant uploadedAt,
    @Version @Nullable Long version) {

  StoredFile received(String type, long size, String hash) {
    return copy(FileState.STORED, nameSealed, type, size, hash, recordKind, recordId);
  }

  StoredFile of(String ownerKind, String ownerId) {
    return copy(state, nameSealed, mediaType, length, contentHash, ownerKind, ownerId);
  }

  StoredFile removed() {
    return copy(FileState.REMOVED, null, mediaType, length, null, recordKind, recordId);
  }

  boolean isAttached() {
    return recordId != null;
  }

  /** Where the ciphertext lies: spread, because folders do not like to be full. */
  String blobKey() {
    return id.substring(id.length() - 2) + "/" + id;
  }

  private StoredFile copy(
      FileState next,
      @Nullable String name,
      @Nullable String type,
      @Nullable Long size,
      @Nullable String hash,
      @Nullable String ownerKind,
      @Nullable String ownerId) {
    return new StoredFile(
        id,
        storeCode,
        kind,
        keyOwner,
        personId,
        next,
        name,
        type,
        size,
        hash,
        ownerKind,
        ownerId,
        uploadedBy,
        uploadedAt,
        version);
  }
}
