package io.forecourt.bench;

/** The full number of kills of {@code OutboxCrashIT}: {@code --kills 300 [--seed n]}. */
public final class OutboxCrashDrill {

  private OutboxCrashDrill() {}

  public static void main(String[] arguments) {
    io.forecourt.platform.event.OutboxCrashDrill.main(arguments);
  }
}
