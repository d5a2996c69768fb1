package io.forecourt.insurance.insurer;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Insurers that take requests over HTTP, by their code. With all others the desk works on the
 * insurer's own screen.
 */
@ConfigurationProperties("forecourt.insurers")
public record InsurerProperties(
    @DefaultValue Map<String, Connection> connections, @DefaultValue Sending sending) {

  /**
   * @param secret with which requests are signed
   */
  public record Connection(URI endpoint, String secret, @DefaultValue("10s") Duration timeout) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "Connection[" + endpoint + "]";
    }
  }

  /**
   * @param pause between two looks for waiting requests
   * @param lease so long a request belongs to the worker that took it
   * @param firstRetry doubled with every attempt
   * @param longestRetry no wait is longer
   * @param refusals after so many answers that cannot be booked a request is put aside
   * @param parkedRetry a request that was put aside is asked again after it
   * @param breakerPause so long an insurer is not asked after too many calls have failed
   */
  public record Sending(
      @DefaultValue("300ms") Duration pause,
      @DefaultValue("60s") Duration lease,
      @DefaultValue("2s") Duration firstRetry,
      @DefaultValue("5m") Duration longestRetry,
      @DefaultValue("3") int refusals,
      @DefaultValue("24h") Duration parkedRetry,
      @DefaultValue("15s") Duration breakerPause) {}
}
