package io.forecourt.platform.time;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does something at a moment of business time, before or after the present: what runs on this
 * thread reads that moment from the business clock, as it would inside a deadline.
 */
public final class BusinessMoment {

  private BusinessMoment() {}

  public static <T> T at(Instant moment, Supplier<T> work) {
    var answer = new AtomicReference<@Nullable T>();
    Standing.at(moment, () -> answer.set(work.get()));
    return Objects.requireNonNull(answer.get());
  }
}
