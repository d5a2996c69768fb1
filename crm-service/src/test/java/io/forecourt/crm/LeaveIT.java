package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What comes while somebody is on leave is somebody else's. */
@ForecourtTest
@Import(Showroom.class)
class LeaveIT {
  @Autowired Showroom showroom;

  @Test
  void aComplaintGoesToTheNextOfTheRule() {
    var store = showroom.store();
    var agent = store.hire("ca");
    var away = store.hire("sm");
    var next = store.hire("sh");
    store.onLeave(away, 3);

    assertThat(complaint(agent)).isEqualTo(next.personId());
  }

  @Test
  void aQuestionGoesToAColleague() {
    var store = showroom.store();
    var away = store.hire("io");
    var colleague = store.hire("io");
    var desk = store.hire("rc");
    assertThat(question(desk)).isIn(away.personId(), colleague.personId());
    store.onLeave(away, 1);

    for (int question = 0; question < 3; question++) {
      assertThat(question(desk)).isEqualTo(colleague.personId());
    }
  }

  @Test
  void aCallThatFallsIntoTheLeaveIsOwedByAColleague() {
    var store = showroom.store();
    var away = store.hire("ca");
    var seller = store.hire("sc");
    var otherSeller = store.hire("sc");
    store.onShift(seller);
    var visit = store.walkIn(store.hire("rc")).is(201);
    var manager = store.hire("cs");
    store.onLeave(away, 10);
    store.onLeave(seller, 10);
    String order = "o-" + visit.at("$.id");

    store.sales(
        "vehicle-delivered",
        order,
        9,
        Map.of(
            "orderId",
            order,
            "leadId",
            visit.at("$.leadId"),
            "customerId",
            visit.at("$.customerId"),
            "consultantId",
            seller.personId(),
            "deliveredAt",
            showroom.now().toString()));

    String list = "/api/v1/crm/follow-ups?orderId=" + order + "&kind=";
    Showroom.await(
        () -> assertThat(owner(manager, list + "THREE_DAY_CALL")).isEqualTo(manager.personId()));
    Showroom.await(
        () -> assertThat(owner(manager, list + "OWNER_CALL")).isEqualTo(otherSeller.personId()));
  }

  private String owner(Login who, String list) {
    return showroom.get(who, list).is(200).at("$.items[0].ownerId");
  }

  private String complaint(Login agent) {
    return showroom
        .post(
            agent,
            "/api/v1/crm/complaints",
            """
            {"person":{"name":"陈思远","mobile":"%s"},"kind":"SALES","channel":"PHONE",
             "text":"nobody called back"}
            """
                .formatted(Showroom.mobile()))
        .is(201)
        .at("$.ownerId");
  }

  private String question(Login desk) {
    return showroom
        .post(
            desk,
            "/api/v1/crm/enquiries",
            "{\"kind\":\"PRODUCT\",\"channel\":\"PHONE\",\"question\":\"when does it come?\"}")
        .is(201)
        .at("$.ownerId");
  }
}
