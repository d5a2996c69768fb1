package io.forecourt.platform.observe;

import io.forecourt.platform.loop.Loop;
import io.forecourt.platform.loop.Looping;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How long ago each of the loops last went well: relay, consumers, deadlines and the small work. A
 * service that serves requests while one of them stands still is not ill, but only half there.
 */
final class LoopHealth implements HealthIndicator {
  private final ObjectProvider<Looping> loops;

  LoopHealth(ObjectProvider<Looping> loops) {
    this.loops = loops;
  }

  @Override
  public Health health() {
    var health = Health.up();
    loops
        .orderedStream()
        .map(Looping::loop)
        .filter(Loop::isRunning)
        .forEach(
            loop -> {
              health.withDetail(
                  loop.name(),
                  loop.sinceWell().truncatedTo(ChronoUnit.SECONDS)
                      + (loop.isFailing() ? ", failing" : ""));
              if (loop.isLate()) {
                health.down();
              }
            });
    return health.build();
  }
}
