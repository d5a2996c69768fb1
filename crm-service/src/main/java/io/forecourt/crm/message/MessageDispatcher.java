package io.forecourt.crm.message;

import io.forecourt.crm.message.DispatchQueue.Turn;
import io.forecourt.crm.message.channel.ProviderProperties;
import io.forecourt.crm.message.channel.Providers;
import io.forecourt.crm.message.channel.SendOutcome;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.access.Periodic;
import io.forecourt.platform.time.BusinessClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends what waits. No transaction is open while a provider is asked; a worker that dies between
 * the sending and its commit has the message sent once more under the same id.
 */
class MessageDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(MessageDispatcher.class);
  private static final int AT_ONCE = 8;

  private final DispatchQueue queue;
  private final MessageDelivery delivery;
  private final Providers providers;
  private final Messages messages;
  private final BusinessClock clock;

  MessageDispatcher(
      DispatchQueue queue,
      MessageDelivery delivery,
      Providers providers,
      Messages messages,
      BusinessClock clock) {
    this.queue = queue;
    this.delivery = delivery;
    this.providers = providers;
    this.messages = messages;
    this.clock = clock;
  }

  void sendWaiting() {
    if (!providers.any()) {
      return;
    }
    for (List<Turn> taken = queue.claim(AT_ONCE); !taken.isEmpty(); taken = queue.claim(AT_ONCE)) {
      try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
        taken.forEach(turn -> together.execute(() -> dispatch(turn)));
      }
    }
  }

  private void dispatch(Turn turn) {
    String id = turn.messageId();
    clock.standingAt(
        turn.at(), () -> Callers.asSystem("message.dispatch", null, id, () -> send(id)));
  }

  /** A failure leaves the message to the next holder of the lease. */
  private void send(String id) {
    try {
      Optional<String> awaited = delivery.awaited(id);
      if (awaited.isPresent()) {
        var channel = messages.findById(id).orElseThrow().channel();
        delivery.answered(id, providers.ask(channel, awaited.get()));
        return;
      }
      var outgoing = delivery.prepare(id);
      if (outgoing.isPresent()) {
        var channel = messages.findById(id).orElseThrow().channel();
        SendOutcome outcome = providers.send(channel, outgoing.get());
        if (outcome instanceof SendOutcome.Later(String why)) {
          LOG.warn("message {} waits for its next attempt: {}", id, why);
        }
        delivery.settle(id, outcome);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.error("message {} waits for the end of its lease", id, failure);
    }
  }

  /** The worker, in every replica. */
  @Configuration(proxyBeanMethods = false)
  static class Worker {
    @Bean
    Periodic messageWorker(
        DispatchQueue queue,
        MessageDelivery delivery,
        Providers providers,
        Messages messages,
        BusinessClock clock,
        ProviderProperties properties) {
      var dispatcher = new MessageDispatcher(queue, delivery, providers, messages, clock);
      return new Periodic("message.worker", properties.sending().pause(), dispatcher::sendWaiting);
    }
  }
}
