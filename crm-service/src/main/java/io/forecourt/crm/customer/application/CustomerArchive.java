package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.Customers.Bond;
import io.forecourt.crm.customer.domain.Customers.Claim;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.crm.customer.domain.ProfileChange;
import io.forecourt.crm.customer.domain.Purchase;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Superseded;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Mobile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the customers of the group: one mobile number is one customer. */
@Service
public class CustomerArchive {

  /**
   * @param fresh whether the customer was unknown before
   */
  public record Registration(String customerId, boolean fresh) {}

  private final Customers customers;
  private final PersonalData personal;
  private final BusinessNumbers numbers;
  private final BusinessClock clock;
  private final StoreCalendars calendars;
  private final Access access;
  private final ApplicationEventPublisher facts;

  CustomerArchive(
      Customers customers,
      PersonalData personal,
      BusinessNumbers numbers,
      BusinessClock clock,
      StoreCalendars calendars,
      Access access,
      ApplicationEventPublisher facts) {
    this.customers = customers;
    this.personal = personal;
    this.numbers = numbers;
    this.clock = clock;
    this.calendars = calendars;
    this.access = access;
    this.facts = facts;
  }

  /**
   * Finds the customer by the mobile number, or registers a new one. A second call with the same
   * number, however it is spelt, waits for the first and finds its customer.
   */
  @Transactional
  public Registration register(RegisterCustomer command) {
    String candidate = Ids.next();
    String mobile = command.mobile().e164();
    return switch (customers.claimMobile(personal.mobile(mobile).hash(), candidate)) {
      case Claim.Fresh() -> {
        Map<PersonalField, String> clear =
            Map.of(PersonalField.NAME, command.name().strip(), PersonalField.MOBILE, mobile);
        String store = command.store();
        customers.save(
            Customer.register(
                candidate,
                numbers.next("CU", store, clock.today(calendars.zone(store))),
                store,
                personal.seal(candidate, clear),
                clock.instant()));
        customers.knownIn(store, candidate);
        customers.index(candidate, personal.keys(List.of(store), clear));
        yield new Registration(candidate, true);
      }
      case Claim.Known(String known) -> {
        becomeKnownIn(command.store(), known);
        yield new Registration(known, false);
      }
    };
  }

  /**
   * @param precondition refuses a version that the caller did not decide on
   * @throws RuleViolation if another customer has this ID number, or the data may not be used
   */
  @Transactional
  public Customer learn(String id, LearnAboutCustomer command, LongConsumer precondition) {
    Customer customer = require("crm.customer.update", id);
    precondition.accept(version(customer));
    String idNumber = command.personal().get(PersonalField.ID_NUMBER);
    if (idNumber != null && customers.isTaken(personal.idNumber(idNumber), id)) {
      throw new RuleViolation("customer.id-number-known");
    }
    Map<PersonalField, String> known = personal.openAll(customer);
    Map<PersonalField, String> news = new EnumMap<>(PersonalField.class);
    command
        .personal()
        .forEach(
            (field, value) -> {
              if (!value.equals(known.get(field))) {
                news.put(field, value);
              }
            });
    var updated =
        customer.learn(
            new ProfileChange(personal.seal(id, news), command.budget(), command.insuranceExpiry()),
            clock.instant());
    if (updated.isEmpty()) {
      return customer;
    }
    Customer saved = customers.save(customer);
    if (!news.isEmpty()) {
      known.putAll(news);
      reindex(id, known);
    }
    facts.publishEvent(updated.get());
    return saved;
  }

  /** Registers somebody of whom only the name is known, because the number is lent. */
  @Transactional
  public String registerByName(String store, String name) {
    String id = Ids.next();
    Map<PersonalField, String> clear = Map.of(PersonalField.NAME, name.strip());
    customers.save(
        Customer.register(
            id,
            numbers.next("CU", store, clock.today(calendars.zone(store))),
            store,
            personal.seal(id, clear),
            clock.instant()));
    customers.knownIn(store, id);
    customers.index(id, personal.keys(List.of(store), clear));
    return id;
  }

  /**
   * Finds a customer whom the desk recognised, for a store of the caller.
   *
   * @throws NotFound if the customer is unknown or out of the caller's scope
   */
  @Transactional
  public void recognise(String action, String id, String store) {
    customers.lock(id);
    require(action, id);
    becomeKnownIn(store, id);
  }

  /** Lets one entry of the customer at a time go on, until the transaction ends. */
  public void queueFor(String id) {
    customers.lock(id);
  }

  /** A consultant serves the customer in a store from now on. */
  @Transactional
  public void serve(String customerId, String store, String consultantId) {
    customers.servedBy(store, customerId, consultantId);
  }

  /** What sales says about an order of the customer; an older word after a newer one is skipped. */
  @Transactional
  public void note(Purchase purchase) {
    var known = customers.purchase(purchase.orderId());
    if (known.isPresent() && known.get().sequence() >= purchase.sequence()) {
      Superseded.note();
      return;
    }
    customers.note(purchase);
  }

  /**
   * The customer, when the caller may do this with it in one of the stores that know it.
   *
   * @throws NotFound if it is unknown, out of the caller's scope, or restricted and the caller is
   *     not the privacy officer
   */
  @Transactional(readOnly = true)
  public Customer require(String action, String id) {
    Customer customer = customers.get(id);
    boolean visible = customer.state() == CustomerState.ACTIVE || access.may("crm.customer.erase");
    if (!visible || !mayOn(action, id)) {
      throw new NotFound("customer", id);
    }
    return customer;
  }

  /** Whether the caller may do this in any of the stores that know the customer. */
  public boolean mayOn(String action, String customerId) {
    return customers.bondsOf(customerId).stream()
        .anyMatch(bond -> access.mayOn(action, bond.store(), bond.ownerId()));
  }

  /** Whether no contract is running that an erasure would have to wait for. */
  public boolean canBeForgotten(String customerId) {
    return customers.purchasesOf(customerId).stream()
        .noneMatch(purchase -> purchase.state() == Purchase.State.PLACED);
  }

  /** The stores that know the customer, and who serves the customer there. */
  public List<Bond> bonds(String customerId) {
    return customers.bondsOf(customerId);
  }

  /** For work that no person asked for. */
  @Transactional(readOnly = true)
  public Customer find(String id) {
    return customers.get(id);
  }

  /** Whether somebody may still call or write to the customer. */
  @Transactional(readOnly = true)
  public boolean mayBeContacted(String id) {
    return customers.find(id).map(known -> known.state() == CustomerState.ACTIVE).orElse(true);
  }

  /** The customer who has this number; empty when nobody has. */
  @Transactional(readOnly = true)
  public Optional<String> ofMobile(Mobile mobile) {
    return customers.ofMobile(personal.mobile(mobile.e164()).hash());
  }

  private void becomeKnownIn(String store, String customerId) {
    boolean known = customers.bondsOf(customerId).stream().anyMatch(b -> b.store().equals(store));
    if (!known) {
      customers.knownIn(store, customerId);
      reindex(customerId, personal.openAll(customers.get(customerId)));
    }
  }

  private void reindex(String customerId, Map<PersonalField, String> clear) {
    List<String> stores = customers.bondsOf(customerId).stream().map(Bond::store).toList();
    customers.index(customerId, personal.keys(stores, clear));
  }

  static long version(Customer customer) {
    return Objects.requireNonNull(customer.snapshot().version());
  }
}
