package io.forecourt.crm.plan;

import java.time.Instant;
import java.util.stream.Stream;

/** A feature that knows what a person should do today; each bean of this type is asked. */
public interface PlanSource {

  /**
   * @param endOfDay midnight in the zone of the person's store
   */
  Stream<PlanItem> of(String personId, Instant now, Instant endOfDay);
}
