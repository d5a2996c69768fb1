package io.forecourt.sales;

import static io.forecourt.sales.Showroom.CONSULTANT;
import static io.forecourt.sales.Showroom.MANAGER;
import static io.forecourt.sales.Showroom.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Nothing is paid, nothing is signed, and time passes. */
@ForecourtTest(properties = "forecourt.calendar.stores=EAST")
class OverdueIT {

  private static final Login OPERATOR = TestTokens.person("person-ops", "EAST", "ops");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private BusinessClock clock;

  @Test
  void anUnpaidOrderLosesItsSlotIsRemindedOfAndProposedForCancellation() {
    var showroom = new Showroom(mvc, events);
    showroom.publishModel();
    String forgotten = showroom.openDeal();
    JsonNode quote = showroom.issuedQuote(forgotten);
    String order = showroom.confirmedOrder();
    String vehicle = Ids.next();
    showroom.tell(showroom.reserved(vehicle, order, 1));
    showroom.awaitOpenGates(order, "PAID", "INSPECTED", "PAPERS", "INSURED");
    Instant slot = clock.instant().plus(Duration.ofHours(30));
    done(showroom.act(CONSULTANT, order, "delivery-slot", Map.of("slotAt", slot.toString())), 200);

    passDays(9);

    TestEvents.Heard blocked = events.await("io.forecourt.sales.delivery-blocked.v1", order);
    assertThat(blocked.data().path("reasonCode").asString()).isEqualTo("NOT_PAID");
    assertThat(Instant.parse(blocked.headers().get("ce_time")))
        .isEqualTo(
            Instant.parse(blocked.data().path("slotAt").asString()).minus(Duration.ofHours(6)));
    await()
        .atMost(PATIENCE)
        .until(() -> events.heardOf("io.forecourt.sales.payment-overdue.v1", order).size() == 2);
    List<TestEvents.Heard> overdue = events.heardOf("io.forecourt.sales.payment-overdue.v1", order);
    assertThat(overdue)
        .extracting(heard -> heard.data().path("step").asString())
        .containsExactly("REMINDED", "CANCELLATION_PROPOSED");
    overdue.forEach(EventContracts::assertValid);
    TestEvents.Heard expired = events.await("io.forecourt.sales.quote-expired.v1", forgotten);
    assertThat(expired.data().path("quoteId")).isEqualTo(quote.path("id"));
    assertThat(showroom.order(order).path("cancellationRequest").path("by").asString())
        .isEqualTo("system");
    JsonNode cancelled =
        done(showroom.act(MANAGER, order, "cancellation-decision", Map.of("approved", true)), 200);
    assertThat(cancelled.path("cancellationReason").asString()).isEqualTo("UNPAID");
  }

  private void passDays(int days) {
    for (int day = 1; day <= days; day++) {
      Duration offset = Duration.ofDays(day);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(moveClock(offset)).hasStatus(200));
    }
  }

  private MvcTestResult moveClock(Duration offset) {
    return mvc.put()
        .uri("/internal/clock")
        .header("Authorization", OPERATOR.bearer())
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"offset\": \"" + offset + "\"}")
        .exchange();
  }
}
