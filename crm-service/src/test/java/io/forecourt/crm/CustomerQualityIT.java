package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** How well a store keeps its customers' files. */
@ForecourtTest
@Import(Showroom.class)
class CustomerQualityIT {

  @Autowired Showroom showroom;

  @Test
  void theReportCountsWhatIsEmptyInTheFilesOfTheStore() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var manager = store.hire("cs");
    String complete = store.walkIn(desk).is(201).at("$.customerId");
    store.walkIn(desk).is(201);
    showroom
        .patch(
            desk,
            "/api/v1/crm/customers/" + complete,
            "\"0\"",
            """
            {"need":"seven seats","presentCar":"VW Golf 2016",
             "budget":{"amount":"200000.00","currency":"CNY"}}
            """)
        .is(200);

    var report =
        showroom.get(manager, "/api/v1/crm/customer-quality?from=2026-11-01&to=2026-11-30").is(200);

    assertThat(report.<Integer>at("$.customers")).isEqualTo(2);
    assertThat(report.<Integer>at("$.complete")).isEqualTo(1);
    assertThat(report.<Map<String, Integer>>at("$.emptyFields"))
        .containsEntry("need", 1)
        .containsEntry("budget", 1)
        .containsEntry("name", 0);
    showroom.events().await("io.forecourt.crm.access-logged.v1", manager.personId());
  }

  @Test
  void theArchiveOfAYearIsClosedOnceAndNotBeforeItsDecember() {
    var store = showroom.store();
    var desk = store.hire("rc");

    var closed = close(desk, 2025).is(201);

    assertThat(closed.<Integer>at("$.customers")).isZero();
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.customer-archive-closed.v1", closed.at("$.id")));
    assertThat(close(desk, 2025).is(409).<String>at("$.code")).isEqualTo("archive.closed-already");
    assertThat(close(desk, 2026).is(409).<String>at("$.code")).isEqualTo("archive.year-not-over");
  }

  private Showroom.Answer close(Login desk, int year) {
    return showroom.post(desk, "/api/v1/crm/archive-closings", "{\"year\":%d}".formatted(year));
  }
}
