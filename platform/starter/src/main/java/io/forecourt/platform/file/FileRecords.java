package io.forecourt.platform.file;

/** A feature whose records have files says who may see them. */
public interface FileRecords {

  /** As given to {@link StoredFiles#attach}. */
  String kind();

  /** Whether the caller may see this record, and so its files. */
  boolean maySee(String recordId);
}
