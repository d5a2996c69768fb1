package io.forecourt.hr.duty;

import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import org.springframework.stereotype.Component;

@Component
class DutyDeadlines {

  private final DutyEngine engine;

  DutyDeadlines(DutyEngine engine) {
    this.engine = engine;
  }

  @OnDeadline(DutyEngine.DEADLINE)
  void passed(DueDeadline deadline) {
    engine.deadlinePassed(deadline.subject());
  }
}
