package io.forecourt.platform.event;

/**
 * What is still under way between this service and the others; both zero means that it has come to
 * rest.
 */
public interface EventBacklog {

  /** Rows of the outbox that are not yet acknowledged by the broker. */
  long outboxRows();

  /**
   * Messages that this service's groups have not yet committed, over all partitions of all topics
   * they read; -1 while the broker cannot be asked.
   */
  long consumerLag();
}
