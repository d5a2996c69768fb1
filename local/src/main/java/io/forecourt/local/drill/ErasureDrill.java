package io.forecourt.local.drill;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Barrier;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Secrets;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A person leaves traces wherever the dealership works with people, and asks to be forgotten while
 * one service is down. Afterwards nothing of the person stands anywhere.
 */
final class ErasureDrill {
  /** Where a person must stand as long as somebody may search for them, and nowhere else. */
  private static final Set<String> SEARCHED_BY =
      Set.of("crm.customer_mobile.mobile_hash", "crm.customer_search_key.hash");

  private static final Duration REST = Duration.ofSeconds(180);
  private static final Duration OUTAGE = Duration.ofSeconds(240);

  private final Home home;
  private final Dealership dealership;
  private final Terminal terminal;
  private final Parts parts;
  private final People people;
  private final Barrier barrier;

  ErasureDrill(Home home, Dealership dealership, Terminal terminal) {
    this.home = home;
    this.dealership = dealership;
    this.terminal = terminal;
    this.parts = new Parts(home);
    this.people = new People(dealership, Store.EAST);
    this.barrier = new Barrier(dealership);
  }

  /**
   * @param down the service that is not there when the person is erased
   */
  int run(String down) throws IOException {
    if (down.equals("crm") || !Dealership.SERVICES.contains(down)) {
      throw new Trouble("the service that is down is one of sales, inventory, insurance, hr", 2);
    }
    terminal.line(terminal.bold("A person is forgotten while " + down + " is down"));
    Stranger stranger = Stranger.fresh();
    Traces traces = stranger.traces(hashKeys(), Store.EAST);
    String customer = leaveTraces(stranger);
    rest();
    Map<String, Integer> before = counts(customer);
    TraceSearch.Result there = search(traces);
    terminal.line(
        "  before      %d forms looked for; found in %d places, as keyed hashes for searching"
            .formatted(traces.count(), there.found().size()));
    there.found().forEach((place, what) -> terminal.line("                " + place + ": " + what));
    boolean good = there.found().keySet().equals(SEARCHED_BY);

    for (Role role : List.of(Role.PV, Role.CS)) {
      dealership.freshToken(role, Store.EAST);
    }
    parts.stop(down, OUTAGE);
    must(Role.PV, "POST", "/api/v1/crm/customers/" + customer + "/erasure", Map.of());
    terminal.line("  erased      %s was down".formatted(down));
    parts.letBack(down);
    parts.untilBack(down);
    rest();
    Answer receipt = must(Role.PV, "GET", "/api/v1/crm/customers/" + customer + "/erasure", null);
    var completed = new TreeSet<String>();
    receipt.body().path("completedBy").forEach(service -> completed.add(service.asString()));
    boolean all = completed.equals(new TreeSet<>(Dealership.SERVICES));
    terminal.line("  receipt     " + String.join(", ", completed));

    TraceSearch.Result left = search(traces);
    terminal.line(
        "  after       %,d values, %,d messages, %,d files (%,d MiB) looked through; found in %d places"
            .formatted(
                left.values(),
                left.messages(),
                left.files(),
                left.octets() >> 20,
                left.found().size()));
    left.found().forEach((place, what) -> terminal.line("                " + place + ": " + what));
    Map<String, Integer> after = counts(customer);
    boolean same = after.equals(before);
    terminal.line("  figures     " + before + (same ? ", the same afterwards" : ", now " + after));
    good &= all && same && left.found().isEmpty();
    terminal.line("");
    terminal.line(
        good
            ? terminal.green("✓") + " nothing of the person is left; what is counted stays"
            : terminal.red("✗") + " not as promised, see above");
    return good ? 0 : 1;
  }

  /** Comes in, is noted, agrees, gets a message and a quote, asks for a copy, is searched for. */
  private String leaveTraces(Stranger stranger) {
    Answer visit =
        must(
            Role.RC,
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
    String customer = visit.text("customerId");
    String path = "/api/v1/crm/customers/" + customer;
    patch(
        path,
        Map.of(
            "idNumber", stranger.idNumber(),
            "plate", stranger.plate(),
            "email", stranger.email(),
            "need", stranger.wish(),
            "address", "成都市武侯区" + stranger.name() + "路1号"));
    must(
        Role.RC,
        "POST",
        path + "/vehicles",
        Map.of("plate", stranger.plate(), "description", stranger.wish()));
    must(
        Role.CS,
        "POST",
        path + "/consents",
        Map.of(
            "purpose", "MARKETING_SMS",
            "given", true,
            "noticeVersion", "2026-1",
            "channel", "STORE"));
    must(
        Role.CS,
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
    must(
        Role.FN,
        "POST",
        path + "/disclosures",
        Map.of("purpose", "SALE_CONTRACT", "fields", List.of("name", "mobile", "idNumber")));
    must(Role.PV, "POST", path + "/exports", Map.of());
    for (String search :
        List.of(
            "mobile=" + stranger.mobile(),
            "phoneLast4=" + stranger.mobile().substring(7),
            "name=" + address(stranger.name()),
            "plate=" + address(stranger.plate()),
            "mobile=" + stranger.mobile() + "&nonsense=1")) {
      people.as(Role.RC, "GET", "/api/v1/crm/customers?" + search, null);
    }
    people.as(
        Role.RC,
        "POST",
        "/api/v1/crm/leads",
        Map.of("name", stranger.name(), "mobile", stranger.mobile() + "9", "source", "WEB"));
    rest();
    String consultant = visit.text("consultantId");
    if (!consultant.isEmpty()) {
      people.quoted(people.dealOf(customer), consultant, "COMPASS-15T");
    }
    return customer;
  }

  private void patch(String path, Map<String, Object> body) {
    Answer shown = must(Role.RC, "GET", path, null);
    Answer answer =
        dealership.api(
            dealership.token(Role.RC, Store.EAST),
            "PATCH",
            path,
            body,
            Map.of("If-Match", "\"" + shown.body().path("version").asLong() + "\""));
    if (!answer.good()) {
      throw new Trouble("PATCH " + path + ": " + answer.refusal());
    }
  }

  private Answer must(Role role, String method, String path, @Nullable Object body) {
    Answer answer = null;
    for (int again = 0; again < 5; again++) {
      answer =
          dealership.api(
              dealership.token(role, Store.EAST),
              method,
              path,
              body,
              method.equals("POST") ? Map.of("X-Reason", "drill") : Map.of());
      if (answer.status() != 503) {
        break;
      }
      Pause.millis(2_000);
    }
    if (answer == null || !answer.good()) {
      throw new Trouble(
          "%s %s as %s: %s"
              .formatted(method, path, role.title(), answer == null ? "-" : answer.refusal()));
    }
    return answer;
  }

  private static String address(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private TraceSearch.Result search(Traces traces) throws IOException {
    return new TraceSearch(home, dealership.ports(), traces).everywhere();
  }

  /** What reports count of this customer. */
  private Map<String, Integer> counts(String customer) {
    return TraceSearch.counted(home, dealership.ports(), customer);
  }

  private Map<String, String> hashKeys() {
    Secrets secrets = Secrets.of(home);
    Map<String, String> keys = new TreeMap<>();
    Dealership.SERVICES.forEach(service -> keys.put(service, secrets.key("hash." + service)));
    return keys;
  }

  private void rest() {
    if (barrier.await(false, REST) instanceof Barrier.Outcome.StillBusy busy) {
      throw new Trouble(
          "after %d s not everything was heard: %s".formatted(REST.toSeconds(), busy.who()));
    }
  }
}
