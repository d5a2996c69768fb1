package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Consent;
import io.forecourt.crm.customer.domain.ConsentInForce;
import io.forecourt.crm.customer.domain.Consents;
import io.forecourt.crm.customer.domain.ContactChannel;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.Purpose;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what customers agree to, and answers whether a purpose is allowed now. */
@Service
public class ConsentBook {

  /** What a customer said about one purpose. */
  public record RecordConsent(
      String purpose,
      boolean given,
      String noticeVersion,
      Consent.Channel channel,
      @Nullable String evidenceReference,
      @Nullable ContactChannel contactChannel,
      @Nullable String guardianId) {}

  private final CustomerArchive archive;
  private final Customers customers;
  private final Consents consents;
  private final PurposePolicy purposes;
  private final Guardians guardians;
  private final Access access;
  private final BusinessClock clock;
  private final ApplicationEventPublisher facts;

  ConsentBook(
      CustomerArchive archive,
      Customers customers,
      Consents consents,
      PurposePolicy purposes,
      Guardians guardians,
      Access access,
      BusinessClock clock,
      ApplicationEventPublisher facts) {
    this.archive = archive;
    this.customers = customers;
    this.consents = consents;
    this.purposes = purposes;
    this.guardians = guardians;
    this.access = access;
    this.clock = clock;
    this.facts = facts;
  }

  /**
   * Appends an entry; the newest one is in force at once.
   *
   * @throws RuleViolation if the purpose does not rest on consent, so that a no would change
   *     nothing, or a minor says yes without the guardian
   */
  @Transactional
  public Consent record(String customerId, RecordConsent command) {
    archive.require("crm.customer.consent", customerId);
    Customer customer = customers.lock(customerId);
    customer.requireUsable();
    Purpose purpose = purposes.purpose(customer.homeStore(), command.purpose());
    if (!command.given() && !purpose.needsConsent()) {
      throw new RuleViolation("consent.not-withdrawable", purpose.code());
    }
    var notice = purposes.notice(customer.homeStore(), command.noticeVersion());
    if (command.given()) {
      guardians.requireFor(customer, command.guardianId());
    }
    var consent =
        new Consent(
            Ids.next(),
            customer.id(),
            customer.homeStore(),
            purpose.code(),
            consents.count(customer.id(), purpose.code()) + 1,
            command.given(),
            purpose.basis(),
            notice.version(),
            notice.hash(),
            command.channel(),
            command.evidenceReference(),
            command.contactChannel(),
            command.guardianId(),
            access.caller().personId(),
            clock.instant());
    consents.append(consent);
    facts.publishEvent(consent.event());
    return consent;
  }

  /** Everything the customer ever said, newest first. */
  @Transactional(readOnly = true)
  public List<Consent> of(String customerId) {
    archive.require("crm.customer.consent", customerId);
    return consents.of(archive.idsOf(customerId));
  }

  @Transactional(readOnly = true)
  public Consent get(String customerId, String consentId) {
    archive.require("crm.customer.consent", customerId);
    return consents
        .find(consentId)
        .filter(consent -> archive.idsOf(customerId).contains(consent.customerId()))
        .orElseThrow(() -> new NotFound("consent", consentId));
  }

  /**
   * Whether the customer's data may be used for the purpose: by its basis, or by a yes in force
   * that is not bound to one channel.
   */
  public boolean allows(String customerId, Purpose purpose) {
    return isAllowed(customerId, purpose, null);
  }

  /** Whether the customer may be reached for the purpose by this channel. */
  public boolean allows(String customerId, Purpose purpose, ContactChannel channel) {
    return isAllowed(customerId, purpose, channel);
  }

  private boolean isAllowed(String customerId, Purpose purpose, @Nullable ContactChannel channel) {
    if (!purpose.needsConsent()) {
      return true;
    }
    Customer customer = archive.find(customerId);
    return ConsentInForce.allows(
        customer.id(),
        consents.of(archive.idsOf(customer.id()), purpose.code()),
        customer.lastMergeAt(),
        channel);
  }
}
