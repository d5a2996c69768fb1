package io.forecourt.crm.care;

import io.forecourt.crm.care.CareContact.Made;
import io.forecourt.crm.care.CareContact.State;
import io.forecourt.crm.casework.CaseOwners;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.Memberships;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerHandedOver;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.evidence.EvidenceDesk;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives every owner a personal contact, plans contacts by a cadence, and records those made. */
@Service
class CareDesk {
  static final String READ = "crm.care-contact.read";
  static final String MAKE = "crm.care-contact.make";
  static final String NAME_CONTACT = "crm.personal-contact.name";
  static final String POLICY = "care";

  record CareContactMadeV1(
      String contactId,
      String customerId,
      String kind,
      String agentId,
      @Nullable String orderId,
      boolean member,
      boolean byPersonalContact,
      boolean onTime,
      Instant contactedAt,
      Evidence.Kind evidenceKind,
      String evidenceReference) {}

  private final CareContacts contacts;
  private final PersonalContacts personalContacts;
  private final CustomerArchive archive;
  private final Customers customers;
  private final PersonalData personal;
  private final ObjectProvider<Memberships> clubs;
  private final EvidenceDesk evidenceDesk;
  private final Roster roster;
  private final CaseOwners owners;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ScopedQueries queries;
  private final Outbox outbox;

  CareDesk(
      CareContacts contacts,
      PersonalContacts personalContacts,
      CustomerArchive archive,
      Customers customers,
      PersonalData personal,
      ObjectProvider<Memberships> clubs,
      EvidenceDesk evidenceDesk,
      Roster roster,
      CaseOwners owners,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ScopedQueries queries,
      Outbox outbox) {
    this.contacts = contacts;
    this.personalContacts = personalContacts;
    this.archive = archive;
    this.customers = customers;
    this.personal = personal;
    this.clubs = clubs;
    this.evidenceDesk = evidenceDesk;
    this.roster = roster;
    this.owners = owners;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.queries = queries;
    this.outbox = outbox;
  }

  @Bean
  static Policy<CarePolicy> carePolicy() {
    return new Policy<>(POLICY, CarePolicy.class);
  }

  /** The owner of a delivered car has a personal contact from now on, who is to care. */
  @Transactional
  public void delivered(
      String customerId,
      String store,
      String orderId,
      @Nullable String consultantId,
      Instant deliveredAt) {
    Optional<Customer> known =
        customers.find(customerId).filter(one -> one.state() == CustomerState.ACTIVE);
    if (known.isEmpty()) {
      return;
    }
    String customer = known.get().id();
    String contact = contactFor(customer, store, consultantId, deliveredAt);
    for (CarePolicy.Step step : policy(store).cadence()) {
      if (!contacts.existsByOrderIdAndKind(orderId, step.kind())) {
        Instant dueAt = step.term().after(calendars, store, deliveredAt);
        contacts.save(
            CareContact.planned(
                store, customer, orderId, step.kind(), there(store, contact, dueAt), dueAt));
      }
    }
  }

  /** Somebody else, while the personal contact is on leave on the day. */
  private @Nullable String there(String store, @Nullable String contact, Instant dueAt) {
    // A term ends at midnight, which is the day before's.
    if (contact == null || !roster.isOnLeave(store, contact, dueAt.minusNanos(1_000))) {
      return contact;
    }
    String deputy = leastBusy(store, contact);
    return deputy == null ? contact : deputy;
  }

  private @Nullable String contactFor(
      String customer, String store, @Nullable String seller, Instant at) {
    Optional<PersonalContact> named =
        personalContacts.findByCustomerIdAndStoreCode(customer, store);
    if (named.isPresent()) {
      return named.get().personId();
    }
    CarePolicy policy = policy(store);
    boolean sellerStays =
        policy.sellerFirst() && seller != null && roster.isConsultant(store, seller);
    String chosen = sellerStays ? seller : leastBusy(store, null);
    if (chosen != null) {
      personalContacts.save(PersonalContact.of(customer, store, chosen, at));
    }
    return chosen;
  }

  /** The sale was undone: what was to follow it does not. */
  @Transactional
  public void undone(String orderId) {
    contacts
        .findByOrderIdAndState(orderId, State.PLANNED)
        .forEach(contact -> contacts.save(contact.dropped()));
  }

  /** Nobody cares for somebody who is not on file any more. */
  @Transactional
  public void customerGone(String customerId) {
    contacts
        .findByCustomerIdAndState(customerId, State.PLANNED)
        .forEach(contact -> contacts.save(contact.dropped()));
  }

  /** Others are there for the customers of somebody who left. */
  @Transactional
  public void left(String personId) {
    Instant now = clock.instant();
    for (PersonalContact named : personalContacts.findByPersonId(personId)) {
      String successor = leastBusy(named.storeCode(), personId);
      if (successor != null) {
        hand(named, successor, now);
      }
    }
    contacts
        .findByOwnerIdAndState(personId, State.PLANNED)
        .forEach(
            contact -> contacts.save(contact.ownedBy(leastBusy(contact.storeCode(), personId))));
  }

  /** What would fall due before somebody on leave is back is somebody else's. */
  @Transactional
  public void away(String personId, Instant backAt) {
    contacts.findByOwnerIdAndState(personId, State.PLANNED).stream()
        .filter(contact -> !contact.dueAt().isAfter(backAt))
        .forEach(
            contact -> {
              String deputy = leastBusy(contact.storeCode(), personId);
              if (deputy != null) {
                contacts.save(contact.ownedBy(deputy));
              }
            });
  }

  /** Who serves the customer instead of the personal contact is there for the customer, too. */
  @Transactional
  public void customerHandedOver(CustomerHandedOver handedOver) {
    personalContacts
        .findByCustomerIdAndStoreCode(handedOver.customerId(), handedOver.store())
        .filter(named -> named.personId().equals(handedOver.previousConsultantId()))
        .ifPresent(named -> hand(named, handedOver.consultantId(), handedOver.at()));
  }

  private PersonalContact hand(PersonalContact named, String successor, Instant now) {
    contacts.findByCustomerIdAndState(named.customerId(), State.PLANNED).stream()
        .filter(contact -> contact.storeCode().equals(named.storeCode()))
        .forEach(contact -> contacts.save(contact.ownedBy(successor)));
    return personalContacts.save(named.handedTo(successor, now));
  }

  /**
   * Names the customer's personal contact in the caller's store; what is planned goes along.
   *
   * @throws RuleViolation if the person does no such work there
   */
  @Transactional
  PersonalContact name(String customerId, String personId) {
    Customer customer = archive.require(NAME_CONTACT, customerId);
    customer.requireUsable();
    archive.queueFor(customer.id());
    String store = access.caller().store();
    boolean does =
        policy(store).personalContacts().stream()
            .anyMatch(role -> roster.withRole(store, role).contains(personId));
    if (!does) {
      throw new RuleViolation("care.no-personal-contact", personId, store);
    }
    Instant now = clock.instant();
    return personalContacts
        .findByCustomerIdAndStoreCode(customer.id(), store)
        .map(named -> hand(named, personId, now))
        .orElseGet(
            () -> personalContacts.save(PersonalContact.of(customer.id(), store, personId, now)));
  }

  /**
   * @throws NotFound if nobody is named, or the customer is out of the caller's scope
   */
  @Transactional(readOnly = true)
  PersonalContact personalContact(String customerId) {
    String id = archive.require(READ, customerId).id();
    return personalContacts
        .findByCustomerIdAndStoreCode(id, access.caller().store())
        .orElseThrow(() -> new NotFound("personal-contact", customerId));
  }

  /** Makes a planned contact. */
  @Transactional
  CareContact make(String id, Evidence evidence, @Nullable String note) {
    return make(require(MAKE, id), evidence, note);
  }

  /** Makes a contact that nobody planned; a planned one of the kind is made by it. */
  @Transactional
  CareContact make(String customerId, String kind, Evidence evidence, @Nullable String note) {
    Customer customer = archive.require(MAKE, customerId);
    String store = access.caller().store();
    policy(store).requireKind(kind);
    archive.queueFor(customer.id());
    CareContact contact =
        contacts.findByCustomerIdAndState(customer.id(), State.PLANNED).stream()
            .filter(planned -> planned.kind().equals(kind) && planned.storeCode().equals(store))
            .findFirst()
            .orElseGet(
                () ->
                    CareContact.planned(
                        store,
                        customer.id(),
                        null,
                        kind,
                        access.caller().personId(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
    return make(contact, evidence, note);
  }

  private CareContact make(CareContact contact, Evidence evidence, @Nullable String note) {
    Customer customer = customers.get(contact.customerId());
    customer.requireUsable();
    String store = contact.storeCode();
    String me = access.caller().personId();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (contacts.existsByStoreCodeAndMadeEvidenceKindAndMadeEvidenceReference(
        store, evidence.kind(), evidence.reference())) {
      throw new RuleViolation("care.evidence-used", evidence.reference());
    }
    Instant at =
        evidenceDesk.require(
            evidence,
            store,
            customer.id(),
            me,
            now.minus(Duration.ofDays(policy(store).recordDays())));
    boolean named =
        personalContacts
            .findByCustomerIdAndStoreCode(customer.id(), store)
            .filter(one -> one.personId().equals(me))
            .isPresent();
    boolean member = clubs.stream().anyMatch(club -> club.isMember(customer.id()));
    CareContact made =
        contacts.save(
            contact.made(
                new Made(
                    me,
                    at,
                    evidence.kind(),
                    evidence.reference(),
                    member,
                    named,
                    personal.sealNote(customer.id(), note))));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.crm.care-contact-made.v1",
            made.id(),
            store,
            now,
            new CareContactMadeV1(
                made.id(),
                customer.id(),
                made.kind(),
                me,
                made.orderId(),
                member,
                named,
                !at.isAfter(made.dueAt()),
                at,
                evidence.kind(),
                evidence.reference())));
    return made;
  }

  /** Everything planned of a person. */
  @Transactional(readOnly = true)
  public List<CareContact> plannedOf(String personId) {
    return contacts.findByOwnerIdAndState(personId, State.PLANNED);
  }

  /** The note in clear; nothing once the customer was erased. */
  @Nullable String noteOf(CareContact contact) {
    return personal.openNote(contact.customerId(), contact.made().noteSealed());
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  CareContact require(String action, String id) {
    CareContact contact = contacts.findById(id).orElseThrow(() -> new NotFound("care-contact", id));
    access.requireInScope(action, "care-contact", id, contact.storeCode(), contact.ownerId());
    return contact;
  }

  /** Who of the roles is there for the fewest customers. */
  private @Nullable String leastBusy(String store, @Nullable String except) {
    return owners
        .choose(store, policy(store).personalContacts(), except, this::customersByPerson)
        .orElse(null);
  }

  private Map<String, Integer> customersByPerson(List<String> people) {
    Map<String, Integer> load = new HashMap<>();
    queries
        .unscoped(
            "customers are given out by rule, whoever caused it",
            """
            SELECT person_id, COUNT(*) AS customers FROM personal_contact
             WHERE person_id IN (:people) GROUP BY person_id
            """)
        .param("people", people)
        .query(
            row -> {
              load.put(row.getString("person_id"), row.getInt("customers"));
            });
    return load;
  }

  private CarePolicy policy(String store) {
    return policies.inForce(POLICY, CarePolicy.class, store, clock.today(calendars.zone(store)));
  }
}
