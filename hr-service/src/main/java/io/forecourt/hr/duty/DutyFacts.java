package io.forecourt.hr.duty;

import io.forecourt.hr.fact.Fact;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Listens to every event type that a duty rule names. */
@Component
class DutyFacts {

  private final DutyEngine engine;

  DutyFacts(DutyEngine engine) {
    this.engine = engine;
  }

  @Reaction(name = "duties", typesOf = DutyRules.class)
  void take(IncomingEvent<JsonNode> event) {
    engine.take(Fact.of(event));
  }
}
