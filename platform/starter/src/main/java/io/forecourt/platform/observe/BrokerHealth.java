package io.forecourt.platform.observe;

import io.forecourt.platform.event.EventBacklog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the broker answers, and what waits for it. The service is ready without it. */
final class BrokerHealth implements HealthIndicator {
  private final EventBacklog backlog;

  BrokerHealth(EventBacklog backlog) {
    this.backlog = backlog;
  }

  @Override
  public Health health() {
    long lag = backlog.consumerLag();
    return (lag < 0 ? Health.down() : Health.up().withDetail("lag", lag))
        .withDetail("outbox", backlog.outboxRows())
        .build();
  }
}
