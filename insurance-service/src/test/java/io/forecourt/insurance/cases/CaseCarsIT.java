package io.forecourt.insurance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.OrderedCar;
import io.forecourt.insurance.cases.CaseCars.Car;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is told of the cars of an order, in any order. */
@ForecourtTest
class CaseCarsIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Autowired private Cases cases;
  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private BusinessClock clock;

  private final String order = Ids.next();
  private final Car first = new Car(Ids.next(), "LVSHCAMB2TE300001");
  private final Car second = new Car(Ids.next(), "LVSHCAMB0TE600002");

  @Test
  void anOlderWordAboutACarAfterANewerOneDoesNotCount() {
    released(first, 3, now());
    allocated(first, 2, now().minus(MINUTE));

    assertThat(vin()).isNull();
  }

  @Test
  void ofTwoCarsTheOrderHasTheOneThatWasAllocatedLater() {
    allocated(second, 1, now());
    allocated(first, 7, now().minus(MINUTE));

    assertThat(vin()).isEqualTo(second.vin());
  }

  @Test
  void aCarThatIsExchangedIsExchangedWhicheverIsToldFirst() {
    Instant at = now();
    allocated(first, 1, at.minus(MINUTE));
    allocated(second, 4, at);
    released(first, 2, at);
    assertThat(vin()).isEqualTo(second.vin());

    released(second, 5, at.plus(MINUTE));

    assertThat(vin()).isNull();
  }

  @Test
  void aCarThatTheCustomerHasStaysTheOneOfTheCase() {
    allocated(first, 1, now());
    job(() -> cases.carDelivered(order, first, now()));
    released(first, 9, now().plus(MINUTE));

    assertThat(vin()).isEqualTo(first.vin());
  }

  @Test
  void whatWasQuotedForACarThatTheOrderHasNoMoreIsQuotedAnew() {
    OrderedCar car = OrderedCar.inStore("EAST", mvc, events);
    String start = clock.today(ZoneId.of("Asia/Shanghai")).plusDays(3).toString();
    String quotation = car.quoted("DEMO_A", start).path("id").stringValue();
    CaseRow before = cases.get(car.order());
    var old =
        new Car(Objects.requireNonNull(before.vehicleId()), Objects.requireNonNull(before.vin()));

    job(() -> cases.carReleased(car.order(), "EAST", old, 2, now()));

    Heard told = events.await("io.forecourt.insurance.quotation-outdated.v1", quotation);
    EventContracts.assertValid(told);
    assertThat(told.data().path("quotedBy").stringValue()).isEqualTo("in-1");
    assertThat(car.get("/quotations/" + quotation).path("state").stringValue())
        .isEqualTo("EXPIRED");
  }

  private @Nullable String vin() {
    return cases.get(order).vin();
  }

  private Instant now() {
    return clock.instant();
  }

  private void allocated(Car car, long sequence, Instant at) {
    job(() -> cases.carAllocated(order, "EAST", car, sequence, at));
  }

  private void released(Car car, long sequence, Instant at) {
    job(() -> cases.carReleased(order, "EAST", car, sequence, at));
  }

  private static void job(Runnable work) {
    Callers.asSystem("test", work);
  }
}
