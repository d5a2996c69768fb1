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
class CareIT {
  private static final String CONTACTS = "/api/v1/crm/care-contacts";
  private static final String EVENTS = "/api/v1/crm/care-events";

  @Autowired Showroom showroom;
  @Autowired BusinessClock clock;

  /** A store with a customer whose car was delivered. */
  private final class House {
    final Showroom.Store store = showroom.store();
    final Login desk = store.hire("rc");
    final Login li = store.hire("sc");
    final Login agent = store.hire("ca");
    final Login manager = store.hire("sm");
    private final Showroom.Answer visit = store.walkIn(desk).is(201);
    final String customer = visit.at("$.customerId");
    final String lead = visit.at("$.leadId");
    final String order = "o-" + customer;
    final String named = "/api/v1/crm/customers/" + customer + "/personal-contact";

    void delivered() {
      store.sales(
          "vehicle-delivered",
          order,
          9,
          Map.of(
              "orderId",
              order,
              "leadId",
              lead,
              "customerId",
              customer,
              "consultantId",
              li.personId(),
              "deliveredAt",
              clock.instant().toString()));
      Showroom.await(() -> assertThat(states()).containsOnly("PLANNED").hasSize(3));
    }

    List<String> states() {
      return contacts().at("$.items[*].state");
    }

    Showroom.Answer contacts() {
      return showroom.get(manager, CONTACTS + "?sort=dueAt&customerId=" + customer).is(200);
    }

    Showroom.Answer make(Login who, String kind, String reference) {
      return showroom.post(
          who,
          CONTACTS,
          """
          {"customerId":"%s","kind":"%s","note":"欧阳 likes it",
           "evidence":{"kind":"CALL","reference":"%s"}}
          """
              .formatted(customer, kind, reference));
    }
  }

  @Test
  void whoBoughtACarHasAPersonalContactWhoCaresByACadence() {
    var house = new House();
    house.delivered();
    assertThat(showroom.get(house.manager, house.named).is(200).<String>at("$.personId"))
        .isEqualTo(house.li.personId());
    assertThat(house.contacts().<List<String>>at("$.items[*].kind"))
        .containsExactly("SETTLING_IN", "SEASON", "SERVICE_CARE");
    String first = house.contacts().at("$.items[0].id");

    var made =
        showroom
            .post(
                house.li,
                CONTACTS + "/" + first + "/completion",
                "{\"evidence\":{\"kind\":\"CALL\",\"reference\":\"call-%s\"}}".formatted(first))
            .is(200);

    assertThat(made.<Boolean>at("$.byPersonalContact")).isTrue();
    assertThat(made.<List<String>>at("$.allowedActions")).isEmpty();
    var told = showroom.events().await("io.forecourt.crm.care-contact-made.v1", first);
    EventContracts.assertValid(told);
    assertThat(told.data().path("orderId").asString()).isEqualTo(house.order);
    assertThat(told.data().path("agentId").asString()).isEqualTo(house.li.personId());
    assertThat(told.data().path("onTime").asBoolean()).isTrue();
    showroom
        .post(
            house.li,
            CONTACTS + "/" + first + "/completion",
            "{\"evidence\":{\"kind\":\"CALL\",\"reference\":\"another\"}}")
        .problem(409, "care-contact.wrong-state");
  }

  @Test
  void aContactThatCameByItselfMakesThePlannedOneAndItsRecordCountsOnce() {
    var house = new House();
    house.delivered();

    var made = house.make(house.agent, "SEASON", "call-s").is(201);

    assertThat(made.<String>at("$.orderId")).isEqualTo(house.order);
    assertThat(made.<Boolean>at("$.byPersonalContact")).isFalse();
    assertThat(made.<String>at("$.note")).isEqualTo("欧阳 likes it");
    house.make(house.agent, "FESTIVAL", "call-s").problem(409, "care.evidence-used");
    house.make(house.agent, "SMALL_TALK", "call-t").is(400);
    assertThat(house.make(house.agent, "FESTIVAL", "call-t").is(201).text())
        .doesNotContain("orderId");
    assertThat(house.states()).containsExactlyInAnyOrder("PLANNED", "MADE", "PLANNED", "MADE");
  }

  @Test
  void aRecordOfAnotherCustomerProvesNothing() {
    var house = new House();
    var visit = house.store.walkIn(house.desk).is(201);

    showroom
        .post(
            house.agent,
            CONTACTS,
            """
            {"customerId":"%s","kind":"FESTIVAL",
             "evidence":{"kind":"VISIT","reference":"%s"}}
            """
                .formatted(house.customer, visit.<String>at("$.number")))
        .problem(409, "follow-up.evidence-of-other");
  }

  @Test
  void othersCareForTheCustomersOfWhoLeftAndNobodyForAnUndoneSale() {
    var house = new House();
    house.delivered();
    var wang = house.store.hire("sc");

    house.store.leaves(house.li);

    Showroom.await(
        () -> {
          assertThat(showroom.get(house.manager, house.named).is(200).<String>at("$.personId"))
              .isEqualTo(wang.personId());
          assertThat(house.contacts().<List<String>>at("$.items[*].ownerId"))
              .containsOnly(wang.personId());
        });
    showroom
        .post(house.manager, house.named, "{\"personId\":\"%s\"}".formatted(house.agent.personId()))
        .is(201);
    assertThat(house.contacts().<List<String>>at("$.items[*].ownerId"))
        .containsOnly(house.agent.personId());
    showroom
        .post(house.manager, house.named, "{\"personId\":\"%s\"}".formatted(house.desk.personId()))
        .problem(409, "care.no-personal-contact");
    house.store.sales(
        "order-cancelled",
        house.order,
        10,
        Map.of("orderId", house.order, "leadId", house.lead, "customerId", house.customer));
    Showroom.await(() -> assertThat(house.states()).containsOnly("DROPPED"));
  }

  @Test
  void nobodyCaresForWhoIsErased() {
    var house = new House();
    house.make(house.agent, "FESTIVAL", "call-e").is(201);

    showroom
        .post(house.store.hire("pv"), "/api/v1/crm/customers/" + house.customer + "/erasure", "{}")
        .is(200);

    String id = house.contacts().at("$.items[0].id");
    var left = showroom.get(house.manager, CONTACTS + "/" + id).is(200);
    assertThat(left.text()).doesNotContain("欧阳");
  }

  @Test
  void anEventIsHeldWithItsGuestsAndWithinItsBudget() {
    var house = new House();
    String today = clock.today(ZoneId.of("Asia/Shanghai")).toString();
    var planned = event(house, "OWNERS", today).is(201);
    String path = EVENTS + "/" + planned.at("$.id");
    hold(house, path, "100.00").problem(409, "care-event.nobody-came");
    String guest = "{\"customerId\":\"%s\"}".formatted(house.customer);
    showroom.post(house.desk, path + "/attendances", guest).is(201);
    showroom
        .post(house.desk, path + "/attendances", guest)
        .problem(409, "care-event.attended-already");
    hold(house, path, "500.01").problem(409, "care-event.over-budget");

    var held = hold(house, path, "480.00").is(200);

    assertThat(held.<Integer>at("$.heads")).isEqualTo(1);
    assertThat(held.<List<String>>at("$.team"))
        .containsExactly(house.manager.personId(), house.agent.personId());
    var told = showroom.events().await("io.forecourt.crm.care-event-held.v1", planned.at("$.id"));
    EventContracts.assertValid(told);
    assertThat(told.data().path("club").asBoolean()).isFalse();
    showroom.post(house.desk, path + "/attendances", guest).problem(409, "care-event.wrong-state");
    assertThat(
            showroom
                .get(house.manager, path + "/attendances")
                .is(200)
                .<List<String>>at("$.items[*].customerId"))
        .containsExactly(house.customer);
  }

  @Test
  void anEventIsNotHeldBeforeItsDay() {
    var house = new House();
    LocalDate tomorrow = clock.today(ZoneId.of("Asia/Shanghai")).plusDays(1);
    String path = EVENTS + "/" + event(house, "CLUB", tomorrow.toString()).is(201).at("$.id");
    event(house, "CLUB", tomorrow.minusDays(2).toString()).is(400);
    event(house, "CIRCUS", tomorrow.toString()).is(400);

    hold(house, path, "1.00").problem(409, "care-event.not-yet");

    assertThat(
            showroom
                .post(house.manager, path + "/cancellation", "{}")
                .is(200)
                .<String>at("$.state"))
        .isEqualTo("CANCELLED");
  }

  private Showroom.Answer event(House house, String kind, String day) {
    return showroom.post(
        house.manager,
        EVENTS,
        """
        {"kind":"%s","theme":"winter drive","plan":"tea at eleven","plannedOn":"%s",
         "budget":{"amount":"500.00","currency":"CNY"},"team":["%s"]}
        """
            .formatted(kind, day, house.agent.personId()));
  }

  private Showroom.Answer hold(House house, String path, String cost) {
    return showroom.post(
        house.manager,
        path + "/holding",
        "{\"cost\":{\"amount\":\"%s\",\"currency\":\"CNY\"}}".formatted(cost));
  }
}
