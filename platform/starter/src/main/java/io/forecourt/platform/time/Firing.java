package io.forecourt.platform.time;

import org.jspecify.annotations.Nullable;

/**
 * The deadline whose handler is running; setting the same one again inside its handler opens a new
 * one.
 */
final class Firing {
  private static final ScopedValue<Firing> NOW = ScopedValue.newInstance();

  private final DeadlineRow row;
  private boolean closed;

  Firing(DeadlineRow row) {
    this.row = row;
  }

  static @Nullable Firing of(String kind, String subject) {
    if (!NOW.isBound()) {
      return null;
    }
    Firing firing = NOW.get();
    return !firing.closed && firing.row.kind().equals(kind) && firing.row.subject().equals(subject)
        ? firing
        : null;
  }

  void during(Runnable work) {
    ScopedValue.where(NOW, this).run(work);
  }

  DeadlineRow row() {
    return row;
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }
}
