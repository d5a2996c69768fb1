package io.forecourt.crm.message;

import io.forecourt.crm.customer.application.PurposePolicy;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.crm.message.MessageDesk.SendMessage;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.RuleViolation;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * How the other features send messages to customers. The feature has decided who may ask; whether
 * the customer may be written to is decided here.
 */
@Service
public class CustomerMessages {

  /** What a feature may know of a message that was sent to a customer. */
  public record Status(String messageId, String customerId, MessageState state) {}

  private final MessageDesk desk;
  private final Messages messages;
  private final MessageTemplates templates;
  private final ContactRules rules;
  private final PurposePolicy purposes;

  CustomerMessages(
      MessageDesk desk,
      Messages messages,
      MessageTemplates templates,
      ContactRules rules,
      PurposePolicy purposes) {
    this.desk = desk;
    this.messages = messages;
    this.templates = templates;
    this.rules = rules;
    this.purposes = purposes;
  }

  /** Whether this may be sent to the customer now, so that somebody else is told where not. */
  public boolean mayWrite(Customer customer, String template, String purpose) {
    return refusal(customer, template, purpose).isEmpty();
  }

  /** The code of the rule that speaks against sending this to the customer now. */
  public Optional<String> refusal(Customer customer, String template, String purpose) {
    if (customer.state() != CustomerState.ACTIVE) {
      return Optional.of("customer.not-usable");
    }
    String store = customer.homeStore();
    return rules
        .refusal(
            customer,
            purposes.purpose(store, purpose),
            templates.inForce(store, template).channel())
        .map(RuleViolation::code);
  }

  /**
   * Accepts a message in the running transaction; it is sent after the commit. What becomes of it
   * is told by {@link MessageDelivered} or {@link MessageFailed}.
   *
   * @return the id of the message
   * @throws RuleViolation if the customer did not agree or the data may not be used
   * @throws InvalidInput if the store has no such template or purpose, or a parameter is missing
   */
  public String send(
      String customerId, String template, String purpose, Map<String, String> parameters) {
    return desk.accept(new SendMessage(customerId, template, purpose, parameters)).id();
  }

  /** The message, for a contact that names it as evidence. */
  public Optional<Status> find(String messageId) {
    return messages
        .findById(messageId)
        .map(message -> new Status(message.id(), message.customerId(), message.state()));
  }
}
