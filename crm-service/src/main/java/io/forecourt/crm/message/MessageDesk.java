package io.forecourt.crm.message;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.MaskedPerson;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.PurposePolicy;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.personal.Masks;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accepts messages to customers, in one place for the whole group: here the purpose is checked
 * against the customer's consent.
 */
@Service
class MessageDesk {
  record SendMessage(
      String customerId, String template, String purpose, Map<String, String> parameters) {
    SendMessage {
      parameters = Map.copyOf(parameters);
    }

    /** Leaves the parameters out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "SendMessage[" + template + ", " + purpose + "]";
    }
  }

  /** A message as staff may see it. */
  record Masked(@Nullable String recipient, @Nullable String text) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "Masked";
    }
  }

  private final Messages messages;
  private final MessageDelivery delivery;
  private final MessageTemplates templates;
  private final ContactRules rules;
  private final CustomerArchive archive;
  private final PurposePolicy purposes;
  private final PersonalData personal;
  private final PersonalVault vault;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final JsonMapper json;

  MessageDesk(
      Messages messages,
      MessageDelivery delivery,
      MessageTemplates templates,
      ContactRules rules,
      CustomerArchive archive,
      PurposePolicy purposes,
      PersonalData personal,
      PersonalVault vault,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      JsonMapper json) {
    this.messages = messages;
    this.delivery = delivery;
    this.templates = templates;
    this.rules = rules;
    this.archive = archive;
    this.purposes = purposes;
    this.personal = personal;
    this.vault = vault;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.json = json;
  }

  /**
   * @throws RuleViolation if the template is not for this purpose or holds a secret that only the
   *     feature behind it may send, the customer did not agree, or the customer's data may not be
   *     used
   */
  @Transactional
  Message send(SendMessage command) {
    Customer customer = archive.require("crm.message.send", command.customerId());
    var template = templates.inForce(customer.homeStore(), command.template());
    if (!template.secrets().isEmpty()) {
      throw new RuleViolation("message.not-by-hand", template.code());
    }
    return accept(command);
  }

  /** As {@link #send}, where a feature has decided that the caller may ask for this message. */
  @Transactional
  Message accept(SendMessage command) {
    Customer customer = archive.find(command.customerId());
    String store = customer.homeStore();
    var template = templates.inForce(store, command.template());
    var purpose = purposes.purpose(store, command.purpose());
    if (!template.purposes().contains(purpose.code())) {
      throw new RuleViolation("message.wrong-purpose", template.code(), purpose.code());
    }
    rules.requireAllowed(customer, purpose, template.channel());
    String name = personal.open(customer, PersonalField.NAME).orElse("");
    String body = template.fill(name, command.parameters());
    Map<String, String> filled = new TreeMap<>(command.parameters());
    filled.put(MessageTemplates.NAME, name);
    Instant now = clock.instant();
    return delivery.accept(
        new Message(
            Ids.next(),
            numbers.next("MS", store, clock.today(calendars.zone(store))),
            store,
            access.caller().personId(),
            customer.id(),
            template.code(),
            purpose.code(),
            template.channel(),
            MessageState.QUEUED,
            vault.seal(customer.id(), MessageDelivery.BODY, body),
            vault.seal(customer.id(), MessageDelivery.PARAMETERS, json.writeValueAsString(filled)),
            template.isUrgent(),
            now,
            null,
            now.plus(rules.of(store).expiresAfter()),
            null,
            null,
            null,
            null,
            null,
            null));
  }

  /** The recipient and the text as staff may see them; nothing once the customer was erased. */
  @Transactional(readOnly = true)
  Masked masked(Message message) {
    Customer customer = archive.find(message.customerId());
    MaskedPerson person = personal.masked(customer, Masks.Place.SCREEN);
    String name = personal.open(customer, PersonalField.NAME).orElse("");
    String masked = person.name();
    String text =
        vault
            .open(customer.id(), MessageDelivery.BODY, message.bodySealed())
            .map(body -> name.isEmpty() || masked == null ? body : body.replace(name, masked))
            .orElse(null);
    return new Masked(person.mobile(), text);
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Message get(String id) {
    Message message = messages.findById(id).orElseThrow(() -> new NotFound("message", id));
    access.requireInScope(
        "crm.message.read", "message", id, message.storeCode(), message.ownerId());
    return message;
  }
}
