package io.forecourt.insurance.cases;

import io.forecourt.platform.access.ScopedQueries;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which cars an order had and has. Each car is told for itself: an older word about it that comes
 * after a newer one does not count, and of two that the order holds it has the later one.
 */
@Component
class CaseCars {
  private static final String WHY = "cars are told for all stores";
  private static final long FOR_GOOD = Long.MAX_VALUE;

  record Car(String vehicleId, String vin) {}

  private final ScopedQueries queries;

  CaseCars(ScopedQueries queries) {
    this.queries = queries;
  }

  void allocated(String caseId, Car car, long sequence, Instant at) {
    note(caseId, car, true, sequence, at);
  }

  void released(String caseId, Car car, long sequence, Instant at) {
    note(caseId, car, false, sequence, at);
  }

  /** It is the customer's: whatever is said of its reservation from now on. */
  void delivered(String caseId, Car car, Instant at) {
    note(caseId, car, true, FOR_GOOD, at);
  }

  Optional<Car> of(String caseId) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT vehicle_id, vin FROM case_car WHERE case_id = :id AND held
             ORDER BY told_at DESC, vehicle_id DESC LIMIT 1
            """)
        .param("id", caseId)
        .query((row, _) -> new Car(row.getString("vehicle_id"), row.getString("vin")))
        .optional();
  }

  private void note(String caseId, Car car, boolean held, long sequence, Instant at) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO case_car (case_id, vehicle_id, vin, held, told_at, sequence)
            VALUES (:id, :vehicle, :vin, :held, :at, :sequence)
            ON DUPLICATE KEY UPDATE
              held = CASE WHEN :sequence > sequence THEN :held ELSE held END,
              told_at = CASE WHEN :sequence > sequence THEN :at ELSE told_at END,
              sequence = GREATEST(sequence, :sequence)
            """)
        .param("id", caseId)
        .param("vehicle", car.vehicleId())
        .param("vin", car.vin())
        .param("held", held)
        .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
        .param("sequence", sequence)
        .update();
  }
}
