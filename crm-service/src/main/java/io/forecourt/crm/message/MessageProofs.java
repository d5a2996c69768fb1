package io.forecourt.crm.message;

import io.forecourt.crm.evidence.ContactProofs;
import io.forecourt.crm.evidence.Proof;
import io.forecourt.crm.evidence.domain.Evidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A message that arrived proves that whoever asked for it reached its customer, by its number or
 * its id.
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
        .filter(message -> message.storeCode().equals(store))
        .map(
            message ->
                new Proof(
                    message.customerId().equals(customerId),
                    message.ownerId(),
                    message.requestedAt(),
                    message.state() == MessageState.DELIVERED));
  }
}
