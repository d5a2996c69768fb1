package io.forecourt.bench;

import io.forecourt.platform.event.RelaySpeed;

/**
 * Rows a second of the relay and delay to a consumer: {@code [--rows n] [--rate n] [--seconds n]}.
 */
public final class OutboxSpeed {

  private OutboxSpeed() {}

  public static void main(String[] arguments) throws Exception {
    RelaySpeed.main(arguments);
  }
}
