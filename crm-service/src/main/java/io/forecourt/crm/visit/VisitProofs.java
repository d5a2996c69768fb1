package io.forecourt.crm.visit;

import io.forecourt.crm.evidence.ContactProofs;
import io.forecourt.crm.evidence.Proof;
import io.forecourt.crm.evidence.domain.Evidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A visit proves that its customer was spoken to, by its number or its id. */
@Component
class VisitProofs implements ContactProofs {
  private final Visits visits;

  VisitProofs(Visits visits) {
    this.visits = visits;
  }

  @Override
  public Optional<Proof> find(Evidence evidence, String store, String customerId) {
    if (evidence.kind() != Evidence.Kind.VISIT) {
      return Optional.empty();
    }
    return visits
        .findByNumber(evidence.reference())
        .or(() -> visits.findById(evidence.reference()))
        .filter(visit -> visit.storeCode().equals(store))
        .map(
            visit ->
                new Proof(
                    customerId.equals(visit.customerId()),
                    visit.ownerId(),
                    visit.arrivedAt(),
                    visit.ownerId() != null));
  }
}
