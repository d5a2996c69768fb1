package io.forecourt.platform.event;

/**
 * Stores facts in the transaction of the change that caused them; the relay publishes them in order
 * per subject.
 */
public interface Outbox {

  /**
   * Appends after the aggregate is saved, in the same transaction. The sequence of the subject is
   * counted up in its row of {@code event_stream}, whose lock orders the facts of one subject.
   *
   * @throws IllegalStateException without a transaction
   * @throws IllegalArgumentException if the type is not in the catalogue or not owned by this
   *     service
   */
  void append(OutgoingEvent event);
}
