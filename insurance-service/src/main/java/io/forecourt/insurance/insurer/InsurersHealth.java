package io.forecourt.insurance.insurer;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Which insurers gave no answer when they were asked last, and why: a wrong secret or a moved
 * endpoint shows here. The service is ready without them.
 */
final class InsurersHealth implements HealthIndicator {

  private final Insurers insurers;

  InsurersHealth(Insurers insurers) {
    this.insurers = insurers;
  }

  @Override
  public Health health() {
    var doubts = insurers.doubts();
    Health.Builder health = doubts.isEmpty() ? Health.up() : Health.down();
    doubts.forEach(health::withDetail);
    return health.build();
  }
}
