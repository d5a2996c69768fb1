package io.forecourt.crm.club;

import io.forecourt.crm.club.Member.Departure;
import io.forecourt.crm.club.Member.State;
import io.forecourt.crm.customer.application.ConsentBook;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.Memberships;
import io.forecourt.crm.customer.application.PurposePolicy;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerEvent.ConsentWithdrawn;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.points.PointsLedger;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.personal.PersonErasure;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes customers into the club and lets them go; gives them points and lets them spend them. */
@Service
public class ClubDesk implements Memberships, PersonErasure {
  static final String ENROL = "crm.member.enrol";
  static final String READ = "crm.member.read";
  static final String REDEEM = "crm.member.redeem";
  static final String REVERSE = "crm.member.reverse-redemption";
  private static final String POLICY = "club";
  private static final int STATEMENT = 100;
  private static final RowMapper<Member> ROW = RecordMapper.of(Member.class);

  record MemberEnrolledV1(
      String customerId, String memberNo, String level, Instant enrolledAt, String enrolledBy) {}

  /**
   * What a member has.
   *
   * @param level by what was earned lately
   */
  record Account(long balance, String level, List<PointsLedger.Entry> entries) {}

  private final Members members;
  private final PointsLedger ledger;
  private final CustomerArchive archive;
  private final ConsentBook consents;
  private final PurposePolicy purposes;
  private final Policies policies;
  private final BusinessNumbers numbers;
  private final Keyset pages;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final ApplicationEventPublisher facts;

  ClubDesk(
      Members members,
      PointsLedger ledger,
      CustomerArchive archive,
      ConsentBook consents,
      PurposePolicy purposes,
      Policies policies,
      BusinessNumbers numbers,
      Keyset pages,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      ApplicationEventPublisher facts) {
    this.members = members;
    this.ledger = ledger;
    this.archive = archive;
    this.consents = consents;
    this.purposes = purposes;
    this.policies = policies;
    this.numbers = numbers;
    this.pages = pages;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.facts = facts;
  }

  @Bean
  static Policy<ClubPolicy> clubPolicy() {
    return new Policy<>(POLICY, ClubPolicy.class);
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isMember(String customerId) {
    return members.existsByCustomerIdAndState(customerId, State.ACTIVE);
  }

  /**
   * @throws RuleViolation if the customer did not agree, is a member already, or may not be used
   */
  @Transactional
  Member enrol(String customerId) {
    Customer customer = archive.require(ENROL, customerId);
    customer.requireUsable();
    archive.queueFor(customer.id());
    String store = access.caller().store();
    ClubPolicy policy = policy(store);
    if (!consents.allows(customer.id(), purposes.purpose(store, policy.consentPurpose()))) {
      throw new RuleViolation("consent.missing", policy.consentPurpose());
    }
    if (isMember(customer.id())) {
      throw new RuleViolation("club.member-already");
    }
    Instant now = clock.instant();
    Member member =
        members.save(
            Member.enrolled(
                numbers.next("MB", store, clock.today(calendars.zone(store))),
                store,
                customer.id(),
                access.caller().personId(),
                now));
    ledger.open(member.id(), store);
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.crm.member-enrolled.v1",
            customer.id(),
            store,
            now,
            new MemberEnrolledV1(
                customer.id(), member.number(), policy.level(0), now, member.enrolledBy())));
    facts.publishEvent(new MembershipChanged(customer.id()));
    return member;
  }

  /** The member asks to leave; what is left of the points is lost. */
  @Transactional
  Member depart(String id) {
    Member member = require(ENROL, id);
    archive.queueFor(member.customerId());
    return leave(members.findById(id).orElseThrow(), Departure.ASKED);
  }

  private void leaveAll(String customerId, Departure because) {
    active(customerId).forEach(member -> leave(member, because));
  }

  private Member leave(Member member, Departure because) {
    ZoneId zone = calendars.zone(member.storeCode());
    Member gone = members.save(member.left(because, clock.today(zone)));
    ledger.forfeit(List.of(gone.id()), gone.storeCode(), "DEPARTURE/" + gone.id());
    facts.publishEvent(new MembershipChanged(gone.customerId()));
    return gone;
  }

  /** Who takes the consent back is no member any more. */
  @EventListener
  void on(ConsentWithdrawn withdrawn) {
    boolean club =
        withdrawn.purpose().equals(policy(withdrawn.store()).consentPurpose())
            && withdrawn.contactChannel() == null;
    if (club) {
      leaveAll(withdrawn.customerId(), Departure.CONSENT_WITHDRAWN);
    }
  }

  @EventListener
  void on(CustomerRestricted restricted) {
    leaveAll(restricted.customerId(), Departure.RESTRICTED);
  }

  @Override
  @Transactional
  public void erase(String personId) {
    leaveAll(personId, Departure.ERASED);
  }

  /**
   * Gives a member the points of an occasion, once for a cause; who is no member gets none.
   *
   * @param cause what it is given for, for example an order
   */
  @Transactional
  public void reward(String customerId, String occasion, String cause, Instant at) {
    for (Member member : active(customerId).stream().limit(1).toList()) {
      String store = member.storeCode();
      LocalDate day = LocalDate.ofInstant(at, calendars.zone(store));
      ClubPolicy policy = policies.inForce(POLICY, ClubPolicy.class, store, day);
      policy
          .earned(occasion)
          .ifPresent(
              points ->
                  ledger.earn(
                      member.id(),
                      store,
                      cause(occasion, cause),
                      points,
                      day.plusMonths(policy.validMonths())));
    }
  }

  /** Takes back what was given for a cause. */
  @Transactional
  public void takeBack(String occasion, String cause) {
    ledger.reverse(cause(occasion, cause));
  }

  private static String cause(String occasion, String cause) {
    return occasion + "/" + cause;
  }

  /**
   * Spends points of a member on a reward.
   *
   * @return the booking
   * @throws RuleViolation if the member has left, or has not enough points
   */
  @Transactional
  String redeem(String id, String reward, int count) {
    Member member = require(REDEEM, id);
    if (member.state() == State.LEFT) {
      throw RuleViolation.wrongState("club.wrong-state", member.state(), List.of());
    }
    archive.queueFor(member.customerId());
    return ledger.redeem(
        accounts(member),
        member.storeCode(),
        "REDEMPTION/%s/%s".formatted(reward, Ids.next()),
        policy(access.caller().store()).price(reward, count));
  }

  /** The member does not get the reward: the points are there again. */
  @Transactional
  String reverseRedemption(String id, String bookingId) {
    Member member = require(REVERSE, id);
    archive.queueFor(member.customerId());
    return ledger.reverseRedemption(accounts(member), bookingId);
  }

  /** What the member has, with the newest bookings. */
  @Transactional(readOnly = true)
  Account account(Member member) {
    List<String> accounts = accounts(member);
    return new Account(
        ledger.balance(accounts), level(member), ledger.statement(accounts, STATEMENT));
  }

  /** The member's level, by what was earned lately. */
  @Transactional(readOnly = true)
  String level(Member member) {
    ClubPolicy policy = policy(member.storeCode());
    Instant from =
        clock
            .instant()
            .atZone(calendars.zone(member.storeCode()))
            .minusMonths(policy.levelMonths())
            .toInstant();
    return policy.level(ledger.earnedSince(accounts(member), from));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Member require(String action, String id) {
    Member member = members.findById(id).orElseThrow(() -> new NotFound("member", id));
    access.requireInScope(action, "member", id, member.storeCode(), null);
    return member;
  }

  Page<Member> page(
      @Nullable String customerId, Member.@Nullable State state, ListRequest request) {
    var query =
        ListQuery.of("SELECT m.* FROM club_member m WHERE {scope:m.store_code}")
            .and("m.customer_id = :customer", customerId)
            .and("m.state = :state", state);
    return pages.page(READ, query, request, Map.of("enrolledAt", "m.enrolled_at"), "m.id", ROW);
  }

  /** A customer's memberships are spent as one; one that ended has nothing. */
  private List<String> accounts(Member member) {
    List<String> active = active(member.customerId()).stream().map(Member::id).toList();
    return active.contains(member.id()) ? active : List.of(member.id());
  }

  private List<Member> active(String customerId) {
    return members.findByCustomerIdAndStateOrderByEnrolledAtAscIdAsc(customerId, State.ACTIVE);
  }

  private ClubPolicy policy(String store) {
    return policies.inForce(POLICY, ClubPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
