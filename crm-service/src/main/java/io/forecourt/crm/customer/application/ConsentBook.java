package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Consent;
import io.forecourt.crm.customer.domain.Consents;
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
      @Nullable String evidenceReference) {}

  private final CustomerArchive archive;
  private final Customers customers;
  private final Consents consents;
  private final PurposePolicy purposes;
  private final Access access;
  private final BusinessClock clock;
  private final ApplicationEventPublisher facts;

  ConsentBook(
      CustomerArchive archive,
      Customers customers,
      Consents consents,
      PurposePolicy purposes,
      Access access,
      BusinessClock clock,
      ApplicationEventPublisher facts) {
    this.archive = archive;
    this.customers = customers;
    this.consents = consents;
    this.purposes = purposes;
    this.access = access;
    this.clock = clock;
    this.facts = facts;
  }

  /**
   * Appends an entry; the newest one is in force at once.
   *
   * @throws RuleViolation if the purpose is a legal duty, which cannot be switched off
   */
  @Transactional
  public Consent record(String customerId, RecordConsent command) {
    archive.require("crm.customer.consent", customerId);
    Customer customer = customers.lock(customerId);
    customer.requireUsable();
    Purpose purpose = purposes.purpose(customer.homeStore(), command.purpose());
    if (!command.given() && !purpose.withdrawable()) {
      throw new RuleViolation("consent.not-withdrawable", purpose.code());
    }
    var notice = purposes.notice(customer.homeStore(), command.noticeVersion());
    int before = consents.newest(customerId, purpose.code()).map(Consent::ordinal).orElse(0);
    var consent =
        new Consent(
            Ids.next(),
            customerId,
            customer.homeStore(),
            purpose.code(),
            before + 1,
            command.given(),
            purpose.basis(),
            notice.version(),
            notice.hash(),
            command.channel(),
            command.evidenceReference(),
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
    return consents.of(customerId);
  }

  @Transactional(readOnly = true)
  public Consent get(String customerId, String consentId) {
    archive.require("crm.customer.consent", customerId);
    return consents
        .find(consentId)
        .filter(consent -> consent.customerId().equals(customerId))
        .orElseThrow(() -> new NotFound("consent", consentId));
  }

  /**
   * Whether the customer's data may be used for the purpose: by its basis, or by a yes in force.
   */
  public boolean allows(String customerId, Purpose purpose) {
    return !purpose.needsConsent()
        || consents.newest(customerId, purpose.code()).map(Consent::given).orElse(false);
  }
}
