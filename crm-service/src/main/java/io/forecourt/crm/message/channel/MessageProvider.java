package io.forecourt.crm.message.channel;

import java.io.IOException;

/** Somebody who carries messages to customers. */
public interface MessageProvider {

  /** Stable name, as stored with the message and as in the path of its reports. */
  String name();

  Channel channel();

  Reporting reporting();

  /**
   * Asks once, within a time limit.
   *
   * @throws IOException if there was no answer; the message may have been taken all the same
   */
  SendOutcome send(OutgoingMessage message) throws IOException, InterruptedException;
}
