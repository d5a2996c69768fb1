package io.forecourt.platform.operation;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A kind of work that is done in chunks. */
public interface LongWork {

  /**
   * How far it has come.
   *
   * @param total null while it is not known
   * @param faults units that could not be done, told one by one elsewhere
   * @param checkpoint where the next chunk begins
   */
  record Progress(long done, @Nullable Long total, long faults, @Nullable String checkpoint) {}

  /** The work between two interruptions, on one thread. */
  interface Run extends AutoCloseable {

    /**
     * Gets the next chunk ready, outside of a transaction.
     *
     * @return false when nothing is left
     */
    boolean next() throws IOException;

    /** Does the chunk, in one transaction with its checkpoint. */
    Progress work();

    /** What is to be done when all is done, in the transaction that says so. */
    void finish();

    @Override
    void close() throws IOException;
  }

  /** Stable name. */
  String kind();

  /** Opens the work at its checkpoint, or at its beginning. */
  Run begin(Operation operation) throws IOException;

  /**
   * What is to be done when the work ends before all is done, cancelled or failed for good, in the
   * transaction that says so. What its chunks have done stays.
   */
  default void stopped(Operation operation) {}
}
