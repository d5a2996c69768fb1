package io.forecourt.insurance.insurer;

import java.io.IOException;

/**
 * The way to an insurer. Sending a request again under its number does nothing twice and answers
 * what became of it, so an unknown outcome is settled by asking again.
 */
public interface InsurerGateway {

  /**
   * @throws IOException if no answer came: the request may have arrived or not
   */
  InsurerAnswer send(InsurerRequest request) throws IOException, InterruptedException;
}
