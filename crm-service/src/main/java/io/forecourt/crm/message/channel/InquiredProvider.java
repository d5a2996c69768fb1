package io.forecourt.crm.message.channel;

import java.io.IOException;
import java.util.Optional;

/** A provider that has to be asked what became of a message. */
public interface InquiredProvider extends MessageProvider {

  @Override
  default Reporting reporting() {
    return Reporting.ASKED;
  }

  /**
   * Asks what became of a message; empty while it is on its way.
   *
   * @param reference what the provider calls it
   * @throws IOException if there was no answer
   */
  Optional<DeliveryStatus> ask(String reference) throws IOException, InterruptedException;
}
