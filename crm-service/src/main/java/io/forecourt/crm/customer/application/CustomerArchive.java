package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerProfileUpdated;
import io.forecourt.crm.customer.domain.CustomerKind;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.Customers.Bond;
import io.forecourt.crm.customer.domain.Customers.Claim;
import io.forecourt.crm.customer.domain.Customers.Newcomer;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.crm.customer.domain.ProfileChange;
import io.forecourt.crm.customer.domain.Purchase;
import io.forecourt.crm.customer.domain.SearchKey;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Superseded;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Mobile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the customers of the group: one mobile number or company code is one customer. */
@Service
public class CustomerArchive {

  /**
   * @param fresh whether the customer was unknown before
   */
  public record Registration(String customerId, boolean fresh) {}

  private final Customers customers;
  private final PersonalData personal;
  private final Completeness completeness;
  private final ObjectProvider<SearchedBy> besides;
  private final ObjectProvider<Memberships> clubs;
  private final BusinessNumbers numbers;
  private final BusinessClock clock;
  private final StoreCalendars calendars;
  private final Access access;
  private final ApplicationEventPublisher facts;

  CustomerArchive(
      Customers customers,
      PersonalData personal,
      Completeness completeness,
      ObjectProvider<SearchedBy> besides,
      ObjectProvider<Memberships> clubs,
      BusinessNumbers numbers,
      BusinessClock clock,
      StoreCalendars calendars,
      Access access,
      ApplicationEventPublisher facts) {
    this.customers = customers;
    this.personal = personal;
    this.completeness = completeness;
    this.besides = besides;
    this.clubs = clubs;
    this.numbers = numbers;
    this.clock = clock;
    this.calendars = calendars;
    this.access = access;
    this.facts = facts;
  }

  /** Whoever comes under a number, known or not. */
  private record Arrival(SearchKey number, Map<PersonalField, String> clear) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "Arrival[]";
    }
  }

  /**
   * Finds the customer by the mobile number, or registers a new one. A second call with the same
   * number, however it is spelt, waits for the first and finds its customer.
   */
  @Transactional
  public Registration register(RegisterCustomer command) {
    return register(command.store(), CustomerKind.PERSON, List.of(arrival(command))).getFirst();
  }

  /** Like {@link #register(RegisterCustomer)} for many people of one store, in their order. */
  @Transactional
  public List<Registration> register(String store, List<RegisterCustomer> commands) {
    return register(store, CustomerKind.PERSON, commands.stream().map(this::arrival).toList());
  }

  private Arrival arrival(RegisterCustomer command) {
    String mobile = command.mobile().e164();
    return new Arrival(
        personal.mobile(mobile),
        Map.of(PersonalField.NAME, command.name().strip(), PersonalField.MOBILE, mobile));
  }

  /** Finds the company by its code, or registers it. */
  @Transactional
  public Registration register(RegisterCompany command) {
    String code = command.creditCode().value();
    var company =
        new Arrival(
            personal.creditCode(code),
            Map.of(PersonalField.NAME, command.name().strip(), PersonalField.CREDIT_CODE, code));
    return register(command.store(), CustomerKind.COMPANY, List.of(company)).getFirst();
  }

  private List<Registration> register(String store, CustomerKind kind, List<Arrival> arrivals) {
    Map<SearchKey, String> candidates = new HashMap<>();
    arrivals.forEach(one -> candidates.computeIfAbsent(one.number(), _ -> Ids.next()));
    Map<SearchKey, String> holders = customers.claim(candidates);
    Map<String, Map<PersonalField, String>> strangers = new LinkedHashMap<>();
    List<Registration> registrations = new ArrayList<>();
    for (Arrival one : arrivals) {
      String holder = Objects.requireNonNull(holders.get(one.number()));
      if (holder.equals(candidates.get(one.number()))) {
        boolean fresh = strangers.putIfAbsent(holder, one.clear()) == null;
        registrations.add(new Registration(holder, fresh));
      } else {
        Customer known = touched(holder);
        becomeKnownIn(store, known);
        registrations.add(new Registration(known.id(), false));
      }
    }
    enter(store, kind, strangers);
    return registrations;
  }

  private void enter(
      String store, CustomerKind kind, Map<String, Map<PersonalField, String>> strangers) {
    if (strangers.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Iterator<String> free =
        numbers.next("CU", store, clock.today(calendars.zone(store)), strangers.size()).iterator();
    personal.prepare(strangers.keySet());
    List<Newcomer> newcomers = new ArrayList<>();
    strangers.forEach(
        (id, clear) ->
            newcomers.add(
                new Newcomer(
                    Customer.register(id, free.next(), store, kind, personal.seal(id, clear), now),
                    personal.keys(List.of(store), clear))));
    customers.enter(store, newcomers);
    strangers.keySet().forEach(id -> facts.publishEvent(new CustomerRegistered(id, store, now)));
  }

  /**
   * @param precondition refuses a version that the caller did not decide on
   * @throws RuleViolation if another customer has this number, or the data may not be used; the two
   *     then stand on the list of duplicates
   */
  @Transactional(noRollbackFor = RuleViolation.class)
  public Customer learn(String id, LearnAboutCustomer command, LongConsumer precondition) {
    Customer customer = require("crm.customer.update", id);
    precondition.accept(version(customer));
    customer.requireUsable();
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
    requireFree(customer, news.get(PersonalField.ID_NUMBER), news.get(PersonalField.MOBILE));
    var updated =
        customer.learn(
            new ProfileChange(
                personal.seal(customer.id(), news),
                command.budget(),
                command.insuranceExpiry(),
                command.staffPersonId()),
            completeness.mandatory(customer),
            clock.instant());
    if (updated.isEmpty()) {
      return customer;
    }
    Customer saved = customers.save(customer);
    if (!news.isEmpty()) {
      reindex(saved);
    }
    tell(updated.get());
    return saved;
  }

  private void requireFree(Customer customer, @Nullable String idNumber, @Nullable String mobile) {
    if (idNumber != null) {
      customers
          .holder(personal.idNumber(idNumber), customer)
          .ifPresent(
              other -> {
                throw duplicate(
                    customer, other, SearchKey.Kind.ID_NUMBER, "customer.id-number-known");
              });
    }
    if (mobile != null) {
      switch (customers.claim(personal.mobile(mobile), customer.id())) {
        case Claim.Fresh() -> {
          String former = personal.openOwn(customer).get(PersonalField.MOBILE);
          if (former != null) {
            SearchKey number = personal.mobile(former);
            customers.release(number, customer.id());
            facts.publishEvent(new NumbersReleased(List.of(number.hash())));
          }
        }
        case Claim.Known(String holder) -> {
          String other = customers.get(holder).id();
          if (!other.equals(customer.id())) {
            throw duplicate(customer, other, SearchKey.Kind.PHONE, "customer.mobile-known");
          }
        }
      }
    }
  }

  private RuleViolation duplicate(
      Customer customer, String otherId, SearchKey.Kind sign, String code) {
    facts.publishEvent(new DuplicateFound(customer.id(), otherId, sign, access.caller().store()));
    return new RuleViolation(code);
  }

  /**
   * Something that stands beside the profile changed.
   *
   * @param changed names of what changed, never values
   * @param insuranceExpiry a present insurance's end, when that was learned
   */
  @Transactional
  public void learnedBeside(
      String id, Collection<String> changed, @Nullable LocalDate insuranceExpiry) {
    Customer customer = customers.lock(id);
    customer.requireUsable();
    List<String> mandatory = completeness.mandatory(customer);
    var names = new TreeSet<>(changed);
    customer
        .learn(new ProfileChange(Map.of(), null, insuranceExpiry, null), mandatory, clock.instant())
        .ifPresent(update -> names.addAll(update.changed()));
    Customer saved = customers.save(customer);
    reindex(saved);
    tell(saved.updated(names, mandatory, clock.instant()));
  }

  private void tell(CustomerProfileUpdated update) {
    String id = update.customerId();
    facts.publishEvent(update.of(clubs.stream().anyMatch(club -> club.isMember(id))));
  }

  /** Registers somebody of whom only the name is known, because the number is lent. */
  @Transactional
  public String registerByName(String store, String name) {
    String id = Ids.next();
    enter(store, CustomerKind.PERSON, Map.of(id, Map.of(PersonalField.NAME, name.strip())));
    return id;
  }

  /**
   * Finds a customer whom the desk recognised, for a store of the caller.
   *
   * @return under whose id everything is stored: the survivor's, for one who is absorbed
   * @throws NotFound if the customer is unknown or out of the caller's scope
   */
  @Transactional
  public String recognise(String action, String id, String store) {
    customers.lock(id);
    Customer customer = require(action, id);
    touched(id);
    becomeKnownIn(store, customer);
    return customer.id();
  }

  /**
   * The customer whom a caller names by id, where the caller may do this in one of the stores that
   * know the customer.
   *
   * @return under whose id everything is stored: the survivor's, for one who is absorbed
   * @throws NotFound if the customer is unknown or out of the caller's scope
   */
  @Transactional
  public String named(String action, String id) {
    if (!mayOn(action, customers.get(id).id())) {
      throw new NotFound("customer", id);
    }
    return touched(id).id();
  }

  /** Lets one entry of the customer at a time go on, until the transaction ends. */
  public void queueFor(String id) {
    customers.lock(id);
  }

  /** Like {@link #queueFor(String)} for customers who were registered in this transaction. */
  public void queueFor(Collection<String> ids) {
    customers.lock(ids);
  }

  /** A consultant serves the customer in a store from now on. */
  @Transactional
  public void serve(String customerId, String store, String consultantId) {
    String survivor = customers.get(customerId).id();
    customers.servedBy(store, survivor, consultantId);
    facts.publishEvent(new CustomerServed(survivor, store, consultantId));
  }

  /**
   * The customer under whose id something is stored that came in under this one's number; those who
   * are absorbed answer with their survivor.
   */
  @Transactional
  public Customer touched(String carriedId) {
    Customer known = customers.get(carriedId);
    if (known.identities().size() > 1) {
      facts.publishEvent(new CustomerTouched(carriedId, known.id()));
    }
    return known;
  }

  /** What sales says about an order of the customer; an older word after a newer one is skipped. */
  @Transactional
  public void note(Purchase purchase) {
    var known = customers.purchase(purchase.orderId());
    if (known.isPresent() && known.get().sequence() >= purchase.sequence()) {
      Superseded.note();
      return;
    }
    customers.note(
        known.isPresent()
            ? purchase.of(known.get().customerId())
            : purchase.of(touched(purchase.customerId()).id()));
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
    if (!visible || !mayOn(action, customer.id())) {
      throw new NotFound("customer", id);
    }
    return customer;
  }

  /**
   * Whether the caller may do this in any of the stores that know the customer. Who stores
   * something about a customer whom a request names asks {@link #named} instead.
   */
  public boolean mayOn(String action, String customerId) {
    return customers.bondsOf(customerId).stream()
        .anyMatch(bond -> access.mayOn(action, bond.store(), bond.ownerId()));
  }

  /** Whether sales cancelled the order after it said what has this sequence. */
  @Transactional(readOnly = true)
  public boolean isUndoneSince(String orderId, long sequence) {
    return customers
        .purchase(orderId)
        .filter(known -> known.state() == Purchase.State.CANCELLED)
        .filter(known -> known.sequence() > sequence)
        .isPresent();
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

  /** Every id under which something may be stored of this customer. */
  @Transactional(readOnly = true)
  public List<String> idsOf(String customerId) {
    return customers.get(customerId).identities().stream().map(Customer::id).toList();
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

  /** Writes anew what the customer is found by. */
  @Transactional
  public void reindex(Customer customer) {
    List<String> stores = customers.bondsOf(customer.id()).stream().map(Bond::store).toList();
    List<SearchKey> keys = new ArrayList<>();
    for (Customer one : customer.identities()) {
      keys.addAll(personal.keys(stores, personal.openOwn(one)));
    }
    besides.forEach(feature -> keys.addAll(feature.keys(customer.id())));
    customers.index(customer.id(), keys.stream().distinct().toList());
  }

  private void becomeKnownIn(String store, Customer customer) {
    boolean known =
        customers.bondsOf(customer.id()).stream().anyMatch(b -> b.store().equals(store));
    if (!known) {
      customers.knownIn(store, customer.id());
      reindex(customer);
    }
  }

  static long version(Customer customer) {
    return Objects.requireNonNull(customer.snapshot().version());
  }
}
