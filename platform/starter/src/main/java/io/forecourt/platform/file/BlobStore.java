package io.forecourt.platform.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Keeps ciphertext under a key. */
interface BlobStore {

  /**
   * @param length of the content; a content of another length is not kept
   */
  void put(String key, InputStream content, long length) throws IOException;

  Optional<InputStream> open(String key) throws IOException;

  /** Deleting what is not there is no failure. */
  void delete(String key) throws IOException;
}
