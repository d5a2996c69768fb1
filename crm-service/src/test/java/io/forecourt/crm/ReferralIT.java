package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class ReferralIT {
  private static final String REFERRALS = "/api/v1/crm/referrals";

  @Autowired Showroom showroom;
  @Autowired BusinessClock clock;

  /** A store whose customer is a member and brings somebody. */
  private final class House {
    final Showroom.Store store = showroom.store();
    final Login desk = store.hire("rc");
    final Login officer = store.hire("io");
    final Login manager = store.hire("sm");
    final String mobile = Showroom.mobile();
    final String referrer = store.walkIn(desk, mobile).is(201).at("$.customerId");
    final String member;

    House() {
      showroom
          .post(
              officer,
              "/api/v1/crm/customers/" + referrer + "/consents",
              """
              {"purpose":"MEMBERS_CLUB","given":true,"noticeVersion":"2026-1","channel":"STORE"}
              """)
          .is(201);
      member =
          showroom
              .post(officer, "/api/v1/crm/members", "{\"customerId\":\"%s\"}".formatted(referrer))
              .is(201)
              .at("$.id");
    }

    Showroom.Answer brings(String number) {
      return brings(referrer, number);
    }

    Showroom.Answer brings(String who, String number) {
      return showroom.post(
          manager,
          REFERRALS,
          """
          {"referrerId":"%s","name":"陈思远","mobile":"%s","modelCode":"M1"}
          """
              .formatted(who, number));
    }

    void order(Showroom.Answer referral, String order, long sequence, String fact) {
      store.sales(
          fact,
          order,
          sequence,
          Map.of(
              "orderId", order,
              "leadId", referral.at("$.leadId"),
              "customerId", referral.at("$.customerId")));
    }

    int balance() {
      return showroom
          .get(officer, "/api/v1/crm/members/" + member + "/points")
          .is(200)
          .at("$.balance");
    }

    String state(Showroom.Answer referral) {
      return showroom.get(manager, REFERRALS + "/" + referral.at("$.id")).is(200).at("$.state");
    }
  }

  @Test
  void whoIsBroughtBecomesALeadAndTheOrderIsRewardedUntilItIsCancelled() {
    var house = new House();
    var brought = house.brings(Showroom.mobile()).is(201);
    String id = brought.at("$.id");
    String order = "o-" + id;
    var lead = showroom.get(house.manager, "/api/v1/crm/leads/" + brought.at("$.leadId")).is(200);
    assertThat(lead.<String>at("$.source")).isEqualTo("REFERRAL");
    var recorded = showroom.events().await("io.forecourt.crm.referral-recorded.v1", id);
    EventContracts.assertValid(recorded);
    assertThat(recorded.data().path("recordedBy").asString()).isEqualTo(house.manager.personId());

    house.order(brought, order, 5, "order-placed");

    Showroom.await(() -> assertThat(house.balance()).isEqualTo(2000));
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.referral-converted.v1", id));
    assertThat(house.state(brought)).isEqualTo("CONVERTED");
    assertThat(recommended(house)).isEqualTo(100);
    house.order(brought, order, 6, "order-cancelled");
    Showroom.await(() -> assertThat(house.balance()).isZero());
    assertThat(house.state(brought)).isEqualTo("RECORDED");
    house.order(brought, order + "-2", 5, "order-placed");
    Showroom.await(() -> assertThat(house.balance()).isEqualTo(2000));
  }

  @Test
  void aCancellationThatIsToldFirstLeavesNoReward() {
    var house = new House();
    var brought = house.brings(Showroom.mobile()).is(201);
    String order = "o-" + brought.at("$.id");

    house.order(brought, order, 6, "order-cancelled");
    house.order(brought, order, 5, "order-placed");

    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM referral_order WHERE order_id = ? AND placed_at IS"
                            + " NOT NULL",
                        order))
                .isEqualTo(1));
    assertThat(house.state(brought)).isEqualTo("RECORDED");
    assertThat(house.balance()).isZero();
  }

  @Test
  void nobodyBringsOneselfOrSomebodyWhoIsKnown() {
    var house = new House();
    String number = Showroom.mobile();
    String other = house.store.walkIn(house.desk).is(201).at("$.customerId");
    house.brings(house.mobile).problem(409, "referral.oneself");
    house.brings("+86 " + house.mobile).problem(409, "referral.oneself");

    house.brings(number).is(201);

    house.brings(other, number).problem(409, "referral.not-first");
    String visitor = Showroom.mobile();
    house.store.walkIn(house.desk, visitor).is(201);
    house.brings(visitor).problem(409, "referral.not-first");
    assertThat(
            showroom
                .get(house.manager, REFERRALS + "?referrerId=" + house.referrer)
                .is(200)
                .<List<String>>at("$.items[*].state"))
        .containsExactly("RECORDED");
  }

  @Test
  void whoTurnsOutToBeTheReferrerIsNoRewardUntilTheMergeIsUndone() {
    var house = new House();
    var chief = house.store.hire("sh");
    var brought = house.brings(Showroom.mobile()).is(201);
    String merge =
        showroom
            .post(
                chief,
                "/api/v1/crm/customers/" + house.referrer + "/merge",
                "{\"duplicateId\":\"%s\"}".formatted(brought.<String>at("$.customerId")))
            .is(201)
            .at("$.id");
    String order = "o-" + brought.at("$.id");

    house.order(brought, order, 5, "order-placed");

    Showroom.await(
        () ->
            assertThat(
                    showroom.count("SELECT COUNT(*) FROM referral_order WHERE order_id = ?", order))
                .isEqualTo(1));
    assertThat(house.state(brought)).isEqualTo("RECORDED");
    showroom.post(chief, "/api/v1/crm/merges/" + merge + "/undo", "{}").is(200);
    house.order(brought, order + "-2", 5, "order-placed");
    Showroom.await(() -> assertThat(house.state(brought)).isEqualTo("CONVERTED"));
  }

  private double recommended(House house) {
    LocalDate today = clock.today(ZoneId.of("Asia/Shanghai"));
    List<Number> values =
        showroom
            .get(
                house.manager,
                "/api/v1/crm/kpis?code=KPI-SAT-06&from=%s&to=%s"
                    .formatted(today.minusDays(1), today.plusDays(1)))
            .is(200)
            .at("$.kpis[0].total[*].value");
    return values.getFirst().doubleValue();
  }
}
