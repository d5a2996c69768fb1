package io.forecourt.platform.file;

/** Whether a content is there. */
public enum FileState {
  RECEIVING,
  STORED,
  /** Nobody can read it any more; its ciphertext goes next. */
  REMOVED
}
