package io.forecourt.platform.event;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a message is given to: a reaction or a projection. */
interface Handler {

  /** Stable name, kept in inbox and dead letters. */
  String name();

  Set<String> types();

  /**
   * Handles one message in a transaction of its own; a message that was handled before changes
   * nothing.
   *
   * @throws UnreadableMessage if the envelope or the payload cannot be read
   */
  void handle(ConsumerRecord<String, byte[]> message);
}
