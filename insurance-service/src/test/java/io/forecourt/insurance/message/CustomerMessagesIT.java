package io.forecourt.insurance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.insurance.message.CrmMessages.Answer;
import io.forecourt.insurance.message.CustomerMessages.Failed;
import io.forecourt.insurance.message.CustomerMessages.Wanted;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What crm says of one message, in either order and at once. */
@ForecourtTest
class CustomerMessagesIT {

  @Autowired private CustomerMessages messages;
  @Autowired private ConfigurableApplicationContext context;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private BusinessClock clock;

  private final String cause = Ids.next();
  private final String message = Ids.next();
  private final List<MessageSettled> heard = new CopyOnWriteArrayList<>();
  private String request = "";

  @BeforeEach
  void aMessageIsAskedFor() {
    context.addApplicationListener(
        (ApplicationListener<ApplicationEvent>)
            event -> {
              if (event instanceof PayloadApplicationEvent<?> told
                  && told.getPayload() instanceof MessageSettled settled
                  && settled.causeId().equals(cause)) {
                heard.add(settled);
              }
            });
    messages.ask(
        new Wanted(
            "EAST", Ids.next(), "test.message", "INSURANCE_POLICY", Map.of(), "test", cause));
    request =
        jdbc.sql("SELECT id FROM message_request WHERE cause_id = ?")
            .param(cause)
            .query(String.class)
            .single();
  }

  @Test
  void aFailureThatIsToldBeforeCrmHasAnsweredIsHeardWithTheAnswer() {
    failed();
    assertThat(heard).isEmpty();

    accepted();

    assertThat(heard).extracting(MessageSettled::delivered).containsExactly(false);
  }

  @Test
  void aFailureThatIsToldWhileCrmsAnswerIsNotedIsNotMissed() {
    CompletableFuture<Void> word =
        new TransactionTemplate(transactions)
            .execute(
                _ -> {
                  accepted();
                  CompletableFuture<Void> told = CompletableFuture.runAsync(this::failed);
                  await().until(() -> told.isDone() || somebodyWaits());
                  return told;
                });

    assertThat(word).isNotNull().succeedsWithin(Duration.ofSeconds(30));
    assertThat(heard).extracting(MessageSettled::delivered).containsExactly(false);
  }

  private boolean somebodyWaits() {
    return jdbc.sql(
                "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
            .query(Integer.class)
            .single()
        > 0;
  }

  private void accepted() {
    Callers.asSystem("test", () -> messages.settle(request, new Answer.Accepted(message)));
  }

  private void failed() {
    Callers.asSystem(
        "test",
        () ->
            messages.failed(
                new IncomingEvent<>(
                    Ids.next(),
                    "failed",
                    message,
                    3,
                    clock.instant(),
                    "EAST",
                    "system",
                    null,
                    new Failed(message, "test.message", "number-unreachable"))));
  }
}
