package io.forecourt.platform.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;

/**
 * Gives each message of one group to its handlers. An outage goes up at once, so that the same
 * message comes again; what a handler refuses goes up as {@link Refused} and becomes a dead letter
 * after the third time; what nobody can read is dead at once. An error of a handler counts as its
 * refusal: let through, it would end the consumer for good.
 */
final class MessageRouter implements MessageListener<String, byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(MessageRouter.class);

  private final Map<String, List<Handler>> byType = new HashMap<>();
  private final String group;
  private final DeadLetters deadLetters;

  MessageRouter(String group, Collection<? extends Handler> handlers, DeadLetters deadLetters) {
    this.group = group;
    this.deadLetters = deadLetters;
    for (Handler handler : handlers) {
      for (String type : handler.types()) {
        byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(handler);
      }
    }
  }

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> message) {
    String type = Messages.type(message);
    if (type == null) {
      var failure = new UnreadableMessage("header ce_type is missing", null);
      deadLetters.store(group, message, failure, 1);
      return;
    }
    List<Failure> failures = new ArrayList<>();
    for (Handler handler : byType.getOrDefault(type, List.of())) {
      try {
        handler.handle(message);
      } catch (UnreadableMessage e) {
        deadLetters.store(handler.name(), message, e, 1);
      } catch (RuntimeException | Error e) {
        if (Outages.isOutage(e)) {
          LOG.warn("{} waits for an outage to pass: {}", handler.name(), e.toString());
          throw e instanceof RuntimeException outage ? outage : new IllegalStateException(e);
        }
        LOG.warn(
            "{} refuses {} at {}-{}@{}: {}",
            handler.name(),
            type,
            message.topic(),
            message.partition(),
            message.offset(),
            DeadLetters.reason(e));
        failures.add(new Failure(handler.name(), e));
      }
    }
    if (!failures.isEmpty()) {
      throw new Refused(failures);
    }
  }

  /** One handler's refusal. */
  record Failure(String handler, Throwable cause) {}

  /** What the handlers of one message refused; none of it is an outage. */
  static final class Refused extends RuntimeException {
    private final transient List<Failure> failures;

    Refused(List<Failure> failures) {
      super("refused by " + failures.stream().map(Failure::handler).toList());
      this.failures = List.copyOf(failures);
    }

    List<Failure> failures() {
      return failures;
    }
  }
}
