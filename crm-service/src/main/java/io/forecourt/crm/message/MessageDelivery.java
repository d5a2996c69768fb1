package io.forecourt.crm.message;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.PurposePolicy;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.crm.message.channel.Channel;
import io.forecourt.crm.message.channel.DeliveryStatus;
import io.forecourt.crm.message.channel.MessageProvider;
import io.forecourt.crm.message.channel.OutgoingMessage;
import io.forecourt.crm.message.channel.Providers;
import io.forecourt.crm.message.channel.Reporting;
import io.forecourt.crm.message.channel.SendOutcome;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes an accepted message to its end: held in the quiet hours, queued, sent, and what its
 * provider reports. The local outbox disturbs nobody and takes every message at once.
 */
@Service
class MessageDelivery {
  static final String BODY = "message";
  static final String PARAMETERS = "message-parameters";

  private static final String LOCAL = "local";
  private static final String EXPIRED = "expired";
  private static final String RELEASE = "message.release";
  private static final String UNCONFIRMED = "message.unconfirmed";
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  record MessageSentV1(
      String messageId,
      String customerId,
      String template,
      String purpose,
      String requestedBy,
      Channel channel) {}

  record MessageDeliveredV1(
      String messageId, String customerId, String template, Instant deliveredAt) {}

  record MessageFailedV1(String messageId, String customerId, String template, String reasonCode) {}

  private final Messages messages;
  private final MessageTemplates templates;
  private final MessageSecrets secrets;
  private final ContactRules rules;
  private final DispatchQueue queue;
  private final Providers providers;
  private final CustomerArchive archive;
  private final PurposePolicy purposes;
  private final PersonalData personal;
  private final MessengerAddresses addresses;
  private final PersonalVault vault;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Outbox outbox;
  private final ApplicationEventPublisher facts;
  private final JsonMapper json;

  MessageDelivery(
      Messages messages,
      MessageTemplates templates,
      MessageSecrets secrets,
      ContactRules rules,
      DispatchQueue queue,
      Providers providers,
      CustomerArchive archive,
      PurposePolicy purposes,
      PersonalData personal,
      MessengerAddresses addresses,
      PersonalVault vault,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Outbox outbox,
      ApplicationEventPublisher facts,
      JsonMapper json) {
    this.messages = messages;
    this.templates = templates;
    this.secrets = secrets;
    this.rules = rules;
    this.queue = queue;
    this.providers = providers;
    this.archive = archive;
    this.purposes = purposes;
    this.personal = personal;
    this.addresses = addresses;
    this.vault = vault;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.outbox = outbox;
    this.facts = facts;
    this.json = json;
  }

  /** Stores an accepted message, and sends it on its way once the transaction commits. */
  Message accept(Message queued) {
    return route(messages.save(queued));
  }

  /**
   * What the provider shall be given; empty when the message is not to be sent now, which is then
   * settled here. Asked again before every attempt: a yes may have been taken back meanwhile.
   */
  @Transactional
  Optional<OutgoingMessage> prepare(String id) {
    Message message = messages.findWithLockById(id).orElse(null);
    if (message == null || message.state() != MessageState.QUEUED) {
      queue.remove(id);
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (message.hasExpired(now)) {
      expire(message, now);
      return Optional.empty();
    }
    Optional<Instant> quietUntil = quietUntil(message, now);
    if (quietUntil.isPresent()) {
      queue.remove(id);
      hold(message, quietUntil.get());
      return Optional.empty();
    }
    Customer customer = archive.find(message.customerId());
    try {
      rules.requireAllowed(
          customer, purposes.purpose(message.storeCode(), message.purpose()), message.channel());
    } catch (RuleViolation refused) {
      fail(message, refused.code(), now);
      return Optional.empty();
    }
    Optional<OutgoingMessage> outgoing = outgoing(message, customer);
    if (outgoing.isEmpty()) {
      fail(message, "no-address", now);
    }
    return outgoing;
  }

  /** Stores what the provider made of it. */
  @Transactional
  void settle(String id, SendOutcome outcome) {
    Message message = locked(id);
    if (message.state() != MessageState.QUEUED) {
      queue.remove(id); // its report was here first
      return;
    }
    switch (outcome) {
      case SendOutcome.Accepted(String reference) -> {
        Optional<MessageProvider> provider = providers.of(message.channel());
        if (provider.map(MessageProvider::reporting).orElse(Reporting.NONE) == Reporting.ASKED) {
          queue.inquireLater(id);
        } else {
          queue.remove(id);
        }
        sent(message, provider, reference);
      }
      case SendOutcome.Refused(String reason) -> fail(message, reason, clock.instant());
      case SendOutcome.Later(String why) -> queue.retry(id, why);
    }
  }

  /** What a provider that has to be asked calls a message whose end is not known yet. */
  @Transactional(readOnly = true)
  Optional<String> awaited(String id) {
    return messages
        .findById(id)
        .filter(message -> message.state() == MessageState.SENT)
        .filter(
            message ->
                providers
                    .of(message.channel())
                    .filter(provider -> provider.reporting() == Reporting.ASKED)
                    .isPresent())
        .flatMap(message -> Optional.ofNullable(message.providerReference()));
  }

  /** What a provider answered that was asked; empty when it does not know yet. */
  @Transactional
  void answered(String id, Optional<DeliveryStatus> status) {
    if (status.isEmpty()) {
      queue.retry(id, "on its way");
      return;
    }
    queue.remove(id);
    Message message = locked(id);
    String provider = message.provider();
    if (provider != null) {
      report(provider, id, status.get().reasonCode());
    }
  }

  /**
   * What a provider tells about a message. Told twice, too late, or before the sending was stored,
   * it changes nothing, or is what proves the sending.
   *
   * @param reasonCode null when it was delivered
   */
  @Transactional
  void report(String provider, String id, @Nullable String reasonCode) {
    Message message = messages.findWithLockById(id).orElse(null);
    if (message == null) {
      return;
    }
    Optional<MessageProvider> carrier =
        providers.of(message.channel()).filter(known -> known.name().equals(provider));
    if (carrier.isEmpty()) {
      return;
    }
    if (message.state() == MessageState.QUEUED) {
      queue.remove(id);
      message = sent(message, carrier, "");
    }
    if (message.state() != MessageState.SENT && message.state() != MessageState.UNKNOWN) {
      return;
    }
    deadlines.cancel(UNCONFIRMED, id);
    if (reasonCode != null) {
      fail(message, reasonCode, clock.instant());
    } else {
      deliver(message, clock.instant());
    }
  }

  @OnDeadline(RELEASE)
  @Transactional
  public void release(DueDeadline deadline) {
    Message message = locked(deadline.subject());
    if (message.state() != MessageState.HELD) {
      return;
    }
    if (message.hasExpired(deadline.due())) {
      expire(message, deadline.due());
    } else {
      route(messages.save(message.released()));
    }
  }

  @OnDeadline(UNCONFIRMED)
  @Transactional
  public void unconfirmed(DueDeadline deadline) {
    Message message = locked(deadline.subject());
    if (message.state() == MessageState.SENT) {
      messages.save(message.unconfirmed());
    }
  }

  private Message route(Message message) {
    Instant now = clock.instant();
    Optional<MessageProvider> provider = providers.of(message.channel());
    if (provider.isEmpty()) {
      return sent(message, provider, null);
    }
    Optional<Instant> quietUntil = quietUntil(message, now);
    if (quietUntil.isPresent()) {
      return hold(message, quietUntil.get());
    }
    queue.add(message.id());
    return message;
  }

  private Optional<Instant> quietUntil(Message message, Instant now) {
    return message.quietExempt()
        ? Optional.empty()
        : rules
            .of(message.storeCode())
            .quietHours()
            .endAfter(now, calendars.zone(message.storeCode()));
  }

  private Message hold(Message message, Instant until) {
    Message held = messages.save(message.held(until));
    deadlines.set(RELEASE, held.id(), held.storeCode(), until);
    return held;
  }

  private Message sent(
      Message message, Optional<MessageProvider> provider, @Nullable String reference) {
    Instant now = clock.instant();
    Message sent =
        messages.save(
            message.sent(provider.map(MessageProvider::name).orElse(LOCAL), reference, now));
    tell(
        "io.forecourt.crm.message-sent.v1",
        sent,
        now,
        new MessageSentV1(
            sent.id(),
            sent.customerId(),
            sent.template(),
            sent.purpose(),
            sent.ownerId(),
            sent.channel()));
    facts.publishEvent(
        new MessageSent(sent.id(), sent.customerId(), sent.template(), sent.storeCode(), now));
    if (provider.map(MessageProvider::reporting).orElse(Reporting.NONE) != Reporting.NONE) {
      deadlines.set(
          UNCONFIRMED,
          sent.id(),
          sent.storeCode(),
          now.plus(rules.of(sent.storeCode()).reportWithin()));
    }
    return sent;
  }

  private void deliver(Message message, Instant now) {
    Message delivered = messages.save(message.delivered(now));
    tell(
        "io.forecourt.crm.message-delivered.v1",
        delivered,
        now,
        new MessageDeliveredV1(delivered.id(), delivered.customerId(), delivered.template(), now));
    facts.publishEvent(
        new MessageDelivered(
            delivered.id(),
            delivered.customerId(),
            delivered.template(),
            delivered.storeCode(),
            now));
  }

  private void fail(Message message, String reason, Instant now) {
    queue.remove(message.id());
    tellFailure(messages.save(message.failed(reason, now)), reason, now);
  }

  private void expire(Message message, Instant now) {
    queue.remove(message.id());
    tellFailure(messages.save(message.expired(EXPIRED, now)), EXPIRED, now);
  }

  private void tellFailure(Message message, String reason, Instant now) {
    tell(
        "io.forecourt.crm.message-failed.v1",
        message,
        now,
        new MessageFailedV1(message.id(), message.customerId(), message.template(), reason));
    facts.publishEvent(
        new MessageFailed(
            message.id(),
            message.customerId(),
            message.template(),
            message.storeCode(),
            reason,
            now));
  }

  private void tell(String type, Message message, Instant at, Object data) {
    outbox.append(new OutgoingEvent(type, message.id(), message.storeCode(), at, data));
  }

  /** Empty when the customer was erased or has no address on this channel. */
  private Optional<OutgoingMessage> outgoing(Message message, Customer customer) {
    String recipient =
        switch (message.channel()) {
          case SMS -> personal.open(customer, PersonalField.MOBILE).orElse(null);
          case EMAIL -> personal.open(customer, PersonalField.EMAIL).orElse(null);
          case WECOM -> addresses.messenger(customer.id()).orElse(null);
        };
    String text = vault.open(customer.id(), BODY, message.bodySealed()).orElse(null);
    if (recipient == null || text == null) {
      return Optional.empty();
    }
    Map<String, String> parameters =
        Optional.ofNullable(message.parametersSealed())
            .flatMap(ciphertext -> vault.open(customer.id(), PARAMETERS, ciphertext))
            .map(clear -> json.readValue(clear, TEXTS))
            .orElse(Map.of());
    var template = templates.inForce(message.storeCode(), message.template());
    Map<String, String> opened = secrets.opened(template, parameters);
    return Optional.of(
        new OutgoingMessage(
            message.id(),
            recipient,
            template.registeredAs(),
            opened,
            template.subjectOrCode(),
            secrets.opened(template, text, opened)));
  }

  private Message locked(String id) {
    return messages.findWithLockById(id).orElseThrow(() -> new NotFound("message", id));
  }
}
