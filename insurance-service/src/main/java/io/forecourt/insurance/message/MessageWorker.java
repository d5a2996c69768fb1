package io.forecourt.insurance.message;

import io.forecourt.insurance.message.CrmMessages.Asked;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.access.Periodic;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Asks crm for what waits. No transaction is open meanwhile; a worker that dies in between has crm
 * asked again under the same key.
 */
@Component
public class MessageWorker {
  private static final Logger LOG = LoggerFactory.getLogger(MessageWorker.class);
  private static final int AT_ONCE = 8;

  private final CustomerMessages messages;
  private final CrmMessages crm;

  MessageWorker(CustomerMessages messages, CrmMessages crm) {
    this.messages = messages;
    this.crm = crm;
  }

  /** Asks for all that is due now. */
  public void sendWaiting() {
    for (List<Asked> taken = messages.claim(AT_ONCE);
        !taken.isEmpty();
        taken = messages.claim(AT_ONCE)) {
      try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
        taken.forEach(asked -> together.execute(() -> send(asked)));
      }
    }
  }

  private void send(Asked asked) {
    try {
      CrmMessages.Answer answer = crm.send(asked);
      Callers.asSystem(
          "message.settle", null, asked.id(), () -> messages.settle(asked.id(), answer));
    } catch (RuntimeException failure) {
      LOG.error("message request {} waits for the end of its lease", asked.id(), failure);
    }
  }

  /** The worker, in every replica. */
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(SendingProperties.class)
  static class Schedule {
    @Bean
    @ConditionalOnBooleanProperty(name = "forecourt.messages.sending", matchIfMissing = true)
    Periodic messageWorkerPeriod(MessageWorker worker, SendingProperties properties) {
      return new Periodic("message.worker", properties.pause(), worker::sendWaiting);
    }
  }
}
