package io.forecourt.platform.time;

import java.time.Instant;
import java.util.Optional;

/** The moment at which business time stands while a deadline or a daily job runs. */
final class Standing {
  private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

  private Standing() {}

  static Optional<Instant> moment() {
    return MOMENT.isBound() ? Optional.of(MOMENT.get()) : Optional.empty();
  }

  static void at(Instant moment, Runnable work) {
    ScopedValue.where(MOMENT, moment).run(work);
  }
}
