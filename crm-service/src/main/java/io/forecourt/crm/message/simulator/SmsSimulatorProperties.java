package io.forecourt.crm.message.simulator;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simulated SMS provider.
 *
 * @param port on this machine, where messages are taken
 * @param reportAfter how long a delivery takes
 * @param reportSecret what delivery reports are signed with, as the sender {@code dysms}
 * @param behaviours what happens to numbers that end like this: REFUSED at once, BUSY, FAILED on
 *     the way, or SILENT for ever; all others are delivered. Unless told otherwise 0001 fails, 0002
 *     is refused, 0003 is busy and 0004 stays silent
 */
@ConfigurationProperties("forecourt.simulators.sms")
record SmsSimulatorProperties(
    @DefaultValue("18181") int port,
    @DefaultValue("1s") Duration reportAfter,
    @DefaultValue("") String reportSecret,
    @Nullable Map<String, Behaviour> behaviours) {

  private static final Map<String, Behaviour> USUAL =
      Map.of(
          "0001", Behaviour.FAILED,
          "0002", Behaviour.REFUSED,
          "0003", Behaviour.BUSY,
          "0004", Behaviour.SILENT);

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "SmsSimulatorProperties[" + port + "]";
  }

  /** What happens to a message. */
  enum Behaviour {
    DELIVERED,
    REFUSED,
    BUSY,
    FAILED,
    SILENT
  }

  Behaviour of(String number) {
    return (behaviours == null ? USUAL : behaviours)
        .entrySet().stream()
            .filter(ending -> number.endsWith(ending.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(Behaviour.DELIVERED);
  }
}
