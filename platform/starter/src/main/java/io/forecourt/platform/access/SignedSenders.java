package io.forecourt.platform.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Systems outside the house that push records to it: telephone systems, messengers, platforms. Each
 * signs what it sends with a secret of its own.
 *
 * @param window how far the timestamp of a request may be from now
 * @param senders by the name that they send in {@link RequestSignature#SENDER}
 */
@ConfigurationProperties("forecourt.signed")
record SignedSenders(
    @DefaultValue("5m") Duration window, @DefaultValue Map<String, Sender> senders) {

  private static final int SHORTEST_SECRET = 32;

  /**
   * @param store the store that it belongs to
   * @param stores further stores whose records it sends
   */
  record Sender(String secret, String store, @DefaultValue Set<String> stores) {
    Sender {
      if (secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
        throw new IllegalArgumentException(
            "the secret of a sender has at least " + SHORTEST_SECRET + " bytes");
      }
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "Sender[" + store + "]";
    }
  }
}
