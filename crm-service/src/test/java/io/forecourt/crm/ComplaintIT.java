package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.customer.application.PromotionPauses;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class ComplaintIT {
  private static final String COMPLAINTS = "/api/v1/crm/complaints";
  private static final String CALL = "{\"kind\":\"CALL\",\"reference\":\"call-17\"}";

  @Autowired Showroom showroom;
  @Autowired PromotionPauses pauses;

  @Test
  void aGrievanceIsSeenThroughFromTheFirstWordToTheCustomersLast() {
    var house = new House();
    var taken = house.complaint(house.agent, "SALES", "").is(201);
    String id = taken.at("$.id");
    String customer = taken.at("$.customerId");
    assertThat(taken.<String>at("$.ownerId")).isEqualTo(house.manager.personId());
    assertThat(taken.<String>at("$.coordinatorId")).isEqualTo(house.service.personId());
    assertThat(taken.<String>at("$.text")).isEqualTo("欧阳小明 waits for the car");
    assertThat(pauses.isPaused(customer)).isTrue();

    var inHand =
        house
            .post(house.manager, id, "answer", "{\"evidence\":" + CALL + ",\"note\":\"欧阳\"}")
            .is(200);
    assertThat(inHand.<String>at("$.state")).isEqualTo("IN_HAND");
    assertThat(inHand.at("$.dueAt", Instant::parse))
        .isEqualTo(taken.at("$.openedAt", Instant::parse).plus(Duration.ofHours(24)));
    assertThat(inHand.<List<String>>at("$.allowedActions"))
        .containsExactly("classification", "escalation", "solution", "tasks");

    String task =
        house
            .post(house.manager, id, "tasks", "{\"department\":\"SERVICE\",\"text\":\"look\"}")
            .is(200)
            .at("$.tasks[0].id");
    house.solution(house.manager, id, "300.00").problem(409, "complaint.tasks-open");
    house
        .post(house.director, id, "tasks/" + task + "/completion", "{\"result\":\"looked\"}")
        .is(200);
    assertThat(house.solution(house.manager, id, "300.00").is(200).<String>at("$.state"))
        .isEqualTo("RESOLVED");

    var closed = house.content(id).is(200);
    assertThat(closed.<String>at("$.state")).isEqualTo("CLOSED");
    assertThat(closed.<List<String>>at("$.contacts[*].purpose"))
        .containsExactly("FIRST_ANSWER", "CUSTOMER_CONTENT");
    assertThat(pauses.isPaused(customer)).isFalse();
    var told = showroom.events().await("io.forecourt.crm.complaint-closed.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.json()).doesNotContain("欧阳").contains("\"withinLimit\":true");
    assertThat(showroom.events().heard("forecourt.crm.complaint"))
        .filteredOn(heard -> heard.subject().equals(id))
        .allSatisfy(EventContracts::assertValid)
        .extracting(heard -> heard.type().replaceAll(".*complaint-(.*)\\.v1", "$1"))
        .containsExactly("opened", "task-assigned", "task-closed", "closed");
  }

  @Test
  void aCostAboveOnesAuthorityIsAskedForFirst() {
    var house = new House();
    String id = house.inHand("SALES");

    var waiting = house.solution(house.manager, id, "3000.00").is(200);
    assertThat(waiting.<String>at("$.state")).isEqualTo("IN_HAND");
    assertThat(waiting.<Boolean>at("$.solution.granted")).isFalse();
    String approval =
        showroom
            .get(house.service, "/api/v1/crm/approvals?waitingForMe=true&subjectId=" + id)
            .is(200)
            .at("$.items[0].id");
    house.approve(house.service, approval).problem(409, "approval.above-authority");
    showroom.post(house.service, "/api/v1/crm/approvals/" + approval + "/escalation", "").is(200);
    house.approve(house.director, approval).is(200);

    assertThat(house.show(id).<String>at("$.state")).isEqualTo("RESOLVED");
    assertThat(house.show(id).<Boolean>at("$.solution.granted")).isTrue();
  }

  @Test
  void whoIsNotContentHasItReopenedOneLevelHigher() {
    var house = new House();
    String id = house.inHand("SALES");
    house.solution(house.manager, id, "0.00").is(200);
    house
        .post(house.agent, id, "customer-answer", "{\"content\":true,\"evidence\":" + CALL + "}")
        .problem(400, "request.invalid");

    var reopened =
        house
            .post(
                house.agent, id, "customer-answer", "{\"content\":false,\"evidence\":" + CALL + "}")
            .is(200);

    assertThat(reopened.<String>at("$.state")).isEqualTo("REOPENED");
    assertThat(reopened.<Integer>at("$.level")).isEqualTo(1);
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.complaint-reopened.v1", id));
  }

  @Test
  void theSameGrievanceAgainIsLinkedAndTheSameSourceOpensNothing() {
    var house = new House();
    String mobile = Showroom.mobile();
    var first = house.complaint(house.agent, "SALES", mobile, "ticket-" + mobile).is(201);
    var again = house.complaint(house.agent, "SALES", mobile, "ticket-" + mobile).is(201);
    var linked = house.complaint(house.agent, "SALES", mobile, null).is(201);
    var other = house.complaint(house.agent, "INSURANCE", mobile, null).is(201);

    assertThat(again.<String>at("$.id")).isEqualTo(first.at("$.id"));
    assertThat(linked.<String>at("$.state")).isEqualTo("LINKED");
    assertThat(linked.<String>at("$.linkedTo")).isEqualTo(first.at("$.id"));
    assertThat(other.<String>at("$.state")).isEqualTo("OPEN");
    showroom.events().await("io.forecourt.crm.complaint-opened.v1", other.at("$.id"));
    assertThat(showroom.events().heardOf("io.forecourt.crm.complaint-opened.v1", linked.at("$.id")))
        .isEmpty();
  }

  @Test
  void aTicketOfAnotherStoreIsAnotherComplaint() {
    var here = new House();
    var there = new House();
    String mobile = Showroom.mobile();
    var first = here.complaint(here.agent, "SALES", mobile, "17").is(201);

    var second = there.complaint(there.agent, "SALES", Showroom.mobile(), "17").is(201);
    var sameCustomer = there.complaint(there.agent, "SALES", mobile, "18").is(201);

    assertThat(second.<String>at("$.id")).isNotEqualTo(first.at("$.id"));
    assertThat(second.<String>at("$.store")).isEqualTo(there.store.code());
    assertThat(sameCustomer.<String>at("$.customerId")).isEqualTo(first.at("$.customerId"));
    assertThat(sameCustomer.<String>at("$.store")).isEqualTo(there.store.code());
  }

  @Test
  void aTicketOfAnotherCustomerShowsNobodyItsComplaint() {
    var house = new House();
    String mobile = Showroom.mobile();
    house.complaint(house.agent, "SALES", mobile, "17").is(201);

    var refused = house.complaint(house.agent, "SALES", Showroom.mobile(), "17");
    var outOfSight = house.complaint(house.store.hire("rc"), "SALES", mobile, "17");

    refused.problem(409, "complaint.source-taken");
    outOfSight.problem(409, "complaint.source-taken");
  }

  @Test
  void oneTicketAtOnceIsOneComplaint() throws Exception {
    var house = new House();
    String mobile = Showroom.mobile();
    house.store.walkIn(house.store.hire("rc"), mobile).is(201);
    List<Showroom.Answer> same =
        atOnce(
            () -> house.complaint(house.agent, "SALES", mobile, "17"),
            () -> house.complaint(house.agent, "SALES", mobile, "17"));
    List<Showroom.Answer> different =
        atOnce(
            () -> house.complaint(house.agent, "SALES", Showroom.mobile(), "18"),
            () -> house.complaint(house.agent, "SALES", Showroom.mobile(), "18"));

    assertThat(same).extracting(Showroom.Answer::status).containsExactly(201, 201);
    assertThat(same.getFirst().<String>at("$.id")).isEqualTo(same.getLast().at("$.id"));
    assertThat(different).extracting(Showroom.Answer::status).containsExactlyInAnyOrder(201, 409);
  }

  @Test
  void aRequestSpeaksForNoSurveyAndNoFollowUp() {
    var house = new House();

    for (String channel : List.of("SURVEY", "FOLLOW_UP")) {
      showroom
          .post(
              house.agent,
              COMPLAINTS,
              """
              {"person":{"name":"欧阳小明","mobile":"%s"},"kind":"SALES","channel":"%s","text":"late"}
              """
                  .formatted(Showroom.mobile(), channel))
          .refusedFor("complaint.channel-of-the-house");
    }
  }

  private static List<Showroom.Answer> atOnce(
      Callable<Showroom.Answer> one, Callable<Showroom.Answer> other) throws Exception {
    List<Showroom.Answer> answers = new ArrayList<>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : people.invokeAll(List.of(one, other))) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  @Test
  void dangerGoesToTheGeneralManagerAtOnce() {
    var house = new House();
    var gm = house.store.hire("gm");

    var taken =
        showroom
            .post(
                house.agent,
                COMPLAINTS,
                """
                {"person":{"name":"欧阳小明","mobile":"%s"},"kind":"SERVICE","channel":"PHONE",
                 "text":"the brakes failed","safety":true}
                """
                    .formatted(Showroom.mobile()))
            .is(201);

    assertThat(taken.<String>at("$.state")).isEqualTo("ESCALATED");
    assertThat(taken.<Integer>at("$.level")).isEqualTo(3);
    assertThat(taken.<String>at("$.ownerId")).isEqualTo(gm.personId());
    var told = showroom.events().await("io.forecourt.crm.complaint-escalated.v1", taken.at("$.id"));
    EventContracts.assertValid(told);
    assertThat(told.data().path("reasonCode").asString()).isEqualTo("CRITICAL");
    assertThat(told.data().path("safety").asBoolean()).isTrue();
  }

  @Test
  void whoLeavesHandsTheComplaintToTheSuperior() {
    var house = new House();
    var head = house.store.hire("sd");
    Login leaver = house.hireUnder("sh", head);
    String id = house.inHand("SALES");
    house.post(house.manager, id, "tasks", "{\"department\":\"SHOWROOM\",\"text\":\"x\"}").is(200);

    house.leaves(leaver, head);

    Showroom.await(
        () ->
            assertThat(house.show(id).<String>at("$.tasks[0].ownerId")).isEqualTo(head.personId()));
  }

  @Test
  void anUnsatisfiedAnswerToACallOpensAComplaint() {
    var house = new House();
    var visit = house.store.walkIn(house.store.hire("rc")).is(201);
    String order = "o-" + visit.at("$.id");
    house.store.sales(
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
            "deliveredAt",
            "2026-11-21T08:00:00Z"));
    String calls = "/api/v1/crm/follow-ups?kind=THREE_DAY_CALL&orderId=" + order;
    Showroom.await(
        () ->
            assertThat(showroom.get(house.agent, calls).<List<String>>at("$.items[*].id"))
                .hasSize(1));
    String call = showroom.get(house.agent, calls).at("$.items[0].id");

    showroom
        .post(
            house.agent,
            "/api/v1/crm/follow-ups/" + call + "/contact",
            "{\"outcome\":\"REACHED_UNSATISFIED\",\"evidence\":" + CALL + "}")
        .is(200);

    var found =
        showroom.get(house.agent, COMPLAINTS + "?customerId=" + visit.at("$.customerId")).is(200);
    assertThat(found.<List<String>>at("$.items[*].channel")).containsExactly("FOLLOW_UP");
    assertThat(found.<List<String>>at("$.items[*].orderId")).containsExactly(order);
  }

  @Test
  void aKeyAccountHasItsManagerAndHalfTheTime() {
    var house = new House();
    var manager = house.store.hire("ka");
    String mobile = Showroom.mobile();
    String customer = house.store.walkIn(house.store.hire("rc"), mobile).is(201).at("$.customerId");
    showroom
        .post(
            manager,
            "/api/v1/crm/key-accounts",
            "{\"customerId\":\"%s\",\"managerId\":\"%s\"}".formatted(customer, manager.personId()))
        .is(201);

    String id = house.complaint(house.agent, "SALES", mobile, null).is(201).at("$.id");
    var inHand = house.post(manager, id, "answer", "{\"evidence\":" + CALL + "}").is(200);

    assertThat(inHand.<String>at("$.ownerId")).isEqualTo(manager.personId());
    assertThat(inHand.<Boolean>at("$.keyAccount")).isTrue();
    assertThat(inHand.at("$.dueAt", Instant::parse))
        .isEqualTo(inHand.at("$.openedAt", Instant::parse).plus(Duration.ofHours(12)));
  }

  @Test
  void anErasedCustomerLeavesNothingToHandle() {
    var house = new House();
    var officer = house.store.hire("pv");
    var taken = house.complaint(house.agent, "SALES", "").is(201);

    showroom
        .post(officer, "/api/v1/crm/customers/" + taken.at("$.customerId") + "/erasure", "{}")
        .is(200);

    var dropped = house.show(taken.at("$.id"));
    assertThat(dropped.<String>at("$.state")).isEqualTo("DROPPED");
    assertThat(dropped.text()).doesNotContain("欧阳");
    assertThat(pauses.isPaused(taken.at("$.customerId"))).isFalse();
  }

  @Test
  void theCauseOfAClosedComplaintIsWorkedOnUntilItIsGone() {
    var house = new House();
    house.close();
    house.close();
    String causes = "/api/v1/crm/improvements?causeCode=DELIVERY_DELAY";
    var found = showroom.get(house.manager, causes).is(200);
    assertThat(found.<List<Integer>>at("$.items[*].complaints")).containsExactly(2);
    String path = "/api/v1/crm/improvements/" + found.at("$.items[0].id");

    showroom
        .post(
            house.manager,
            path + "/measure",
            "{\"measure\":\"ask the yard first\",\"dueAt\":\"2027-02-01T00:00:00Z\"}")
        .is(200);
    showroom.post(house.manager, path + "/check", "{\"works\":true}").is(409);
    var checked = showroom.post(house.service, path + "/check", "{\"works\":true}").is(200);

    assertThat(checked.<String>at("$.state")).isEqualTo("CLOSED");
    assertThat(checked.<String>at("$.measure")).isEqualTo("ask the yard first");
    var rate =
        showroom
            .get(house.service, COMPLAINTS + "/closing-rate?from=2026-11-01&to=2026-12-31")
            .is(200);
    assertThat(rate.<Integer>at("$.opened")).isEqualTo(2);
    assertThat(rate.<String>at("$.share")).isEqualTo("100.0");
  }

  /** A store with everybody whom complaints need. */
  private final class House {
    final Showroom.Store store = showroom.store();
    final Login agent = store.hire("ca");
    final Login manager = store.hire("sm");
    final Login service = store.hire("cs");
    final Login director = store.hire("sv");

    Showroom.Answer complaint(Login by, String kind, String mobile) {
      return complaint(by, kind, mobile.isEmpty() ? Showroom.mobile() : mobile, null);
    }

    Showroom.Answer complaint(Login by, String kind, String mobile, @Nullable String source) {
      String sourceId = source == null ? "" : "\"sourceId\":\"" + source + "\",";
      return showroom.post(
          by,
          COMPLAINTS,
          """
          {"person":{"name":"欧阳小明","mobile":"%s"},"kind":"%s","channel":"PHONE",%s
           "text":"欧阳小明 waits for the car"}
          """
              .formatted(mobile, kind, sourceId));
    }

    String inHand(String kind) {
      String id = complaint(agent, kind, "").is(201).at("$.id");
      post(manager, id, "answer", "{\"evidence\":" + CALL + "}").is(200);
      return id;
    }

    void close() {
      String id = inHand("SALES");
      solution(manager, id, "0.00").is(200);
      content(id).is(200);
    }

    Showroom.Answer content(String id) {
      return post(
          agent,
          id,
          "customer-answer",
          "{\"content\":true,\"causeCode\":\"DELIVERY_DELAY\",\"evidence\":" + CALL + "}");
    }

    Showroom.Answer solution(Login by, String id, String cost) {
      return post(
          by,
          id,
          "solution",
          "{\"text\":\"a free service\",\"cost\":{\"amount\":\"%s\",\"currency\":\"CNY\"}}"
              .formatted(cost));
    }

    Showroom.Answer approve(Login by, String approval) {
      return showroom.post(
          by, "/api/v1/crm/approvals/" + approval + "/decision", "{\"decision\":\"APPROVED\"}");
    }

    Showroom.Answer post(Login by, String id, String what, String body) {
      return showroom.post(by, COMPLAINTS + "/" + id + "/" + what, body);
    }

    Showroom.Answer show(String id) {
      return showroom.get(service, COMPLAINTS + "/" + id).is(200);
    }

    Login hireUnder(String role, Login head) {
      String person = role + "-" + Ids.next();
      tell("hired", 1, person, role, head, "ACTIVE");
      Showroom.await(
          () ->
              assertThat(showroom.count("SELECT COUNT(*) FROM staff WHERE person_id = ?", person))
                  .isEqualTo(1));
      return store.login(person, role);
    }

    void leaves(Login person, Login head) {
      tell("left", 2, person.personId(), person.roles().getFirst(), head, "LEFT");
    }

    private void tell(
        String what, long sequence, String person, String role, Login head, String status) {
      Map<String, Object> employee = new HashMap<>();
      employee.put("personId", person);
      employee.put("storeCode", store.code());
      employee.put("stores", List.of(store.code()));
      employee.put("roles", List.of(role));
      employee.put("postId", "POST-" + role);
      employee.put("headId", head.personId());
      employee.put("status", status);
      showroom
          .events()
          .tell(
              TestEvents.event(
                      "io.forecourt.hr.employee-" + what + ".v1", person, sequence, employee)
                  .inStore(store.code()));
    }
  }
}
