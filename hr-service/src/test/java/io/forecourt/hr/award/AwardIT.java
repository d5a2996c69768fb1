package io.forecourt.hr.award;

import static io.forecourt.hr.Office.code;
import static io.forecourt.hr.Office.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.Office;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.value.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ForecourtTest
class AwardIT {

  private static final String PATH = "/api/v1/hr/awards";

  @Autowired private MockMvcTester http;
  @Autowired private TestEvents events;
  @Autowired private StaffDirectory staff;

  private Office office;

  @BeforeEach
  void theOfficeIsOpen() {
    office = new Office(http, staff);
  }

  @Test
  void aRewardForAReportIsGrantedBySomebodyElse() {
    String report = Ids.next();
    String id =
        office
            .created(
                "sd.yang@east",
                PATH,
                """
                {"personId": "%s", "amount": {"amount": "300.00", "currency": "CNY"},
                 "intelligenceId": "%s"}
                """
                    .formatted(office.id("sc.li@east"), report))
            .path("id")
            .asString("");

    assertThat(code(decide("sd.yang@east", id, "APPROVED"))).isEqualTo("approval.own-request");
    assertThat(decide("gm.wang@east", id, "APPROVED")).hasStatusOk();

    var told = events.await(AwardDesk.AWARDED, id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("intelligenceId").asString("")).isEqualTo(report);
    assertThat(told.data().path("proposedBy").asString("")).isEqualTo(office.id("sd.yang@east"));
    assertThat(state(id)).isEqualTo("AWARDED");
  }

  @Test
  void aRefusedRewardIsNotTold() {
    String id =
        office
            .created(
                "sm.he@east",
                PATH,
                "{\"department\": \"SHOWROOM\", \"amount\": {\"amount\": \"450.00\", \"currency\": \"CNY\"}}")
            .path("id")
            .asString("");

    assertThat(decide("sd.yang@east", id, "REJECTED")).hasStatusOk();

    assertThat(state(id)).isEqualTo("REJECTED");
    assertThat(events.heardOf(AwardDesk.AWARDED, id)).isEmpty();
  }

  @Test
  void nobodyRewardsOneselfNorNobody() {
    String amount = "\"amount\": {\"amount\": \"1.00\", \"currency\": \"CNY\"}";

    assertThat(
            code(
                office.post(
                    "sm.he@east",
                    PATH,
                    "{\"personId\": \"" + office.id("sm.he@east") + "\", " + amount + "}")))
        .isEqualTo("award.own");
    assertThat(json(office.post("sm.he@east", PATH, "{" + amount + "}")).toString())
        .contains("/personId");
  }

  private MvcTestResult decide(String login, String award, String decision) {
    String approval =
        json(office.get("gm.wang@east", "/api/v1/hr/approvals?subjectId=" + award))
            .path("items")
            .path(0)
            .path("id")
            .asString("");
    return office.post(
        login,
        "/api/v1/hr/approvals/" + approval + "/decision",
        "{\"decision\": \"" + decision + "\"}");
  }

  private String state(String id) {
    return json(office.get("gm.wang@east", PATH + "/" + id)).path("state").asString("");
  }
}
