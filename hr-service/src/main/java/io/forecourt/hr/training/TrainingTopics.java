package io.forecourt.hr.training;

import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;

/** Answers what a store teaches and examines. */
@Service
public class TrainingTopics {

  private static final String POLICY = "training";

  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;

  TrainingTopics(Policies policies, StoreCalendars calendars, BusinessClock clock) {
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
  }

  @Bean
  static Policy<TrainingPolicy> trainingPolicy() {
    return new Policy<>(POLICY, TrainingPolicy.class);
  }

  /**
   * @throws InvalidInput if the store has no such topic
   */
  public void require(String store, String topic) {
    TrainingPolicy policy =
        policies.inForce(POLICY, TrainingPolicy.class, store, clock.today(calendars.zone(store)));
    if (!policy.topics().contains(topic)) {
      throw new InvalidInput("/topic", "training.unknown-topic");
    }
  }
}
