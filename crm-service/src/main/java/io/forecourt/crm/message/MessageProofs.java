package io.forecourt.crm.message;

import io.forecourt.crm.followup.application.ContactProofs;
import io.forecourt.crm.followup.domain.Evidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A message that left the house proves that its customer was written to, by its number or its id.
 */
@Component
class MessageProofs implements ContactProofs {
  private final Messages messages;

  MessageProofs(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Optional<Proof> find(Evidence evidence, String store, String customerId) {
    if (evidence.kind() != Evidence.Kind.MESSAGE) {
      return Optional.empty();
    }
    return messages
        .findByNumber(evidence.reference())
        .or(() -> messages.findById(evidence.reference()))
        .filter(message -> message.storeCode().equals(store) && message.sentAt() != null)
        .map(
            message ->
                new Proof(
                    message.customerId().equals(customerId), null, message.requestedAt(), true));
  }
}
