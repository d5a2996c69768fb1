package io.forecourt.crm.lead.application;

import io.forecourt.crm.lead.domain.LeadState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * When a lead leaves its owner for the pool, and who may take it from there.
 *
 * @param quietDays days without contact by the lead's state; a state that is not named never drops
 * @param mostPerConsultant who holds so many open leads claims no more
 * @param coolingDays so long the last owner may not take the lead back
 */
public record PoolPolicy(
    Map<LeadState, Integer> quietDays, int mostPerConsultant, int coolingDays) {

  Duration cooling() {
    return Duration.ofDays(coolingDays);
  }

  Map<LeadState, Duration> quietTimes() {
    Map<LeadState, Duration> times = new EnumMap<>(LeadState.class);
    quietDays.forEach((state, days) -> times.put(state, Duration.ofDays(days)));
    return times;
  }
}
