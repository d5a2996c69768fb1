package io.forecourt.crm.telephony;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.NumbersReleased;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.evidence.ArrivedRecord;
import io.forecourt.crm.evidence.ContactProofs;
import io.forecourt.crm.evidence.EvidenceDesk;
import io.forecourt.crm.evidence.Proof;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.PersonErasure;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Mobile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the records in, finds out whose they are, and answers for them. A number is sealed; its
 * hash is kept only while nobody is known by it, and no longer than the policy says.
 */
@Service
class RecordDesk implements ContactProofs, PersonErasure {
  private static final String POLICY = "telephony";
  private static final String NUMBER = "number";
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /**
   * A report of the system that carried a call or a message.
   *
   * @param number of the customer, as reported; null for a messenger that does not know it
   * @param contactAccount the customer's account in the messenger
   */
  record Report(
      String recordId,
      Channel channel,
      Direction direction,
      String account,
      @Nullable String number,
      @Nullable String contactAccount,
      Instant startedAt,
      @Nullable Integer talkSeconds,
      @Nullable String recording) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "Report[" + recordId + "]";
    }
  }

  /**
   * @param fresh whether it was not known before
   */
  record Taken(ContactRecord record, boolean fresh) {}

  private final ContactRecords records;
  private final StaffAccounts accounts;
  private final MessengerContacts contacts;
  private final CustomerArchive archive;
  private final FollowUpDesk followUps;
  private final EvidenceDesk evidence;
  private final PersonalVault vault;
  private final Staff staff;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  RecordDesk(
      ContactRecords records,
      StaffAccounts accounts,
      MessengerContacts contacts,
      CustomerArchive archive,
      FollowUpDesk followUps,
      EvidenceDesk evidence,
      PersonalVault vault,
      Staff staff,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access) {
    this.records = records;
    this.accounts = accounts;
    this.contacts = contacts;
    this.archive = archive;
    this.followUps = followUps;
    this.evidence = evidence;
    this.vault = vault;
    this.staff = staff;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  @Bean
  static Policy<TelephonyPolicy> telephonyPolicy() {
    return new Policy<>(POLICY, TelephonyPolicy.class);
  }

  /**
   * Takes a report. The same one again is answered with the record that is there.
   *
   * @throws InvalidInput if it lies ahead
   * @throws RuleViolation if the sender reported something else under this id
   */
  @Transactional
  Taken take(Report report) {
    Caller sender = access.caller();
    Instant now = clock.instant();
    if (report.startedAt().isAfter(now.plus(CLOCKS_DIFFER))) {
      throw new InvalidInput("/startedAt", "telephony.ahead");
    }
    Optional<ContactRecord> known =
        records.findBySenderAndRecordId(sender.personId(), report.recordId());
    ContactRecord told = record(report, sender, now);
    if (known.isPresent()) {
      if (!known.get().says(told)) {
        throw new RuleViolation("telephony.told-otherwise");
      }
      return new Taken(known.get(), false);
    }
    ContactRecord saved = records.save(told);
    followUps.arrived(arrived(saved));
    return new Taken(saved, true);
  }

  private ContactRecord record(Report report, Caller sender, Instant now) {
    Optional<StaffAccount> account =
        accounts
            .findFirstByStoreCodeInAndChannelAndAccountAndValidFromLessThanEqualOrderByValidFromDesc(
                sender.stores(), report.channel(), report.account(), report.startedAt());
    String id = Ids.next();
    String number = normalised(report.number());
    String contact = report.contactAccount();
    String customer = number == null ? null : archive.ofMobile(Mobile.of(number)).orElse(null);
    if (contact != null) {
      if (customer == null) {
        customer = contacts.customerOf(contact);
      } else {
        contacts.remember(contact, customer, now);
      }
    }
    return new ContactRecord(
        id,
        sender.personId(),
        report.recordId(),
        report.channel(),
        report.direction(),
        account.map(StaffAccount::storeCode).orElse(sender.store()),
        account.map(StaffAccount::personId).orElse(null),
        report.account(),
        customer,
        number == null || customer != null ? null : hash(number),
        number == null ? null : vault.seal(customer == null ? id : customer, NUMBER, number),
        report.startedAt(),
        report.talkSeconds(),
        report.recording(),
        now,
        null);
  }

  private ArrivedRecord arrived(ContactRecord record) {
    Integer talk = record.talkSeconds();
    boolean tried = talk != null && talk == 0 && record.direction() == Direction.OUT;
    return new ArrivedRecord(
        new Evidence(record.channel().evidence(), record.recordId()),
        record.storeCode(),
        record.customerId(),
        record.ownerId(),
        record.startedAt(),
        reached(record),
        tried);
  }

  /** The customer was reached who wrote to us, or who spoke with us long enough. */
  private boolean reached(ContactRecord record) {
    Integer talk = record.talkSeconds();
    return talk == null
        ? record.direction() == Direction.IN
        : evidence.isConversation(record.storeCode(), talk);
  }

  @Override
  @Transactional
  public Optional<Proof> find(Evidence named, String store, String customerId) {
    return byEvidence(named, store)
        .map(record -> record.customerId() == null ? known(record, customerId) : record)
        .map(
            record ->
                new Proof(
                    customerId.equals(record.customerId()),
                    record.ownerId(),
                    record.startedAt(),
                    reached(record)));
  }

  private Optional<ContactRecord> byEvidence(Evidence named, String store) {
    return switch (named.kind()) {
      case CALL ->
          records.findFirstByStoreCodeAndRecordIdAndChannel(store, named.reference(), Channel.CALL);
      case MESSAGE ->
          records.findFirstByStoreCodeAndRecordIdAndChannel(
              store, named.reference(), Channel.WECOM);
      case VISIT -> Optional.empty();
    };
  }

  /** The caller may have become a customer since. */
  private ContactRecord known(ContactRecord record, String customerId) {
    String sealed = record.numberSealed();
    if (sealed == null) {
      return record;
    }
    Optional<String> number = vault.open(record.id(), NUMBER, sealed);
    boolean theirs =
        number
            .flatMap(clear -> archive.ofMobile(Mobile.of(clear)))
            .filter(customerId::equals)
            .isPresent();
    if (!theirs) {
      return record;
    }
    ContactRecord owned =
        records.save(record.of(customerId, vault.seal(customerId, NUMBER, number.orElseThrow())));
    vault.forget(record.id());
    return owned;
  }

  /** Numbers of callers whom nobody came to know are let go. */
  @DailyJob(value = "crm.unknown-callers", at = "03:20")
  @Transactional
  public void forgetUnknownCallers(JobDay day) {
    int days =
        policies.inForce(POLICY, TelephonyPolicy.class, day.store(), day.date()).keepUnknownDays();
    Instant before = day.at().minus(Duration.ofDays(days));
    records
        .findByStoreCodeAndNumberHashIsNotNullAndReceivedAtBefore(day.store(), before)
        .forEach(this::forgetCaller);
  }

  /** Who called before the number was known may have become the one who is forgotten now. */
  @EventListener
  void on(NumbersReleased released) {
    if (!released.hashes().isEmpty()) {
      records.findByNumberHashIn(released.hashes()).forEach(this::forgetCaller);
    }
  }

  /** Nobody finds the customer any more, by whatever they know. */
  @EventListener
  void on(CustomerRestricted restricted) {
    contacts.forget(restricted.customerId());
  }

  private void forgetCaller(ContactRecord record) {
    records.save(record.withoutNumber());
    vault.forget(record.id());
  }

  @Override
  public void erase(String personId) {
    records.findByCustomerId(personId).forEach(record -> records.save(record.withoutNumber()));
    contacts.forget(personId);
  }

  /**
   * Gives an extension or a messenger account to somebody, from now on.
   *
   * @throws RuleViolation if the person does not work in the store
   */
  @Transactional
  StaffAccount assign(Channel channel, String account, String personId) {
    Caller caller = access.caller();
    boolean worksHere =
        staff
            .find(personId)
            .filter(member -> member.isPresent() && member.stores().contains(caller.store()))
            .isPresent();
    if (!worksHere) {
      throw new RuleViolation("telephony.not-in-store", personId, caller.store());
    }
    return accounts.save(
        new StaffAccount(
            Ids.next(),
            caller.store(),
            channel,
            account,
            personId,
            clock.instant(),
            caller.personId(),
            null));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  ContactRecord get(String id) {
    ContactRecord record =
        records.findById(id).orElseThrow(() -> new NotFound("contact-record", id));
    access.requireInScope(
        "crm.contact-record.read", "contact-record", id, record.storeCode(), record.ownerId());
    return record;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  StaffAccount account(String id) {
    StaffAccount account =
        accounts.findById(id).orElseThrow(() -> new NotFound("staff-account", id));
    access.requireInScope(
        "crm.staff-account.read", "staff-account", id, account.storeCode(), account.personId());
    return account;
  }

  private String hash(String number) {
    return vault.hash(HashKind.PHONE, number);
  }

  /** The mobile number; null for what is none, since customers are known by mobiles. */
  private static @Nullable String normalised(@Nullable String number) {
    return number == null || Mobile.check(number).isPresent() ? null : Mobile.of(number).e164();
  }
}
