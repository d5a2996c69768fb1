package io.forecourt.crm.vehicle;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.SearchedBy;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.SearchKey;
import io.forecourt.crm.vehicle.CustomerVehicle.Relation;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes which cars a customer has, and until when each is insured. */
@Service
public class VehicleBook implements SearchedBy {
  private static final String UPDATE = "crm.customer.update";
  private static final String READ = "crm.customer.read";

  /**
   * What was learned about a car; what is null stays as it is.
   *
   * @param vin normalised
   * @param plate normalised
   */
  record Learned(
      @Nullable Relation relation,
      @Nullable String vin,
      @Nullable String plate,
      @Nullable String description,
      @Nullable LocalDate insuranceExpiry,
      @Nullable LocalDate goneOn,
      @Nullable LocalDate registeredOn,
      @Nullable String use) {

    /** Leaves the plate out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "Learned[" + relation + "]";
    }
  }

  private final CustomerVehicles vehicles;
  private final RenewalCases renewals;
  private final CustomerArchive archive;
  private final PersonalData personal;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  VehicleBook(
      CustomerVehicles vehicles,
      RenewalCases renewals,
      CustomerArchive archive,
      PersonalData personal,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.vehicles = vehicles;
    this.renewals = renewals;
    this.archive = archive;
    this.personal = personal;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  @Override
  public Collection<SearchKey> keys(String customerId) {
    return vehicles.findByCustomerIdOrderByNotedAtAscIdAsc(customerId).stream()
        .filter(vehicle -> vehicle.goneOn() == null)
        .map(vehicle -> personal.openNote(customerId, vehicle.plateSealed()))
        .filter(Objects::nonNull)
        .map(personal::plate)
        .toList();
  }

  @Transactional
  CustomerVehicle note(String customerId, Learned learned) {
    Customer customer = archive.require(UPDATE, customerId);
    customer.requireUsable();
    var blank =
        CustomerVehicle.noted(
            customer.id(),
            Objects.requireNonNullElse(learned.relation(), Relation.PRESENT),
            access.caller().personId(),
            clock.instant(),
            null);
    return save(with(blank, learned), learned);
  }

  /**
   * @param precondition refuses a version that the caller did not decide on
   */
  @Transactional
  CustomerVehicle learn(String customerId, String id, Learned learned, LongConsumer precondition) {
    CustomerVehicle known = get(UPDATE, customerId, id);
    precondition.accept(Objects.requireNonNull(known.version()));
    return save(with(known, learned), learned);
  }

  @Transactional(readOnly = true)
  List<CustomerVehicle> of(String customerId) {
    return vehicles.findByCustomerIdOrderByNotedAtAscIdAsc(archive.require(READ, customerId).id());
  }

  @Transactional(readOnly = true)
  CustomerVehicle get(String customerId, String id) {
    return get(READ, customerId, id);
  }

  private CustomerVehicle get(String action, String customerId, String id) {
    String owner = archive.require(action, customerId).id();
    return vehicles
        .findById(id)
        .filter(vehicle -> vehicle.customerId().equals(owner))
        .orElseThrow(() -> new NotFound("vehicle", id));
  }

  private CustomerVehicle save(CustomerVehicle vehicle, Learned learned) {
    CustomerVehicle saved = vehicles.save(vehicle);
    Set<String> changed = new TreeSet<>(Set.of("vehicles"));
    if (learned.insuranceExpiry() != null) {
      changed.add("insuranceExpiry");
    }
    archive.learnedBeside(saved.customerId(), changed, learned.insuranceExpiry());
    facts.publishEvent(new CarsChanged(saved.customerId()));
    return saved;
  }

  /** Whether the insurance desk looks after the renewal of a car of the customer. */
  @Transactional(readOnly = true)
  public boolean isAtRenewalDesk(String customerId) {
    return renewals.lookAfterAnyOf(customerId);
  }

  /** Whether any car of the customer was ever noted. */
  @Transactional(readOnly = true)
  public boolean knowsCarsOf(String customerId) {
    return vehicles.existsByCustomerId(customerId);
  }

  /** The cars that the customer has now, as far as dates of theirs are known. */
  @Transactional(readOnly = true)
  public List<CarDates> datesOf(String customerId) {
    return vehicles.findByCustomerIdOrderByNotedAtAscIdAsc(customerId).stream()
        .filter(car -> car.goneOn() == null)
        .map(
            car ->
                new CarDates(
                    car.id(),
                    car.deliveredOn(),
                    car.registeredOn(),
                    car.useCode(),
                    isAtRenewalDesk(car) ? null : car.insuranceExpiry(),
                    car.firstServiceOn()))
        .toList();
  }

  private boolean isAtRenewalDesk(CustomerVehicle car) {
    String vin = personal.openNote(car.customerId(), car.vinSealed());
    return vin != null && renewals.lookAfter(vin);
  }

  private CustomerVehicle with(CustomerVehicle known, Learned learned) {
    String customer = known.customerId();
    return new CustomerVehicle(
        known.id(),
        customer,
        Objects.requireNonNullElse(learned.relation(), known.relation()),
        sealedOr(customer, learned.vin(), known.vinSealed()),
        sealedOr(customer, learned.plate(), known.plateSealed()),
        sealedOr(customer, learned.description(), known.descriptionSealed()),
        learned.insuranceExpiry() == null ? known.insuranceExpiry() : learned.insuranceExpiry(),
        known.notedBy(),
        known.notedAt(),
        learned.goneOn() == null ? known.goneOn() : learned.goneOn(),
        known.orderId(),
        known.deliveredOn(),
        learned.registeredOn() == null ? known.registeredOn() : learned.registeredOn(),
        learned.use() == null ? known.useCode() : learned.use(),
        known.firstServiceOn(),
        known.version());
  }

  private @Nullable String sealedOr(
      String customer, @Nullable String text, @Nullable String before) {
    String sealed = personal.sealNote(customer, text);
    return sealed == null ? before : sealed;
  }
}
