package io.forecourt.hr.improvement;

import static io.forecourt.hr.Office.code;
import static io.forecourt.hr.Office.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.Office;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ForecourtTest
class ImprovementIT {

  private static final String PATH = "/api/v1/hr/improvements";

  @Autowired private MockMvcTester http;
  @Autowired private TestEvents events;
  @Autowired private StaffDirectory staff;
  @Autowired private BusinessClock clock;

  private Office office;

  @BeforeEach
  void theOfficeIsOpen() {
    office = new Office(http, staff);
  }

  @Test
  void whatCustomersSaidIsLoggedAndWhoCarriesItOutSaysWhatCameOfIt() {
    String agent = office.id("ca.sun@east");
    String id = json(log("cs.wu@east", agent, today())).path("id").asString("");

    var logged = events.await(ImprovementDesk.LOGGED, id);
    EventContracts.assertValid(logged);
    assertThat(logged.data().path("source").asString("")).isEqualTo("CUSTOMER_FEEDBACK");
    assertThat(logged.data().path("loggedBy").asString("")).isEqualTo(office.id("cs.wu@east"));

    assertThat(code(close("cs.wu@east", id))).isNotEmpty();
    assertThat(close("ca.sun@east", id)).hasStatusOk();
    assertThat(code(close("ca.sun@east", id))).isEqualTo("improvement.wrong-state");
    EventContracts.assertValid(events.await(ImprovementDesk.CLOSED, id));
    assertThat(json(office.get("cs.wu@east", PATH + "/" + id)).path("result").asString(""))
        .isEqualTo("it works");
  }

  @Test
  void yesterdayIsTooLateAndAPersonOfAnotherStoreIsUnknown() {
    assertThat(json(log("cs.wu@east", office.id("ca.sun@east"), today().minusDays(1))).toString())
        .contains("/dueOn");
    assertThat(json(log("cs.wu@east", office.id("cs.zhu@west"), today())).toString())
        .contains("/ownerId");
  }

  private LocalDate today() {
    return clock.today(ZoneId.of("Asia/Shanghai"));
  }

  private MvcTestResult log(String login, String owner, LocalDate due) {
    return office.post(
        login,
        PATH,
        """
        {"causeCode": "CALL_BACK_LATE", "source": "CUSTOMER_FEEDBACK", "text": "call before noon",
         "ownerId": "%s", "dueOn": "%s"}
        """
            .formatted(owner, due));
  }

  private MvcTestResult close(String login, String id) {
    return office.post(login, PATH + "/" + id + "/closure", "{\"result\": \"it works\"}");
  }
}
