package io.forecourt.local.drill;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.BusinessTime;
import io.forecourt.local.journey.Purchase;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Trouble;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Has a person noted in every way in which the dealership notes people: at the desk, on the phone,
 * by other systems, on lists, on papers, in the words that the staff write.
 */
final class Footprints {
  private static final Store STORE = Store.EAST;
  private static final String PBX = "pbx";
  private static final Duration LIST_READ = Duration.ofSeconds(60);

  private final Dealership dealership;
  private final People people;
  private final BusinessTime time;
  private final String senderSecret;

  Footprints(Dealership dealership, People people, BusinessTime time, String senderSecret) {
    this.dealership = dealership;
    this.people = people;
    this.time = time;
    this.senderSecret = senderSecret;
  }

  /** Somebody whom nobody knows: not even the last four digits are anybody's. */
  Stranger stranger() {
    while (true) {
      Stranger stranger = Stranger.fresh();
      JsonNode known =
          people
              .must(
                  Role.RC,
                  "",
                  "GET",
                  "/api/v1/crm/customers?phoneLast4=" + stranger.lastFour(),
                  null)
              .body();
      if (known.path("items").isEmpty()) {
        return stranger;
      }
    }
  }

  /** Calls before anybody knows the number: the record of the call has an owner only later. */
  void callsUnknown(Stranger stranger) {
    Answer call =
        dealership.internal(
            "crm",
            "POST",
            "/internal/simulated-calls",
            Map.of(
                "direction",
                "IN",
                "number",
                stranger.mobile(),
                "extension",
                "8099",
                "talkSeconds",
                40,
                "startedAt",
                time.now().minusSeconds(90).toString()));
    good("a simulated call", call);
  }

  /** Comes in and is interested, and buys nothing. */
  Answer walksIn(Stranger stranger) {
    return people.must(
        Role.RC,
        "",
        "POST",
        "/api/v1/crm/visits",
        Map.of(
            "kind",
            "WALK_IN",
            "name",
            stranger.name(),
            "mobile",
            stranger.mobile(),
            "party",
            1,
            "source",
            "WALK_IN",
            "purpose",
            "BUY",
            "modelCode",
            "COMPASS-15T",
            "note",
            stranger.wish()));
  }

  /** Comes in, buys a car and drives it away. */
  String buys(Stranger stranger, Terminal terminal) {
    return Purchase.by(dealership, terminal, STORE, stranger.name(), stranger.mobile());
  }

  /** What is asked of everybody: the file is filled, shared, copied, searched for. */
  void isNoted(String customer, Stranger stranger) {
    String path = "/api/v1/crm/customers/" + customer;
    patch(
        path,
        Map.of(
            "idNumber", stranger.idNumber(),
            "plate", stranger.plate(),
            "email", stranger.email(),
            "need", stranger.wish(),
            "presentCar", "car of " + stranger.name(),
            "address", stranger.address()));
    people.must(
        Role.RC,
        "",
        "POST",
        path + "/vehicles",
        Map.of("plate", stranger.plate(), "description", stranger.wish()));
    for (String purpose : List.of("MARKETING_SMS", "SURVEY")) {
      people.must(
          Role.CS,
          "",
          "POST",
          path + "/consents",
          Map.of("purpose", purpose, "given", true, "noticeVersion", "2026-1", "channel", "STORE"));
    }
    people.must(
        Role.CS,
        "",
        "POST",
        "/api/v1/crm/messages",
        Map.of(
            "customerId",
            customer,
            "template",
            "marketing.offer",
            "purpose",
            "MARKETING_SMS",
            "parameters",
            Map.of("offer", stranger.wish())));
    people.must(
        Role.FN,
        "",
        "POST",
        path + "/disclosures",
        Map.of("purpose", "SALE_CONTRACT", "fields", List.of("name", "mobile", "idNumber")));
    people.must(Role.PV, "", "POST", path + "/exports", Map.of());
    for (String search :
        List.of(
            "mobile=" + stranger.mobile(),
            "phoneLast4=" + stranger.lastFour(),
            "name=" + inAddress(stranger.name()),
            "plate=" + inAddress(stranger.plate()),
            "mobile=" + stranger.mobile() + "&nonsense=1")) {
      people.as(Role.RC, "GET", "/api/v1/crm/customers?" + search, null);
    }
  }

  /** Everything that is written about somebody who has reasons to talk to the dealership. */
  void talks(String customer, Stranger stranger) {
    people.must(
        Role.RC,
        "",
        "POST",
        "/api/v1/crm/calls",
        Map.of(
            "direction",
            "INBOUND",
            "topic",
            "OTHER",
            "ringCount",
            2,
            "answered",
            true,
            "companyNamed",
            true,
            "customerId",
            customer,
            "note",
            stranger.wish()));
    people.must(
        Role.CA,
        "",
        "POST",
        "/api/v1/crm/enquiries",
        Map.of(
            "customerId",
            customer,
            "kind",
            "PRODUCT",
            "channel",
            "PHONE",
            "question",
            stranger.wish()));
    people.must(
        Role.CA,
        "",
        "POST",
        "/api/v1/crm/care-contacts",
        Map.of(
            "customerId",
            customer,
            "kind",
            "OTHER",
            "evidence",
            Map.of("kind", "CALL", "reference", "CARE-" + customer.substring(24)),
            "note",
            stranger.wish()));
    writesInMessenger(stranger);
    people.must(
        Role.CA,
        "",
        "POST",
        "/api/v1/crm/complaints",
        Map.of(
            "customerId", customer, "kind", "SALES", "channel", "PHONE", "text", stranger.wish()));
  }

  /** Comes once more, by other ways: a lead of the web, one of a list, and one that is refused. */
  void comesAgain(Stranger stranger) {
    people.must(
        Role.RC,
        "",
        "POST",
        "/api/v1/crm/leads",
        Map.of("name", stranger.name(), "mobile", stranger.mobile(), "source", "WEB"));
    people.as(
        Role.RC,
        "POST",
        "/api/v1/crm/leads",
        Map.of("name", stranger.name(), "mobile", stranger.mobile() + "9", "source", "WEB"));
    standsOnAList(stranger);
  }

  /**
   * Somebody makes the contact that is owed, and writes down what was said.
   *
   * @param role whoever owes it has this one
   * @param which narrows the list of what is owed
   */
  void isCalledBack(Role role, String which, String customer, Stranger stranger) {
    JsonNode owed =
        people
            .must(
                Role.SM,
                "",
                "GET",
                "/api/v1/crm/follow-ups?state=OPEN&limit=1&customerId=" + customer + which,
                null)
            .body()
            .path("items")
            .path(0);
    if (owed.isMissingNode()) {
      throw new Trouble("nobody owes a contact to customer " + customer);
    }
    people.must(
        role,
        owed.path("ownerId").asString(""),
        "POST",
        "/api/v1/crm/follow-ups/" + owed.path("id").asString("") + "/contact",
        Map.of(
            "outcome",
            "REACHED",
            "evidence",
            Map.of("kind", "CALL", "reference", "CALL-" + customer.substring(24)),
            "note",
            stranger.wish()));
  }

  /** A scan of a paper lies in the file. */
  String leavesAPaper(String customer, Stranger stranger) {
    Answer stored =
        dealership.upload(
            Role.RC,
            STORE,
            "/api/v1/crm/files?kind=CUSTOMER_DOCUMENT&personId=" + customer,
            stranger.name() + ".pdf",
            stranger.paper().getBytes(StandardCharsets.UTF_8));
    good("the upload of a paper", stored);
    return stored.text("id");
  }

  private void writesInMessenger(Stranger stranger) {
    Answer message =
        dealership.signed(
            PBX,
            senderSecret,
            "/api/v1/crm/wecom/messages",
            Map.of(
                "messageId",
                "drill-" + UUID.randomUUID(),
                "direction",
                "IN",
                "account",
                "drill",
                "contactAccount",
                stranger.account(),
                "mobile",
                stranger.mobile(),
                "sentAt",
                time.now().minusSeconds(30).toString()));
    good("a message of the messenger", message);
  }

  private void standsOnAList(Stranger stranger) {
    Answer list =
        dealership.upload(
            Role.MK,
            STORE,
            "/api/v1/crm/files?kind=LEAD_IMPORT",
            "leads.csv",
            stranger.list().getBytes(StandardCharsets.UTF_8));
    good("the upload of a list", list);
    Answer started =
        people.must(
            Role.MK,
            "",
            "POST",
            "/api/v1/crm/lead-imports",
            Map.of(
                "fileId",
                list.text("id"),
                "dryRun",
                false,
                "mapping",
                Map.of("name", "姓名", "mobile", "手机号", "source", "来源", "reference", "线索编号")));
    String operation = "/api/v1/crm/operations/" + started.text("id");
    long limit = System.nanoTime() + LIST_READ.toNanos();
    String state = "";
    while (!state.equals("SUCCEEDED")) {
      if (state.equals("FAILED") || System.nanoTime() > limit) {
        throw new Trouble("the list was not taken in: " + operation + " is " + state);
      }
      Pause.millis(200);
      state = people.must(Role.MK, "", "GET", operation, null).text("state");
    }
  }

  private void patch(String path, Map<String, Object> body) {
    Answer shown = people.must(Role.RC, "", "GET", path, null);
    Answer answer =
        dealership.api(
            dealership.token(Role.RC, STORE),
            "PATCH",
            path,
            body,
            Map.of("If-Match", shown.etag().orElse("")));
    good("PATCH " + path, answer);
  }

  private static void good(String what, Answer answer) {
    if (!answer.good()) {
      throw new Trouble(what + ": " + answer.refusal());
    }
  }

  private static String inAddress(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
