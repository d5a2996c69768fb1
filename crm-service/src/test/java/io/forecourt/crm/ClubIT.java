package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.points.PointsLedger;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.JobDay;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class ClubIT {
  private static final String MEMBERS = "/api/v1/crm/members";

  @Autowired Showroom showroom;
  @Autowired PointsLedger ledger;
  @Autowired BusinessClock clock;

  /** A store with a customer who agreed to the club. */
  private final class House {
    final Showroom.Store store = showroom.store();
    final Login desk = store.hire("rc");
    final Login officer = store.hire("io");
    private final Showroom.Answer visit = store.walkIn(desk).is(201);
    final String customer = agreed(visit.at("$.customerId"));
    final String lead = visit.at("$.leadId");

    String agreed() {
      return agreed(store.walkIn(desk).is(201).<String>at("$.customerId"));
    }

    String agreed(String id) {
      consent(id, true);
      return id;
    }

    void consent(String id, boolean given) {
      showroom
          .post(
              officer,
              "/api/v1/crm/customers/" + id + "/consents",
              """
              {"purpose":"MEMBERS_CLUB","given":%s,"noticeVersion":"2026-1","channel":"STORE"}
              """
                  .formatted(given))
          .is(201);
    }

    String enrol(String id) {
      return join(id).is(201).at("$.id");
    }

    Showroom.Answer join(String id) {
      return showroom.post(officer, MEMBERS, "{\"customerId\":\"%s\"}".formatted(id));
    }

    int balance(String member) {
      return points(member).at("$.balance");
    }

    Showroom.Answer points(String member) {
      return showroom.get(officer, MEMBERS + "/" + member + "/points").is(200);
    }

    void serviced(String id, int times) {
      for (int i = 0; i < times; i++) {
        serviceVisit(id).is(201);
      }
    }

    Showroom.Answer serviceVisit(String id) {
      return showroom.post(
          desk,
          "/api/v1/crm/visits",
          "{\"kind\":\"WALK_IN\",\"customerId\":\"%s\",\"rejectReason\":\"SERVICE\"}"
              .formatted(id));
    }

    Showroom.Answer redeem(String member, String reward, int count) {
      return showroom.post(
          officer,
          MEMBERS + "/" + member + "/redemptions",
          "{\"reward\":\"%s\",\"count\":%d}".formatted(reward, count));
    }

    void delivered(String id, String order, long sequence) {
      store.sales(
          "vehicle-delivered",
          order,
          sequence,
          Map.of(
              "orderId",
              order,
              "leadId",
              lead,
              "customerId",
              id,
              "vin",
              "LVSHCAMB4PE104728",
              "deliveredAt",
              clock.instant().toString()));
    }
  }

  /** Whatever a test did: each booking is balanced, and so is the ledger. */
  @AfterEach
  void theLedgerAddsUp() {
    assertThat(showroom.count("SELECT COALESCE(SUM(points), 0) FROM points_posting")).isZero();
    assertThat(
            showroom.count(
                """
                SELECT COUNT(*) FROM (SELECT booking_id FROM points_posting
                                       GROUP BY booking_id HAVING SUM(points) <> 0) unbalanced
                """))
        .isZero();
    assertThat(
            showroom.count(
                """
                SELECT COUNT(*) FROM (SELECT member_id, lot_id FROM points_posting
                                       WHERE member_id IS NOT NULL
                                       GROUP BY member_id, lot_id HAVING SUM(points) < 0) owing
                """))
        .isZero();
  }

  @Test
  void whoAgreedJoinsOnceAndIsKnownAtTheDoor() {
    var house = new House();
    String stranger = house.store.walkIn(house.desk).is(201).at("$.customerId");
    house.join(stranger).problem(409, "consent.missing");

    var member = house.join(house.customer).is(201);

    assertThat(member.<String>at("$.number")).startsWith("MB-" + house.store.code());
    assertThat(member.<String>at("$.level")).isEqualTo("CLASSIC");
    house.join(house.customer).problem(409, "club.member-already");
    var told = showroom.events().await("io.forecourt.crm.member-enrolled.v1", house.customer);
    EventContracts.assertValid(told);
    assertThat(told.data().path("enrolledBy").asString()).isEqualTo(house.officer.personId());
    var visit = house.serviceVisit(house.customer).is(201);
    var came = showroom.events().await("io.forecourt.crm.visit-rejected.v1", visit.at("$.id"));
    EventContracts.assertValid(came);
    assertThat(came.data().path("member").asBoolean()).isTrue();
  }

  @Test
  void aDeliveryIsWorthItsPointsOnceAndNothingWhenTheSaleIsUndone() {
    var house = new House();
    String member = house.enrol(house.customer);
    String order = "o-" + member;

    house.delivered(house.customer, order, 9);
    house.delivered(house.customer, order, 9);

    Showroom.await(() -> assertThat(house.balance(member)).isEqualTo(1000));
    house.serviced(house.customer, 5);
    assertThat(house.points(member).<String>at("$.level")).isEqualTo("SILVER");
    house.redeem(member, "SERVICE_VOUCHER_100", 1).is(201);
    assertThat(house.balance(member)).isEqualTo(1000);
    house.store.sales(
        "order-cancelled",
        order,
        10,
        Map.of("orderId", order, "leadId", house.lead, "customerId", house.customer));
    Showroom.await(() -> assertThat(house.balance(member)).isZero());
    house.delivered(house.customer, order, 9);
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM points_booking WHERE cause = ?",
                "VEHICLE_DELIVERED/" + order))
        .isEqualTo(1);
  }

  @Test
  void whatThereIsOnceIsSpentOnce() {
    var house = new House();
    String member = house.enrol(house.customer);
    house.serviced(house.customer, 1);
    assertThat(house.balance(member)).isEqualTo(200);

    List<Integer> answers;
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          IntStream.range(0, 6)
              .mapToObj(_ -> both.submit(() -> house.redeem(member, "CAR_WASH", 1).status()))
              .toList()
              .stream()
              .map(
                  answer -> {
                    try {
                      return answer.get();
                    } catch (Exception broken) {
                      throw new IllegalStateException(broken);
                    }
                  })
              .toList();
    }

    assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
    assertThat(house.balance(member)).isEqualTo(50);
    house.redeem(member, "CAR_WASH", 1).problem(409, "points.not-enough");
    house.redeem(member, "A_CAR", 1).is(400);
  }

  @Test
  void aRedemptionIsTakenBackByACounterEntryOnce() {
    var house = new House();
    var chief = house.store.hire("cs");
    String member = house.enrol(house.customer);
    house.serviced(house.customer, 1);
    String booking = house.redeem(member, "CAR_WASH", 1).is(201).at("$.entries[0].id");
    String path = MEMBERS + "/" + member + "/redemptions/" + booking + "/reversal";
    showroom.post(house.officer, path, "{}").is(403);

    showroom.post(chief, path, "{}").is(201);

    assertThat(house.balance(member)).isEqualTo(200);
    showroom.post(chief, path, "{}").problem(409, "points.reversed");
    assertThat(house.points(member).<List<Integer>>at("$.entries[*].points"))
        .containsExactly(150, -150, 200);
  }

  @Test
  void pointsExpireTheDayAfterTheirLast() {
    var house = new House();
    String member = house.enrol(house.customer);
    house.serviced(house.customer, 1);
    LocalDate last = clock.today(ZoneId.of("Asia/Shanghai")).plusMonths(24);

    ledger.expire(day(house, last));
    assertThat(house.balance(member)).isEqualTo(200);
    ledger.expire(day(house, last.plusDays(1)));
    ledger.expire(day(house, last.plusDays(2)));

    assertThat(house.balance(member)).isZero();
    assertThat(house.points(member).<List<String>>at("$.entries[*].kind"))
        .containsExactly("EXPIRED", "EARNED");
  }

  @Test
  void whoLeavesOrTakesTheConsentBackHasNothingLeft() {
    var house = new House();
    String asked = house.enrol(house.customer);
    String other = house.agreed();
    String withdrew = house.enrol(other);
    house.serviced(house.customer, 1);
    house.serviced(other, 1);

    var gone = showroom.post(house.officer, MEMBERS + "/" + asked + "/departure", "{}").is(200);
    house.consent(other, false);

    assertThat(gone.<String>at("$.leftBecause")).isEqualTo("ASKED");
    assertThat(gone.<List<String>>at("$.allowedActions")).isEmpty();
    var left = showroom.get(house.officer, MEMBERS + "/" + withdrew).is(200);
    assertThat(left.<String>at("$.leftBecause")).isEqualTo("CONSENT_WITHDRAWN");
    assertThat(house.balance(asked) + house.balance(withdrew)).isZero();
    house.redeem(asked, "CAR_WASH", 1).problem(409, "club.wrong-state");
    house.serviced(house.customer, 1);
    assertThat(house.balance(asked)).isZero();
  }

  @Test
  void membersWhoAreOnePersonSpendTogetherAndApartAfterAnUndo() {
    var house = new House();
    var manager = house.store.hire("sh");
    String other = house.agreed();
    String one = house.enrol(house.customer);
    String two = house.enrol(other);
    house.serviced(house.customer, 1);
    house.serviced(other, 1);
    String merge =
        showroom
            .post(
                manager,
                "/api/v1/crm/customers/" + house.customer + "/merge",
                "{\"duplicateId\":\"%s\"}".formatted(other))
            .is(201)
            .at("$.id");

    assertThat(house.balance(one)).isEqualTo(400);
    assertThat(house.balance(two)).isEqualTo(400);
    house.redeem(one, "CAR_WASH", 2).is(201);
    assertThat(house.balance(two)).isEqualTo(100);
    showroom.post(manager, "/api/v1/crm/merges/" + merge + "/undo", "{}").is(200);

    assertThat(house.balance(one) + house.balance(two)).isEqualTo(100);
  }

  @Test
  void whoIsErasedIsNoMemberAndOwnsNoPoints() {
    var house = new House();
    String member = house.enrol(house.customer);
    house.serviced(house.customer, 1);

    showroom
        .post(house.store.hire("pv"), "/api/v1/crm/customers/" + house.customer + "/erasure", "{}")
        .is(200);

    var gone = showroom.get(house.officer, MEMBERS + "/" + member).is(200);
    assertThat(gone.<String>at("$.leftBecause")).isEqualTo("ERASED");
    assertThat(house.balance(member)).isZero();
  }

  private static JobDay day(House house, LocalDate date) {
    return new JobDay(
        "crm.points-expiry",
        house.store.code(),
        date,
        date.atTime(0, 10).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
  }
}
