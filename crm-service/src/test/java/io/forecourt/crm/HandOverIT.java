package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
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
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Autowired Showroom showroom;
  @Autowired JdbcClient jdbc;
  @Autowired BusinessClock clock;

  /** A customer who bought from a consultant: no lead is open any more. */
  private final class Sold {
    final Showroom.Store store = showroom.store();
    final Login consultant = store.hire("sc");
    final Login colleague = store.hire("sc");
    final Login manager = store.hire("sh");
    final String mobile = Showroom.mobile();
    final String customer;

    Sold() {
      store.onShift(consultant);
      var visit = store.walkIn(store.hire("rc"), mobile).is(201);
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
      Showroom.await(
          () ->
              assertThat(
                      jdbc.sql(
                              "UPDATE deadline SET due_at = ? WHERE kind = ? AND subject = ?"
                                  + " AND state = 'OPEN'")
                          .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                          .param(kind)
                          .param(id)
                          .update())
                  .isEqualTo(1));
    }

    /** A leave of so many days that begins tomorrow is approved; answers its id. */
    String leaveFromTomorrow(Login person, int days) {
      String leave = Ids.next();
      LocalDate from = clock.today(SHANGHAI).plusDays(1);
      showroom
          .events()
          .tell(
              TestEvents.event(
                      "io.forecourt.hr.leave-approved.v1",
                      leave,
                      1,
                      Map.of(
                          "leaveId", leave,
                          "personId", person.personId(),
                          "from", from.toString(),
                          "to", from.plusDays(days - 1L).toString()))
                  .inStore(store.code()));
      return leave;
    }

    /** The consultant is on leave, and the colleague serves the customer; answers the hand-over. */
    String deputised() {
      fires("leave.begins", leaveFromTomorrow(consultant, 5));
      String id = listed("ON_LEAVE");
      assign(this, id, colleague).is(200);
      assertThat(ownerOf()).isEqualTo(colleague.personId());
      return id;
    }

    int returns(String id) {
      return showroom.count(
          "SELECT COUNT(*) FROM deadline WHERE kind = 'hand-over.return' AND subject = ?"
              + " AND state = 'OPEN'",
          id);
    }

    String stateOf(String id) {
      return showroom.get(manager, "/api/v1/crm/hand-overs/" + id).is(200).at("$.state");
    }

    int open() {
      return showroom
          .get(manager, "/api/v1/crm/hand-overs?state=OPEN")
          .is(200)
          .<List<String>>at("$.items[*].id")
          .size();
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
    String id = sold.deputised();
    LocalDate back = clock.today(SHANGHAI).plusDays(6);
    assertThat(
            jdbc.sql("SELECT due_at FROM deadline WHERE kind = 'hand-over.return' AND subject = ?")
                .param(id)
                .query(LocalDateTime.class)
                .single()
                .toInstant(ZoneOffset.UTC))
        .isEqualTo(back.atStartOfDay(SHANGHAI).toInstant());

    sold.fires("hand-over.return", id);

    Showroom.await(() -> assertThat(sold.ownerOf()).isEqualTo(sold.consultant.personId()));
  }

  @Test
  void whoLeavesDuringALeaveGetsNobodyBack() {
    var sold = new Sold();
    String id = sold.deputised();

    sold.store.leaves(sold.consultant);
    sold.store.leaves(sold.consultant);

    Showroom.await(() -> assertThat(sold.returns(id)).isZero());
    assertThat(sold.stateOf(id)).isEqualTo("DONE");
    assertThat(sold.ownerOf()).isEqualTo(sold.colleague.personId());
    assertThat(sold.open()).isZero();
  }

  @Test
  void aCustomerWhoWaitsDuringALeaveWaitsForGoodWhenTheConsultantLeaves() {
    var sold = new Sold();
    sold.fires("leave.begins", sold.leaveFromTomorrow(sold.consultant, 5));
    String id = sold.listed("ON_LEAVE");

    sold.store.leaves(sold.consultant);

    assertThat(sold.listed("LEFT")).isEqualTo(id);
    assertThat(sold.returns(id)).isZero();
  }

  @Test
  void aLeaveThatIsToldAfterTheConsultantLeftListsNobodyAgain() {
    var sold = new Sold();
    sold.store.leaves(sold.consultant);
    String id = sold.listed("LEFT");

    sold.fires("leave.begins", sold.leaveFromTomorrow(sold.consultant, 5));

    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM deadline d JOIN approved_leave l ON l.id = d.subject"
                            + " WHERE d.kind = 'leave.begins' AND d.state <> 'OPEN'"
                            + " AND l.person_id = ?",
                        sold.consultant.personId()))
                .isEqualTo(1));
    assertThat(sold.listed("LEFT")).isEqualTo(id);
    assertThat(sold.returns(id)).isZero();
  }

  @Test
  void whoeverIsAwayAgainServesAfterTheSecondLeave() {
    var sold = new Sold();
    String id = sold.deputised();
    sold.store.onLeave(sold.consultant, 9);

    sold.fires("hand-over.return", id);

    LocalDate back = clock.today(SHANGHAI).plusDays(9);
    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(sold.manager, "/api/v1/crm/hand-overs/" + id)
                        .is(200)
                        .<String>at("$.returnsAt"))
                .isEqualTo(back.atStartOfDay(SHANGHAI).toInstant().toString()));
    assertThat(sold.ownerOf()).isEqualTo(sold.colleague.personId());
    assertThat(sold.returns(id)).isEqualTo(1);
  }

  @Test
  void aCustomerWhoCameAfterTheApprovalIsListedOnTheFirstDay() {
    var sold = new Sold();
    String leave = sold.leaveFromTomorrow(sold.consultant, 5);
    Showroom.await(
        () ->
            assertThat(showroom.count("SELECT COUNT(*) FROM approved_leave WHERE id = ?", leave))
                .isEqualTo(1));
    assertThat(sold.open()).isZero();
    String later = sold.store.walkIn(sold.store.hire("rc")).is(201).at("$.customerId");

    sold.fires("leave.begins", leave);

    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(sold.manager, "/api/v1/crm/hand-overs?state=OPEN")
                        .is(200)
                        .<List<String>>at("$.items[*].customerId"))
                .containsExactlyInAnyOrder(sold.customer, later));
  }

  @Test
  void aShortLeaveHandsNobodyOverAsItDoesWithLeads() {
    var sold = new Sold();
    String leave = sold.leaveFromTomorrow(sold.consultant, 2);

    sold.fires("leave.begins", leave);

    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM deadline WHERE kind = 'leave.begins'"
                            + " AND subject = ? AND state <> 'OPEN'",
                        leave))
                .isEqualTo(1));
    assertThat(sold.open()).isZero();
    assertThat(sold.ownerOf()).isEqualTo(sold.consultant.personId());
  }

  @Test
  void whoSellsToTheCustomerMeanwhileKeepsTheCustomer() {
    var sold = new Sold();
    String id = sold.deputised();
    String lead =
        showroom
            .post(
                sold.colleague,
                "/api/v1/crm/leads",
                "{\"name\":\"欧阳小明\",\"mobile\":\"%s\",\"source\":\"FRIENDS\"}"
                    .formatted(sold.mobile))
            .is(201)
            .at("$.id");
    assertThat(sold.returns(id)).isZero();

    jdbc.sql("UPDATE sales_lead SET state = 'WON' WHERE id = ?").param(lead).update();

    showroom.get(sold.colleague, "/api/v1/crm/customers/" + sold.customer).is(200);
    assertThat(sold.stateOf(id)).isEqualTo("DONE");
    assertThat(sold.ownerOf()).isEqualTo(sold.colleague.personId());
  }

  @Test
  void aDeputyWhoLeavesLetsTheCustomerWaitAgainUntilTheReturn() {
    var sold = new Sold();
    String id = sold.deputised();

    sold.store.leaves(sold.colleague);
    sold.store.leaves(sold.colleague);

    assertThat(sold.listed("ON_LEAVE")).isEqualTo(id);
    sold.fires("hand-over.return", id);
    Showroom.await(() -> assertThat(sold.stateOf(id)).isEqualTo("RETURNED"));
    assertThat(sold.ownerOf()).isEqualTo(sold.consultant.personId());
  }

  @Test
  void nobodyOnLeaveIsGivenACustomerByNameOrByRule() {
    var sold = new Sold();
    var present = sold.store.hire("sc");
    sold.store.onLeave(sold.colleague, 1);
    sold.store.leaves(sold.consultant);
    String id = sold.listed("LEFT");

    assign(sold, id, sold.colleague).problem(409, "lead.consultant-on-leave");
    sold.fires("hand-over.due", id);

    Showroom.await(() -> assertThat(sold.ownerOf()).isEqualTo(present.personId()));
  }

  @Test
  void thePersonalContactAndTheCareGoAlongAndComeBack() {
    var sold = new Sold();
    String named = "/api/v1/crm/customers/" + sold.customer + "/personal-contact";
    showroom
        .post(sold.manager, named, "{\"personId\":\"%s\"}".formatted(sold.consultant.personId()))
        .is(201);

    String id = sold.deputised();

    assertThat(personalContact(sold, named)).isEqualTo(sold.colleague.personId());
    sold.fires("hand-over.return", id);
    Showroom.await(
        () -> assertThat(personalContact(sold, named)).isEqualTo(sold.consultant.personId()));
  }

  private String personalContact(Sold sold, String path) {
    return showroom.get(sold.manager, path).is(200).at("$.personId");
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
