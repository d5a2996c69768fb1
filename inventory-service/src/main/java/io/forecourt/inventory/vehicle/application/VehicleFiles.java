package io.forecourt.inventory.vehicle.application;

import io.forecourt.inventory.vehicle.domain.Vehicle;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleFileCompleted;
import io.forecourt.inventory.vehicle.domain.Vehicles;
import io.forecourt.inventory.vehicle.messaging.VehicleEventMessages;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The papers of a vehicle, the certificate of conformity among them. The file is complete once
 * every kind that the policy {@code vehicle-file} requires has been seen; the fact is told once.
 */
@Service
@Transactional
public class VehicleFiles {

  private final Vehicles vehicles;
  private final VehicleEventMessages messages;
  private final ScopedQueries queries;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  VehicleFiles(
      Vehicles vehicles,
      VehicleEventMessages messages,
      ScopedQueries queries,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access) {
    this.vehicles = vehicles;
    this.messages = messages;
    this.queries = queries;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  /** Files papers; a kind filed again replaces its number. */
  public VehicleFile add(String vehicleId, List<Document> documents) {
    // The vehicle is the lock of its file: two clerks at once cannot both complete it.
    Vehicle car = vehicles.locked(vehicleId);
    access.requireInScope("inventory.file.complete", "vehicle", vehicleId, car.store(), null);
    Instant now = clock.instant();
    String person = access.caller().personId();
    boolean wasComplete = file(car).complete();
    documents.forEach(document -> store(car, document, person, now));
    VehicleFile after = file(car);
    if (after.complete() && !wasComplete) {
      messages.append(new VehicleFileCompleted(car, person, now));
    }
    return after;
  }

  @Transactional(readOnly = true)
  public VehicleFile of(String vehicleId) {
    Vehicle car = vehicles.get(vehicleId);
    access.requireInScope("inventory.vehicle.read", "vehicle", vehicleId, car.store(), null);
    return file(car);
  }

  private VehicleFile file(Vehicle car) {
    List<Document> documents =
        queries
            .unscoped(
                "scope checked by the callers",
                """
                SELECT kind, number FROM vehicle_document WHERE vehicle_id = :id ORDER BY kind
                """)
            .param("id", car.id())
            .query((row, _) -> new Document(row.getString("kind"), row.getString("number")))
            .list();
    Set<String> missing =
        new TreeSet<>(
            policies
                .inForce(
                    "vehicle-file",
                    FilePolicy.class,
                    car.store(),
                    clock.today(calendars.zone(car.store())))
                .required());
    missing.removeAll(documents.stream().map(Document::kind).collect(Collectors.toSet()));
    return new VehicleFile(car.id(), documents, List.copyOf(missing));
  }

  private void store(Vehicle car, Document document, String person, Instant now) {
    queries
        .unscoped(
            "scope checked by the caller",
            """
            INSERT INTO vehicle_document (vehicle_id, kind, number, filed_by, filed_at)
            VALUES (:vehicle, :kind, :number, :person, :now)
            ON DUPLICATE KEY UPDATE number = :number, filed_by = :person, filed_at = :now
            """)
        .param("vehicle", car.id())
        .param("kind", document.kind())
        .param("number", document.number())
        .param("person", person)
        .param("now", Timestamp.from(now))
        .update();
  }

  /**
   * @param kind code of the paper, for example {@code CERTIFICATE_OF_CONFORMITY}
   */
  public record Document(String kind, String number) {}

  /**
   * @param missing kinds that are still required
   */
  public record VehicleFile(String vehicleId, List<Document> documents, List<String> missing) {
    public boolean complete() {
      return missing.isEmpty();
    }
  }

  record FilePolicy(List<String> required) {}
}
