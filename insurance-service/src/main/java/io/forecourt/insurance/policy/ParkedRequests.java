package io.forecourt.insurance.policy;

import io.forecourt.insurance.insurer.InsurerRequestParked;
import io.forecourt.platform.time.BusinessClock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A request to an insurer that was put aside is the desk's to look after. */
@Component
class ParkedRequests {

  private final PolicyRows rows;
  private final Endorsements endorsements;
  private final PolicyEvents events;
  private final BusinessClock clock;

  ParkedRequests(
      PolicyRows rows, Endorsements endorsements, PolicyEvents events, BusinessClock clock) {
    this.rows = rows;
    this.endorsements = endorsements;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  void on(InsurerRequestParked parked) {
    policyOf(parked)
        .map(rows::save)
        .ifPresent(
            policy ->
                events.taskRaised(
                    policy, PolicyTask.REQUEST_PARKED, parked.number(), clock.instant()));
  }

  private Optional<PolicyRow> policyOf(InsurerRequestParked parked) {
    return switch (parked.kind()) {
      case SUBMIT -> rows.findById(parked.about());
      case ENDORSE, CANCEL ->
          endorsements.findById(parked.about()).map(Endorsement::policyId).flatMap(rows::findById);
    };
  }
}
