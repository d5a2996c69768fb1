package io.forecourt.sales.outlet;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.personal.Reveal;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.sales.outlet.Outlet.Assessment;
import io.forecourt.sales.outlet.Outlet.Company;
import io.forecourt.sales.outlet.Outlet.Contact;
import io.forecourt.sales.outlet.Outlet.Contract;
import io.forecourt.sales.outlet.Outlet.Drop;
import io.forecourt.sales.outlet.OutletPolicy.PartnerType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Enters partners, evaluates them, signs and ends contracts with them, or gives them up. */
@Service
class OutletDesk {
  static final String READ = "sales.outlet.read";
  static final String ENTER = "sales.outlet.enter";
  static final String CHANGE = "sales.outlet.change";
  static final String EVALUATE = "sales.outlet.evaluate";
  static final String SIGN = "sales.outlet.sign";
  static final String END = "sales.outlet.end-contract";
  static final String DROP = "sales.outlet.drop";
  static final String DISCLOSE = "sales.outlet.disclose-contact";

  private static final String POLICY = "outlet";
  private static final String CONTRACT_ENDS = "sales.outlet-contract-end";
  private static final String EXPIRED = "EXPIRED";
  private static final String RENEWED = "RENEWED";
  private static final String NAME = "name";
  private static final String PHONE = "phone";
  private static final TypeReference<TreeMap<String, Integer>> POINTS = new TypeReference<>() {};

  /** Somebody who works there. */
  record ContactPerson(String name, @Nullable String phone) {

    /** Leaves the person out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "ContactPerson[]";
    }
  }

  /** How a partner was judged, and what was agreed with it, oldest first. */
  record History(List<OutletEvaluation> evaluations, List<OutletContract> contracts) {
    History {
      evaluations = List.copyOf(evaluations);
      contracts = List.copyOf(contracts);
    }
  }

  private final Outlets outlets;
  private final OutletEvaluations evaluations;
  private final OutletContracts contracts;
  private final OutletNetwork network;
  private final Policies policies;
  private final BusinessNumbers numbers;
  private final PersonalVault vault;
  private final Reveal reveal;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final JsonMapper json;

  OutletDesk(
      Outlets outlets,
      OutletEvaluations evaluations,
      OutletContracts contracts,
      OutletNetwork network,
      Policies policies,
      BusinessNumbers numbers,
      PersonalVault vault,
      Reveal reveal,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      JsonMapper json) {
    this.outlets = outlets;
    this.evaluations = evaluations;
    this.contracts = contracts;
    this.network = network;
    this.policies = policies;
    this.numbers = numbers;
    this.vault = vault;
    this.reveal = reveal;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.json = json;
  }

  @Bean
  static Policy<OutletPolicy> outletPolicy() {
    return new Policy<>(POLICY, OutletPolicy.class);
  }

  /**
   * @param centreCode of the distribution centre that supplies it
   * @throws InvalidInput if the store has no such partners, or no such centre in force
   * @throws RuleViolation if another partner has the code
   */
  @Transactional
  Outlet enter(
      String code,
      String type,
      Company company,
      @Nullable String centreCode,
      @Nullable ContactPerson contact) {
    String store = access.caller().store();
    PartnerType kind = policy(store).type(type);
    if (outlets.existsByStoreCodeAndCode(store, code)) {
      throw new RuleViolation("outlet.code-taken", code);
    }
    return outlets.save(
        new Outlet(
            Ids.next(),
            store,
            access.caller().personId(),
            code,
            type,
            company,
            centre(store, kind, centreCode),
            contact == null ? null : seal(contact),
            OutletState.PROSPECT,
            null,
            null,
            null,
            clock.instant(),
            null,
            null));
  }

  /**
   * @param version accepts the present version, or refuses it
   */
  @Transactional
  Outlet change(String id, Company company, @Nullable String centreCode, LongConsumer version) {
    Outlet outlet = require(CHANGE, id);
    version.accept(Objects.requireNonNull(outlet.version()));
    PartnerType kind = typeOf(outlet);
    return outlets.save(outlet.changed(company, centre(outlet.storeCode(), kind, centreCode)));
  }

  /**
   * Names another person to call; of the one before nothing can be read any more.
   *
   * @param version accepts the present version, or refuses it
   */
  @Transactional
  Outlet reach(String id, ContactPerson contact, LongConsumer version) {
    Outlet outlet = require(CHANGE, id);
    version.accept(Objects.requireNonNull(outlet.version()));
    Contact before = outlet.contact();
    if (before != null) {
      vault.forget(before.contactId());
    }
    return outlets.save(outlet.reachedBy(seal(contact)));
  }

  /**
   * Shows whom to call there; logged with its purpose.
   *
   * @throws RuleViolation if nobody is named
   */
  @Transactional
  Map<String, String> disclose(String id, String purpose) {
    Outlet outlet = require(DISCLOSE, id);
    Contact contact = outlet.contact();
    if (contact == null) {
      throw new RuleViolation("outlet.no-contact", outlet.code());
    }
    Map<String, String> sealed = new LinkedHashMap<>();
    sealed.put(NAME, contact.contactNameSealed());
    if (contact.contactPhoneSealed() != null) {
      sealed.put(PHONE, contact.contactPhoneSealed());
    }
    return reveal.unmask(contact.contactId(), POLICY, id, purpose, sealed);
  }

  /**
   * @param points of each criterion of the partner's type, 0 to 100
   * @throws InvalidInput if a criterion is missing or unknown
   * @throws RuleViolation if its contract has ended
   */
  @Transactional
  Outlet evaluate(String id, Map<String, Integer> points) {
    Outlet outlet = require(EVALUATE, id);
    PartnerType type = typeOf(outlet);
    BigDecimal score = type.score(points);
    Assessment assessment =
        new Assessment(
            Ids.next(), score, type.requiredScore(), access.caller().personId(), clock.instant());
    Outlet evaluated = outlets.save(outlet.evaluated(assessment));
    evaluations.save(
        new OutletEvaluation(
            assessment.evaluationId(),
            id,
            outlet.storeCode(),
            json.writeValueAsString(new TreeMap<>(points)),
            score,
            assessment.requiredScore(),
            assessment.evaluatedBy(),
            assessment.evaluatedAt(),
            null));
    outbox.append(OutletEvents.evaluated(evaluated, points.keySet()));
    return evaluated;
  }

  /**
   * Signs a contract, the first or the next one.
   *
   * @param validUntil its last day; null without an end
   * @throws InvalidInput if it would end before it begins, or in the past
   * @throws RuleViolation if the evaluation does not carry it, the caller made that evaluation, or
   *     as many of the type are in force as the store allows
   */
  @Transactional
  Outlet sign(String id, LocalDate validFrom, @Nullable LocalDate validUntil) {
    Outlet outlet = require(SIGN, id);
    String store = outlet.storeCode();
    LocalDate today = clock.today(calendars.zone(store));
    if (validUntil != null && (validUntil.isBefore(validFrom) || validUntil.isBefore(today))) {
      throw new InvalidInput("/validUntil", "outlet.ends-too-early");
    }
    PartnerType type = typeOf(outlet);
    network.takeTurn(outlet);
    Contract contract =
        new Contract(
            Ids.next(),
            numbers.next("DC", store, today),
            validFrom,
            validUntil,
            access.caller().personId(),
            clock.instant());
    Contract before = outlet.contract();
    Outlet signed = outlets.save(outlet.signed(contract));
    int inForce = network.inForce(signed);
    if (!type.allows(inForce)) {
      throw new RuleViolation("outlet.too-many-in-force", inForce - 1, type.code());
    }
    if (before != null) {
      close(before, RENEWED, contract.signedBy(), contract.signedAt());
    }
    contracts.save(
        new OutletContract(
            contract.contractId(),
            id,
            store,
            contract.contractNumber(),
            Objects.requireNonNull(signed.evaluation()).evaluationId(),
            validFrom,
            validUntil,
            contract.signedBy(),
            contract.signedAt(),
            null,
            null,
            null,
            null));
    if (validUntil == null) {
      deadlines.cancel(CONTRACT_ENDS, id);
    } else {
      deadlines.set(CONTRACT_ENDS, id, store, endOf(store, validUntil));
    }
    outbox.append(OutletEvents.signed(signed, type, inForce));
    return signed;
  }

  /**
   * @throws InvalidInput if the store's policy has no such reason
   * @throws RuleViolation if no contract is in force
   */
  @Transactional
  Outlet end(String id, String reason) {
    Outlet outlet = require(END, id);
    if (!policy(outlet.storeCode()).endReasons().contains(reason)) {
      throw new InvalidInput("/reasonCode", "outlet.unknown-end-reason");
    }
    Outlet ended = end(outlet, reason, access.caller().personId(), clock.instant());
    deadlines.cancel(CONTRACT_ENDS, id);
    return ended;
  }

  /**
   * Gives up a partner with which nothing was agreed.
   *
   * @throws InvalidInput if the store's policy has no such reason
   * @throws RuleViolation if a contract was ever signed with it
   */
  @Transactional
  Outlet drop(String id, String reason) {
    Outlet outlet = require(DROP, id);
    if (!policy(outlet.storeCode()).dropReasons().contains(reason)) {
      throw new InvalidInput("/reasonCode", "outlet.unknown-drop-reason");
    }
    Outlet dropped =
        outlets.save(outlet.dropped(new Drop(reason, access.caller().personId(), clock.instant())));
    outbox.append(OutletEvents.dropped(dropped));
    return dropped;
  }

  @OnDeadline(CONTRACT_ENDS)
  @Transactional
  public void expired(DueDeadline deadline) {
    outlets
        .findById(deadline.subject())
        .filter(outlet -> outlet.state() == OutletState.SIGNED)
        .ifPresent(outlet -> end(outlet, EXPIRED, Caller.SYSTEM, deadline.due()));
  }

  private Outlet end(Outlet outlet, String reason, String by, Instant at) {
    network.takeTurn(outlet);
    Outlet ended = outlets.save(outlet.ended());
    close(Objects.requireNonNull(ended.contract()), reason, by, at);
    outbox.append(OutletEvents.ended(ended, reason, by, at, network.inForce(ended)));
    return ended;
  }

  private void close(Contract contract, String reason, String by, Instant at) {
    contracts
        .findById(contract.contractId())
        .ifPresent(kept -> contracts.save(kept.ended(reason, by, at)));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Outlet require(String action, String id) {
    Outlet outlet = outlets.findById(id).orElseThrow(() -> new NotFound(POLICY, id));
    access.requireInScope(action, POLICY, id, outlet.storeCode(), outlet.ownerId());
    return outlet;
  }

  @Transactional(readOnly = true)
  History history(String id) {
    Outlet outlet = require(READ, id);
    return new History(
        evaluations.findByOutletIdOrderById(outlet.id()),
        contracts.findByOutletIdOrderById(outlet.id()));
  }

  /** Whether the caller could sign a contract with it now. */
  boolean canSign(Outlet outlet) {
    return outlet.canBeSignedBy(access.caller().personId())
        && (outlet.state() == OutletState.SIGNED
            || typeOf(outlet).allows(network.inForce(outlet) + 1));
  }

  /** The partners that the caller's store has, and what it asks of them today. */
  OutletPolicy policy() {
    return policy(access.caller().store());
  }

  OutletPolicy policy(String store) {
    return policies.inForce(POLICY, OutletPolicy.class, store, clock.today(calendars.zone(store)));
  }

  PartnerType typeOf(Outlet outlet) {
    return policy(outlet.storeCode()).type(outlet.type());
  }

  /** The code of the territory that it works in. */
  @Transactional(readOnly = true)
  String centreCode(Outlet outlet) {
    String centre = outlet.centreId();
    return centre == null
        ? outlet.code()
        : outlets.findById(centre).map(Outlet::code).orElseGet(outlet::code);
  }

  Map<String, Integer> points(OutletEvaluation evaluation) {
    return json.readValue(evaluation.points(), POINTS);
  }

  /** Nothing of a person who is not named there any more. */
  @Nullable ContactPerson contact(Outlet outlet) {
    Contact contact = outlet.contact();
    if (contact == null) {
      return null;
    }
    String phone = contact.contactPhoneSealed();
    return vault
        .open(contact.contactId(), NAME, contact.contactNameSealed())
        .map(
            name ->
                new ContactPerson(
                    name,
                    phone == null
                        ? null
                        : vault.open(contact.contactId(), PHONE, phone).orElse(null)))
        .orElse(null);
  }

  private Contact seal(ContactPerson person) {
    String key = Ids.next();
    return new Contact(
        key,
        vault.seal(key, NAME, person.name()),
        person.phone() == null ? null : vault.seal(key, PHONE, person.phone()));
  }

  private @Nullable String centre(String store, PartnerType type, @Nullable String code) {
    if (code == null) {
      return null;
    }
    return outlets
        .findByStoreCodeAndCode(store, code)
        .filter(_ -> !type.centre())
        .filter(one -> one.state() == OutletState.SIGNED && typeOf(one).centre())
        .map(Outlet::id)
        .orElseThrow(() -> new InvalidInput("/centreCode", "outlet.no-such-centre"));
  }

  private Instant endOf(String store, LocalDate day) {
    Instant begin = day.atStartOfDay(calendars.zone(store)).toInstant();
    return calendars.endOfDay(store, begin, CalendarKind.CALENDAR_DAYS, 0);
  }
}
