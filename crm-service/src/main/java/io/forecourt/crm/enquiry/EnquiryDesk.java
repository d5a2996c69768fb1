package io.forecourt.crm.enquiry;

import io.forecourt.crm.casework.CaseOwners;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.keyaccount.KeyAccounts;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.personal.PersonErasure;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.time.Term;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes questions and calls for rescue, and sees that each is answered in time. */
@Service
class EnquiryDesk implements PersonErasure {
  static final String LOG = "crm.enquiry.log";
  static final String READ = "crm.enquiry.read";
  static final String HANDLE = "crm.enquiry.handle";
  private static final String OVERDUE = "enquiry.overdue";
  private static final String POLICY = "enquiry";
  private static final String WORDS = "enquiry";
  private static final List<EnquiryState> RUNNING =
      List.of(EnquiryState.OPEN, EnquiryState.DISPATCHED, EnquiryState.ARRIVED);

  /**
   * What somebody asks.
   *
   * @param place where the car stands, for rescue
   * @param receivedAt when it was asked; now when left out
   */
  record LogEnquiry(
      @Nullable String customerId,
      String kind,
      EnquiryChannel channel,
      String question,
      @Nullable String place,
      @Nullable Instant receivedAt) {

    /** Leaves the words out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "LogEnquiry[" + kind + "]";
    }
  }

  record EmployeeLeft(String personId) {}

  private final Enquiries enquiries;
  private final EnquiryMessages messages;
  private final CustomerArchive archive;
  private final KeyAccounts keyAccounts;
  private final CaseOwners owners;
  private final PersonalVault vault;
  private final Policies policies;
  private final BusinessNumbers numbers;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ScopedQueries queries;

  EnquiryDesk(
      Enquiries enquiries,
      EnquiryMessages messages,
      CustomerArchive archive,
      KeyAccounts keyAccounts,
      CaseOwners owners,
      PersonalVault vault,
      Policies policies,
      BusinessNumbers numbers,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ScopedQueries queries) {
    this.enquiries = enquiries;
    this.messages = messages;
    this.archive = archive;
    this.keyAccounts = keyAccounts;
    this.owners = owners;
    this.vault = vault;
    this.policies = policies;
    this.numbers = numbers;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.queries = queries;
  }

  @Bean
  static Policy<EnquiryPolicy> enquiryPolicy() {
    return new Policy<>(POLICY, EnquiryPolicy.class);
  }

  /**
   * Who answers such questions keeps what they take; another's goes to the least busy of them.
   *
   * @throws InvalidInput if the store knows no such kind, or rescue has no place
   */
  @Transactional
  Enquiry log(LogEnquiry command) {
    Instant now = now();
    String me = access.caller().personId();
    String store = access.caller().store();
    String asking = command.customerId();
    String customer = asking == null ? null : archive.named(LOG, asking);
    EnquiryPolicy.Kind kind = policy(store, now).kind(command.kind());
    String place = command.place();
    if (kind.rescue() && (place == null || place.isBlank())) {
      throw new InvalidInput("/place", "field.required");
    }
    if (!kind.rescue() && place != null) {
      throw new InvalidInput("/place", "field.must-be-absent");
    }
    boolean keyAccount = customer != null && keyAccounts.managerOf(customer).isPresent();
    String keyOf = customer == null ? me : customer;
    Instant received = command.receivedAt() == null ? now : command.receivedAt();
    Enquiry saved =
        enquiries.save(
            new Enquiry(
                Ids.next(),
                numbers.next(
                    kind.rescue() ? "RS" : "EN", store, clock.today(calendars.zone(store))),
                store,
                kind.code(),
                kind.rescue(),
                command.channel(),
                customer,
                keyOf,
                vault.seal(keyOf, WORDS, command.question().strip()),
                place == null ? null : vault.seal(keyOf, WORDS, place.strip()),
                keyAccount,
                me,
                received,
                now,
                EnquiryState.OPEN,
                owner(store, kind, me),
                due(kind.answer(), store, keyAccount, now),
                false,
                Enquiry.Help.NONE,
                Enquiry.Answer.NONE,
                null));
    watch(saved);
    messages.logged(saved);
    return saved;
  }

  /** Help is on its way. */
  @Transactional
  Enquiry dispatch(String id, String helper) {
    Enquiry enquiry = require(HANDLE, id);
    Instant now = now();
    Term arrival = policy(enquiry.storeCode(), enquiry.loggedAt()).kind(enquiry.kind()).arrival();
    Instant due =
        arrival == null
            ? enquiry.dueAt()
            : due(arrival, enquiry.storeCode(), enquiry.keyAccount(), now);
    return watch(
        enquiries.save(
            enquiry.dispatched(vault.seal(enquiry.keyOf(), WORDS, helper.strip()), now, due)));
  }

  @Transactional
  Enquiry arrived(String id) {
    return watch(enquiries.save(require(HANDLE, id).arrived(now())));
  }

  /** The question is answered, the car is helped, or somebody else does it. */
  @Transactional
  Enquiry answer(String id, String text) {
    Enquiry enquiry = require(HANDLE, id);
    Instant now = now();
    Enquiry closed =
        watch(
            enquiries.save(
                enquiry.closed(
                    vault.seal(enquiry.keyOf(), WORDS, text.strip()),
                    access.caller().personId(),
                    now)));
    messages.closed(closed);
    return closed;
  }

  @OnDeadline(OVERDUE)
  @Transactional
  public void lapsed(DueDeadline deadline) {
    enquiries
        .findById(deadline.subject())
        .filter(enquiry -> enquiry.isAwaited() && !enquiry.overdue())
        .ifPresent(
            enquiry -> {
              Enquiry late = enquiries.save(enquiry.lapsed());
              messages.overdue(late, owners.superiorOf(late.ownerId()).orElse(null));
            });
  }

  /** The superior answers what somebody who left had open. */
  @Reaction("io.forecourt.hr.employee-left.v1")
  @Transactional
  public void left(IncomingEvent<EmployeeLeft> event) {
    String leaver = event.data().personId();
    String successor = owners.superiorOf(leaver).orElse(null);
    enquiries
        .findByOwnerIdAndStateIn(leaver, RUNNING)
        .forEach(enquiry -> enquiries.save(enquiry.ownedBy(successor)));
  }

  @EventListener
  void on(CustomerRestricted restricted) {
    erase(restricted.customerId());
  }

  /** Nobody answers somebody who is not on file any more. */
  @Override
  @Transactional
  public void erase(String personId) {
    enquiries
        .findByCustomerIdAndStateIn(personId, RUNNING)
        .forEach(enquiry -> watch(enquiries.save(enquiry.dropped())));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Enquiry require(String action, String id) {
    Enquiry enquiry = enquiries.findById(id).orElseThrow(() -> new NotFound("enquiry", id));
    access.requireInScope(action, "enquiry", id, enquiry.storeCode(), enquiry.ownerId());
    return enquiry;
  }

  /** The words in clear; nothing once the person was erased. */
  @Nullable String open(Enquiry enquiry, @Nullable String text) {
    return text == null ? null : vault.open(enquiry.keyOf(), WORDS, text).orElse(null);
  }

  private Enquiry watch(Enquiry enquiry) {
    if (enquiry.isAwaited()) {
      deadlines.set(OVERDUE, enquiry.id(), enquiry.storeCode(), enquiry.dueAt());
    } else {
      deadlines.cancel(OVERDUE, enquiry.id());
    }
    return enquiry;
  }

  private @Nullable String owner(String store, EnquiryPolicy.Kind kind, String me) {
    return kind.owners().stream().anyMatch(access.caller().roles()::contains)
        ? me
        : owners.choose(store, kind.owners(), null, this::openByOwner).orElse(null);
  }

  private Map<String, Integer> openByOwner(List<String> people) {
    Map<String, Integer> open = new HashMap<>();
    queries
        .unscoped(
            "work is given out by rule, whoever caused it",
            """
            SELECT owner_id, COUNT(*) AS open FROM enquiry
             WHERE owner_id IN (:people) AND state IN ('OPEN', 'DISPATCHED') GROUP BY owner_id
            """)
        .param("people", people)
        .query(
            row -> {
              open.put(row.getString("owner_id"), row.getInt("open"));
            });
    return open;
  }

  private Instant due(Term term, String store, boolean keyAccount, Instant from) {
    BigDecimal share = keyAccount ? policy(store, from).keyAccountShare() : BigDecimal.ONE;
    return term.times(share).after(calendars, store, from);
  }

  /** As fine as it is stored, so that a limit and its deadline are the same moment. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private EnquiryPolicy policy(String store, Instant at) {
    return policies.inForce(
        POLICY, EnquiryPolicy.class, store, at.atZone(calendars.zone(store)).toLocalDate());
  }
}
