package io.forecourt.crm.referral;

import io.forecourt.crm.club.ClubDesk;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.lead.application.CaptureLead;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.event.Superseded;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Mobile;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records who brings whom, and rewards it when the other one orders. */
@Service
class ReferralDesk {
  static final String RECORD = "crm.referral.record";
  static final String READ = "crm.referral.read";
  private static final String POLICY = "referral";
  private static final String CONVERTED = "REFERRAL_CONVERTED";
  private static final String CONSULTANT = "sc";
  private static final RowMapper<Referral> ROW = RecordMapper.of(Referral.class);

  /** Somebody whom a customer names. */
  record RecordReferral(String referrerId, String name, Mobile mobile, @Nullable String modelCode) {

    /** Names nobody, so that it may stand in a log. */
    @Override
    public String toString() {
      return "RecordReferral[" + referrerId + "]";
    }
  }

  record RecordedV1(
      String referralId, String referrerId, String customerId, String leadId, String recordedBy) {}

  record ConvertedV1(
      String referralId, String referrerId, String customerId, String orderId, String recordedBy) {}

  record OrderPlaced(
      String orderId, String leadId, String customerId, @Nullable String consultantId) {}

  record OrderCancelled(String orderId) {}

  private final Referrals referrals;
  private final ReferralOrders orders;
  private final CustomerArchive archive;
  private final Customers customers;
  private final LeadDesk leads;
  private final ClubDesk club;
  private final Policies policies;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Keyset pages;
  private final Outbox outbox;

  ReferralDesk(
      Referrals referrals,
      ReferralOrders orders,
      CustomerArchive archive,
      Customers customers,
      LeadDesk leads,
      ClubDesk club,
      Policies policies,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Keyset pages,
      Outbox outbox) {
    this.referrals = referrals;
    this.orders = orders;
    this.archive = archive;
    this.customers = customers;
    this.leads = leads;
    this.club = club;
    this.policies = policies;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.pages = pages;
    this.outbox = outbox;
  }

  @Bean
  static Policy<ReferralPolicy> referralPolicy() {
    return new Policy<>(POLICY, ReferralPolicy.class);
  }

  /**
   * @throws RuleViolation if somebody names oneself, or the person is known already: the first
   *     touch counts
   */
  @Transactional
  Referral record(RecordReferral command) {
    Customer referrer = archive.require(RECORD, command.referrerId());
    referrer.requireUsable();
    Caller caller = access.caller();
    String store = caller.store();
    String referred =
        archive
            .register(new RegisterCustomer(store, command.name(), command.mobile()))
            .customerId();
    if (referred.equals(referrer.id())) {
      throw new RuleViolation("referral.oneself");
    }
    archive.queueFor(referred);
    boolean brought =
        !referrals.findByReferredCustomerIdOrderByRecordedAtAscIdAsc(referred).isEmpty();
    if (brought || !customers.purchasesOf(referred).isEmpty()) {
      throw new RuleViolation("referral.not-first");
    }
    ReferralPolicy policy = policy(store);
    String id = Referral.newId();
    var lead = leads.capture(interest(command, referred, policy, id));
    if (!lead.fresh()) {
      throw new RuleViolation("referral.not-first");
    }
    Instant now = clock.instant();
    Referral saved =
        referrals.save(
            new Referral(
                id,
                numbers.next("RF", store, clock.today(calendars.zone(store))),
                store,
                referrer.id(),
                referred,
                lead.lead().id(),
                caller.personId(),
                now,
                calendars.endOfDay(store, now, CalendarKind.CALENDAR_DAYS, policy.windowDays()),
                Referral.State.RECORDED,
                null,
                null,
                null));
    tell(
        saved,
        "referral-recorded",
        now,
        new RecordedV1(
            saved.id(),
            saved.referrerCustomerId(),
            saved.referredCustomerId(),
            saved.leadId(),
            saved.ownerId()));
    return saved;
  }

  private CaptureLead interest(
      RecordReferral command, String referred, ReferralPolicy policy, String referralId) {
    Caller caller = access.caller();
    CaptureLead interest =
        CaptureLead.of(LeadWay.REFERRAL, referred, caller.store(), policy.leadSource())
            .about(command.modelCode(), null)
            .withReference(referralId);
    return caller.roles().contains(CONSULTANT) ? interest.broughtBy(caller.personId()) : interest;
  }

  /** The first introduction that counts is rewarded. */
  @Reaction("io.forecourt.sales.order-placed.v1")
  @Transactional
  public void ordered(IncomingEvent<OrderPlaced> event) {
    OrderPlaced placed = event.data();
    ReferralOrder order =
        orders.save(
            order(placed.orderId(), event.store())
                .placed(placed.leadId(), placed.consultantId(), event.time(), event.sequence()));
    if (order.cancelled()) {
      Superseded.note();
      return;
    }
    customers
        .find(placed.customerId())
        .flatMap(
            customer ->
                referrals.findByReferredCustomerIdOrderByRecordedAtAscIdAsc(customer.id()).stream()
                    .findFirst())
        .filter(referral -> referral.counts(event.time()))
        .ifPresent(referral -> convert(referral, placed.orderId(), event.time()));
  }

  private void convert(Referral recorded, String orderId, Instant at) {
    Referral converted = referrals.save(recorded.converted(orderId, at));
    club.reward(converted.referrerCustomerId(), CONVERTED, orderId, at);
    tell(
        converted,
        "referral-converted",
        at,
        new ConvertedV1(
            converted.id(),
            converted.referrerCustomerId(),
            converted.referredCustomerId(),
            orderId,
            converted.ownerId()));
  }

  /** The reward goes with the order. */
  @Reaction("io.forecourt.sales.order-cancelled.v1")
  @Transactional
  public void cancelled(IncomingEvent<OrderCancelled> event) {
    String orderId = event.data().orderId();
    orders.save(order(orderId, event.store()).cancelled(event.sequence()));
    referrals
        .findByOrderId(orderId)
        .ifPresent(
            referral -> {
              referrals.save(referral.reopened());
              club.takeBack(CONVERTED, orderId);
            });
  }

  private ReferralOrder order(String orderId, String store) {
    return orders.findById(orderId).orElseGet(() -> ReferralOrder.unknown(orderId, store));
  }

  private void tell(Referral referral, String name, Instant at, Object data) {
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.crm." + name + ".v1", referral.id(), referral.storeCode(), at, data));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Referral require(String action, String id) {
    Referral referral = referrals.findById(id).orElseThrow(() -> new NotFound("referral", id));
    access.requireInScope(action, "referral", id, referral.storeCode(), referral.ownerId());
    return referral;
  }

  Page<Referral> page(
      Referral.@Nullable State state, @Nullable String referrerId, ListRequest request) {
    var query =
        ListQuery.of("SELECT r.* FROM referral r WHERE {scope:r.store_code,r.owner_id}")
            .and("r.state = :state", state)
            .and("r.referrer_customer_id = :referrer", referrerId);
    return pages.page(READ, query, request, Map.of("recordedAt", "r.recorded_at"), "r.id", ROW);
  }

  private ReferralPolicy policy(String store) {
    return policies.inForce(
        POLICY, ReferralPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
