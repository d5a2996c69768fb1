package io.forecourt.inventory.inspection;

import io.forecourt.inventory.vehicle.domain.Vehicle;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.PdiFailed;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.PdiPassed;
import io.forecourt.inventory.vehicle.domain.VehicleState;
import io.forecourt.inventory.vehicle.domain.Vehicles;
import io.forecourt.inventory.vehicle.messaging.VehicleEventMessages;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The inspection of a car for an order before its delivery slot. The check-list is the policy
 * {@code pdi}; the car passes when every item is in order. After a failure the repair is inspected
 * anew; an order that loses the car is no longer inspected for.
 */
@Service
@Transactional
public class Inspections {

  private static final String RECORD = "inventory.inspection.record";

  private final InspectionRows rows;
  private final Vehicles vehicles;
  private final VehicleEventMessages messages;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final JsonMapper json;

  Inspections(
      InspectionRows rows,
      Vehicles vehicles,
      VehicleEventMessages messages,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      JsonMapper json) {
    this.rows = rows;
    this.vehicles = vehicles;
    this.messages = messages;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.json = json;
  }

  /**
   * A delivery slot is fixed or moved: there is one inspection to do, or one done that still
   * counts.
   *
   * @return false if the car no longer belongs to that order
   */
  boolean schedule(String vehicleId, String orderId, Instant slotAt) {
    Vehicle car = vehicles.locked(vehicleId);
    if (!orderId.equals(car.orderId())) {
      return false;
    }
    Instant due = slotAt.minus(policy(car.store()).before());
    InspectionRow last =
        rows.findFirstByVehicleIdAndOrderIdOrderByIdDesc(vehicleId, orderId).orElse(null);
    if (last != null && last.state() == InspectionState.OPEN) {
      rows.save(last.movedTo(slotAt, due));
    } else if (car.state() == VehicleState.RESERVED) {
      open(car, orderId, slotAt, due);
    }
    return true;
  }

  /** The car no longer belongs to the order that it was to be inspected for. */
  public void withdraw(String vehicleId) {
    rows.findByVehicleIdAndState(vehicleId, InspectionState.OPEN)
        .forEach(open -> rows.save(open.withdrawn()));
  }

  /** Records the findings, all items of the check-list at once. */
  InspectionRow record(String id, List<Finding> findings) {
    Vehicle car = vehicles.locked(require(RECORD, id).vehicleId());
    InspectionRow inspection = require(RECORD, id);
    if (inspection.state() != InspectionState.OPEN) {
      throw RuleViolation.wrongState("inspection.already-recorded", inspection.state(), List.of());
    }
    requireWholeList(policy(inspection.storeCode()), findings);
    car.requireOrder(inspection.orderId());
    List<String> faults =
        findings.stream().filter(finding -> !finding.ok()).map(Finding::code).toList();
    Instant now = clock.instant();
    String person = access.caller().personId();
    InspectionState result = faults.isEmpty() ? InspectionState.PASSED : InspectionState.FAILED;
    InspectionRow recorded =
        rows.save(inspection.withResult(result, json.writeValueAsString(findings), person, now));
    if (faults.isEmpty()) {
      car.prepare(inspection.orderId());
      Vehicle prepared = vehicles.save(car);
      messages.append(new PdiPassed(prepared, id, person, inspection.slotAt(), now));
    } else {
      open(car, inspection.orderId(), inspection.slotAt(), inspection.dueAt());
      messages.append(new PdiFailed(car, id, person, faults, now));
    }
    return recorded;
  }

  @Transactional(readOnly = true)
  InspectionRow inspection(String id) {
    return require("inventory.inspection.read", id);
  }

  List<Finding> findings(InspectionRow inspection) {
    String stored = inspection.items();
    return stored == null ? List.of() : Arrays.asList(json.readValue(stored, Finding[].class));
  }

  List<String> checkList(String store) {
    return policy(store).items();
  }

  private InspectionRow require(String action, String id) {
    InspectionRow inspection = rows.findById(id).orElseThrow(() -> new NotFound("inspection", id));
    access.requireInScope(action, "inspection", id, inspection.storeCode(), null);
    return inspection;
  }

  private void open(Vehicle car, String orderId, Instant slotAt, Instant due) {
    rows.save(
        new InspectionRow(
            Ids.next(),
            car.id(),
            car.vin().value(),
            orderId,
            car.store(),
            slotAt,
            due,
            InspectionState.OPEN,
            null,
            null,
            null,
            null));
  }

  private static void requireWholeList(PdiPolicy policy, List<Finding> findings) {
    Set<String> given = findings.stream().map(Finding::code).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>(policy.items());
    missing.removeAll(given);
    if (!missing.isEmpty()) {
      throw new RuleViolation("inspection.items-missing", String.join(", ", missing));
    }
    given.removeAll(policy.items());
    if (!given.isEmpty() || findings.size() != policy.items().size()) {
      throw new RuleViolation("inspection.items-not-on-list", String.join(", ", given));
    }
  }

  private PdiPolicy policy(String store) {
    return policies.inForce("pdi", PdiPolicy.class, store, clock.today(calendars.zone(store)));
  }

  /**
   * @param code item of the check-list
   * @param remark what was found, required reading when not in order
   */
  record Finding(String code, boolean ok, @Nullable String remark) {}

  /**
   * @param hoursBeforeSlot an inspection is due this long before the slot: 6 hours (journeys of the
   *     dealership, duty SC-17)
   */
  record PdiPolicy(int hoursBeforeSlot, List<String> items) {
    Duration before() {
      return Duration.ofHours(hoursBeforeSlot);
    }
  }
}
