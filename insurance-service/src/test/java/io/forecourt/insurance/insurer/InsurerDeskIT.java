package io.forecourt.insurance.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.OrderedCar;
import io.forecourt.insurance.insurer.InsurerRequest.Kind;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTime;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ForecourtTest
class InsurerDeskIT {

  private static final LocalDate TODAY =
      LocalDate.ofInstant(TestTime.BEGINS, ZoneId.of("Asia/Shanghai"));

  @Autowired private InsurerDesk desk;
  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  /** The policy is issued: no rule lets it be accepted once more. */
  @Test
  void anAnswerThatCannotBeBookedIsPutAsideForTheDesk() {
    String policy = issued();
    var worker =
        new InsurerWorker(
            desk,
            new Insurers(
                Map.of("SIM", _ -> new InsurerAnswer.Accepted("S-1")),
                CircuitBreakerRegistry.ofDefaults(),
                Duration.ofMinutes(1)));
    String number = "N-" + policy;
    transaction.executeWithoutResult(
        _ -> desk.ask(policy, InsurerGatewayContract.request(number, Kind.SUBMIT, "SIM")));

    worker.askWaiting();
    assertThat(state(number)).isEqualTo("IN_DOUBT");
    leaseEnds(number);
    worker.askWaiting();
    leaseEnds(number);
    worker.askWaiting();

    assertThat(state(number)).isEqualTo("PARKED");
    var told = events.await("io.forecourt.insurance.policy-task-raised.v1", policy);
    EventContracts.assertValid(told);
    assertThat(told.data().path("kind").stringValue()).isEqualTo("REQUEST_PARKED");
    assertThat(told.data().path("requestNo").stringValue()).isEqualTo(number);
    assertThat(told.data().path("clerkId").stringValue()).isEqualTo("in-1");
    worker.askWaiting();
    assertThat(refusals(number)).isEqualTo(3);
  }

  private String issued() {
    OrderedCar car = OrderedCar.inStore("EAST", mvc, events);
    String quotation = car.quoted("DEMO_A", TODAY.plusDays(1).toString()).path("id").stringValue();
    return OrderedCar.json(
            car.post(
                OrderedCar.SPECIALIST,
                "/policies",
                """
                {"quotationId":"%s","formNumber":"D%s","paid":true}
                """
                    .formatted(quotation, car.get("/cases/" + car.order()).path("vin").asString())))
        .path("id")
        .stringValue();
  }

  private void leaseEnds(String number) {
    jdbc.sql("UPDATE insurer_request SET next_attempt_at = '2020-01-01' WHERE number = :number")
        .param("number", number)
        .update();
  }

  private String state(String number) {
    return jdbc.sql("SELECT state FROM insurer_request WHERE number = :number")
        .param("number", number)
        .query(String.class)
        .single();
  }

  private int refusals(String number) {
    return jdbc.sql("SELECT refusals FROM insurer_request WHERE number = :number")
        .param("number", number)
        .query(Integer.class)
        .single();
  }
}
