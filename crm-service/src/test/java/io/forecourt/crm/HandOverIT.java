package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers whose consultant is not there any more. */
@ForecourtTest
@Import(Showroom.class)
class HandOverIT {

  @Autowired Showroom showroom;
  @Autowired JdbcClient jdbc;
  @Autowired BusinessClock clock;

  /** A customer who bought from a consultant: no lead is open any more. */
  private final class Sold {
    final Showroom.Store store = showroom.store();
    final Login consultant = store.hire("sc");
    final Login colleague = store.hire("sc");
    final Login manager = store.hire("sh");
    final String customer;

    Sold() {
      store.onShift(consultant);
      var visit = store.walkIn(store.hire("rc")).is(201);
      customer = visit.at("$.customerId");
      jdbc.sql("UPDATE sales_lead SET state = 'WON' WHERE customer_id = ?")
          .param(customer)
          .update();
      assertThat(ownerOf()).isEqualTo(consultant.personId());
    }

    String ownerOf() {
      return jdbc.sql("SELECT owner_id FROM customer_bond WHERE customer_id = ?")
          .param(customer)
          .query(String.class)
          .single();
    }

    String listed(String cause) {
      String list = "/api/v1/crm/hand-overs?state=OPEN";
      Showroom.await(
          () ->
              assertThat(showroom.get(manager, list).is(200).<List<String>>at("$.items[*].cause"))
                  .containsExactly(cause));
      return showroom.get(manager, list).is(200).at("$.items[0].id");
    }

    void fires(String kind, String id) {
      jdbc.sql("UPDATE deadline SET due_at = ? WHERE kind = ? AND subject = ? AND state = 'OPEN'")
          .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .param(kind)
          .param(id)
          .update();
    }
  }

  @Test
  void aSoldCustomerOfALeaverIsListedAndGivenToAColleague() {
    var sold = new Sold();

    sold.store.leaves(sold.consultant);

    String id = sold.listed("LEFT");
    var open = showroom.get(sold.manager, "/api/v1/crm/hand-overs/" + id).is(200);
    assertThat(open.<List<String>>at("$.allowedActions")).containsExactly("assignment");
    assign(sold, id, sold.consultant).is(409);
    var done = assign(sold, id, sold.colleague).is(200);
    assertThat(done.<String>at("$.state")).isEqualTo("DONE");
    assertThat(sold.ownerOf()).isEqualTo(sold.colleague.personId());
    var event = showroom.events().await("io.forecourt.crm.customer-handed-over.v1", sold.customer);
    EventContracts.assertValid(event);
    assertThat(event.data().path("causeCode").asString()).isEqualTo("LEFT");
    assign(sold, id, sold.colleague).is(409);
  }

  @Test
  void withoutADecisionTheRuleDecidesAtTheEndOfTheNextWorkingDay() {
    var sold = new Sold();
    sold.store.leaves(sold.consultant);
    String id = sold.listed("LEFT");

    sold.fires("hand-over.due", id);

    Showroom.await(() -> assertThat(sold.ownerOf()).isEqualTo(sold.colleague.personId()));
  }

  @Test
  void whoIsOnLeaveServesAgainAfterwards() {
    var sold = new Sold();
    String leave = Ids.next();
    LocalDate from = clock.today(ZoneOffset.UTC).plusDays(1);
    showroom
        .events()
        .tell(
            TestEvents.event(
                    "io.forecourt.hr.leave-approved.v1",
                    leave,
                    1,
                    Map.of(
                        "leaveId", leave,
                        "personId", sold.consultant.personId(),
                        "from", from.toString(),
                        "to", from.plusDays(4).toString()))
                .inStore(sold.store.code()));
    String id = sold.listed("ON_LEAVE");
    assign(sold, id, sold.colleague).is(200);
    assertThat(sold.ownerOf()).isEqualTo(sold.colleague.personId());
    assertThat(
            jdbc.sql("SELECT due_at FROM deadline WHERE kind = 'hand-over.return' AND subject = ?")
                .param(id)
                .query(LocalDateTime.class)
                .single()
                .toInstant(ZoneOffset.UTC))
        .isEqualTo(Instant.parse(from.plusDays(4) + "T16:00:00Z"));

    sold.fires("hand-over.return", id);

    Showroom.await(() -> assertThat(sold.ownerOf()).isEqualTo(sold.consultant.personId()));
  }

  @Test
  void whoMovesButSellsOnInTheStoreKeepsTheCustomers() {
    var sold = new Sold();
    var other = showroom.store();

    moved(sold, List.of(sold.store.code(), other.code()), 2);
    moved(sold, List.of(other.code()), 3);

    String id = sold.listed("MOVED");
    assertThat(
            showroom
                .get(sold.manager, "/api/v1/crm/hand-overs/" + id)
                .is(200)
                .<String>at("$.customerId"))
        .isEqualTo(sold.customer);
  }

  private void moved(Sold sold, List<String> stores, long sequence) {
    String person = sold.consultant.personId();
    showroom
        .events()
        .tell(
            TestEvents.event(
                    "io.forecourt.hr.position-changed.v1",
                    person,
                    sequence,
                    Map.of(
                        "personId",
                        person,
                        "storeCode",
                        stores.getFirst(),
                        "stores",
                        stores,
                        "roles",
                        List.of("sc"),
                        "postId",
                        "POST-SC",
                        "status",
                        "ACTIVE"))
                .inStore(stores.getFirst()));
  }

  private Showroom.Answer assign(Sold sold, String id, Login to) {
    return showroom.post(
        sold.manager,
        "/api/v1/crm/hand-overs/" + id + "/assignment",
        "{\"consultantId\":\"%s\"}".formatted(to.personId()));
  }
}
