package io.forecourt.local.drill;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Barrier;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.BusinessTime;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Secrets;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two people leave traces wherever the dealership works with people, and ask to be forgotten. The
 * visitor goes at once, while a service is down; the buyer's file is locked until the stored date,
 * and goes on it. Afterwards nothing of either stands anywhere, and what was counted stays.
 */
final class ErasureDrill {
  private static final String RETENTION_ENDED = "customer.retention-ended";

  /** Where hashes of a person stand as long as somebody may search for them, and nowhere else. */
  private static final Set<String> SEARCHED_BY =
      Set.of(
          "crm.contact_record.number_hash",
          "crm.customer_mobile.mobile_hash",
          "crm.customer_search_key.hash",
          "crm.lead_import_row.key_hash",
          "crm.messenger_contact.account_hash",
          "crm.stored_file.content_hash");

  /** Where the ids of the two stand, before and after: the search has been there. */
  private static final String ID = "id of the ";

  private static final Set<String> NAMED_BY_ID =
      Set.of(
          "crm.audit_record.after_row",
          "crm.customer.id",
          "crm.visit.customer_id",
          "forecourt.crm.customer key",
          "forecourt.crm.lead",
          "forecourt.sales.order",
          "insurance.policy.customer_id",
          "sales.sales_order.customer_id");

  private static final Duration REST = Duration.ofSeconds(180);
  private static final Duration OUTAGE = Duration.ofSeconds(240);
  private static final LocalTime MORNING = LocalTime.of(9, 10);
  private static final LocalTime STORED = LocalTime.of(9, 30);
  private static final int NAMED = 8;

  private final Home home;
  private final Dealership dealership;
  private final Terminal terminal;
  private final Parts parts;
  private final People people;
  private final Barrier barrier;
  private final BusinessTime time;
  private final Secrets secrets;
  private final Footprints footprints;

  ErasureDrill(Home home, Dealership dealership, Terminal terminal) {
    this.home = home;
    this.dealership = dealership;
    this.terminal = terminal;
    this.parts = new Parts(home);
    this.people = new People(dealership, Store.EAST);
    this.barrier = new Barrier(dealership);
    this.time = new BusinessTime(dealership, InstantSource.system());
    this.secrets = Secrets.of(home);
    this.footprints = new Footprints(dealership, people, time, secrets.key("sender.pbx"));
  }

  /**
   * @param down the service that is not there when the visitor is erased
   */
  int run(String down) throws IOException {
    if (down.equals("crm") || !Dealership.SERVICES.contains(down)) {
      throw new Trouble("the service that is down is one of sales, inventory, insurance, hr", 2);
    }
    terminal.line(
        terminal.bold("A visitor is forgotten while " + down + " is down, a buyer on a later day"));
    LocalDate from = today();
    Stranger visitor = footprints.stranger();
    Stranger buyer = footprints.stranger();
    String visitorId = visits(visitor);
    String buyerId = buys(buyer);
    LocalDate to = today().minusDays(1);
    String paper = footprints.leavesAPaper(visitorId, visitor);
    Path ciphertext =
        home.data().resolve("files/crm").resolve(paper.substring(paper.length() - 2) + "/" + paper);

    Traces traces = new Traces(hashKeys());
    visitor.addTo(traces, "visitor's ", Store.EAST);
    buyer.addTo(traces, "buyer's ", Store.EAST);
    traces.marker(ID + "visitor", visitorId).marker(ID + "buyer", buyerId);
    boolean good = findsWhatIsThere(traces) & Files.exists(ciphertext);
    KeyFigures before = KeyFigures.of(people, from, to);

    erasedWhileDown(visitorId, down);
    Answer locked =
        people.must(Role.PV, "", "POST", "/api/v1/crm/customers/" + buyerId + "/erasure", Map.of());
    terminal.line(
        "  buyer       %s until %s"
            .formatted(locked.text("state"), locked.text("restrictedUntil")));
    good &= locked.text("state").equals("RESTRICTED") & isUnknown(buyerId);
    good &= isReceipt("visitor", visitorId) & !Files.exists(ciphertext);
    good &= nothingIsLeft(traces, "the buyer locked");
    good &= sameFigures(before, from, to);

    good &= onTheStoredDate(buyerId, LocalDate.parse(locked.text("restrictedUntil")));
    good &= isReceipt("buyer", buyerId);
    good &= nothingIsLeft(traces, "the buyer erased");
    good &= sameFigures(before, from, to);
    terminal.line("");
    terminal.line(
        good
            ? terminal.green("✓") + " nothing of the two is left anywhere; what was counted stays"
            : terminal.red("✗") + " not as promised, see above");
    return good ? 0 : 1;
  }

  private String visits(Stranger visitor) {
    footprints.callsUnknown(visitor);
    Answer visit = footprints.walksIn(visitor);
    String customer = visit.text("customerId");
    String consultant = visit.text("consultantId");
    if (consultant.isEmpty()) {
      throw new Trouble(
          "nobody is on shift at this business time: ./dealer clock +12h, then again");
    }
    rest();
    footprints.isNoted(customer, visitor);
    footprints.isCalledBack(Role.SC, "", customer, visitor);
    footprints.comesAgain(visitor);
    people.quoted(people.dealOf(customer), consultant, "COMPASS-15T");
    footprints.talks(customer, visitor);
    rest();
    return customer;
  }

  private String buys(Stranger buyer) {
    String customer = footprints.buys(buyer, terminal);
    footprints.isNoted(customer, buyer);
    time.move(untilTomorrow(), _ -> {});
    footprints.isCalledBack(Role.CA, "&kind=THREE_DAY_CALL", customer, buyer);
    footprints.talks(customer, buyer);
    rest();
    return customer;
  }

  /** What stands somewhere must be found there, in every form, or finding nothing says nothing. */
  private boolean findsWhatIsThere(Traces traces) throws IOException {
    Path probe = home.run().resolve("every-form");
    Files.write(probe, traces.samples().keySet());
    TraceSearch.Result there;
    try {
      there = search(traces);
    } finally {
      Files.delete(probe);
    }
    Map<String, Set<String>> personal = new TreeMap<>(there.foundBut(ID));
    String probed = home.root().relativize(probe).toString();
    Set<String> missed = new TreeSet<>(traces.samples().values());
    missed.removeAll(there.found().getOrDefault(probed, Set.of()));
    personal.remove(probed);
    terminal.line("  before      " + there.words());
    terminal.line(
        "              %d forms looked for, %d of them not seen in a file that holds them all"
            .formatted(traces.count(), missed.size()));
    terminal.line("              hashes to search by, in " + String.join(", ", personal.keySet()));
    boolean good = missed.isEmpty() & personal.keySet().equals(SEARCHED_BY) & wasRead(there);
    personal.forEach(
        (place, words) -> {
          if (!SEARCHED_BY.contains(place)) {
            tell(place, words);
          }
        });
    Set<String> unseen = new TreeSet<>(SEARCHED_BY);
    unseen.removeAll(personal.keySet());
    unseen.forEach(place -> terminal.line("              not found: " + place));
    return good;
  }

  private boolean wasRead(TraceSearch.Result result) {
    Set<String> unread = new TreeSet<>(NAMED_BY_ID);
    unread.removeAll(result.placesOf(ID));
    unread.forEach(place -> terminal.line("              the ids were not found in " + place));
    return unread.isEmpty();
  }

  private void erasedWhileDown(String customer, String down) throws IOException {
    for (Role role : List.of(Role.PV, Role.RC, Role.SD)) {
      dealership.freshToken(role, Store.EAST);
    }
    parts.stop(down, OUTAGE);
    people.must(Role.PV, "", "POST", "/api/v1/crm/customers/" + customer + "/erasure", Map.of());
    terminal.line(
        "  visitor     erased while %s was down; unknown to the desk: %s"
            .formatted(down, isUnknown(customer)));
    parts.letBack(down);
    parts.untilBack(down);
    rest();
  }

  private boolean isReceipt(String who, String customer) {
    Answer receipt =
        people.must(Role.PV, "", "GET", "/api/v1/crm/customers/" + customer + "/erasure", null);
    var completed = new TreeSet<String>();
    receipt.body().path("completedBy").forEach(service -> completed.add(service.asString()));
    terminal.line("  receipt     of the " + who + ": " + String.join(", ", completed));
    return completed.equals(new TreeSet<>(Dealership.SERVICES));
  }

  private boolean isUnknown(String customer) {
    return people.as(Role.RC, "GET", "/api/v1/crm/customers/" + customer, null).status() == 404;
  }

  private boolean nothingIsLeft(Traces traces, String when) throws IOException {
    TraceSearch.Result left = search(traces);
    Map<String, Set<String>> personal = left.foundBut(ID);
    terminal.line("  after       %s (%s)".formatted(left.words(), when));
    terminal.line("              something personal in %d places".formatted(personal.size()));
    personal.forEach(this::tell);
    return personal.isEmpty() & wasRead(left);
  }

  private void tell(String place, Set<String> words) {
    terminal.line(
        "              %s: %s%s"
            .formatted(
                place,
                String.join("; ", words.stream().limit(NAMED).toList()),
                words.size() > NAMED ? "; …" : ""));
  }

  private boolean sameFigures(KeyFigures before, LocalDate from, LocalDate to) {
    KeyFigures now = KeyFigures.of(people, from, to);
    List<String> unlike = before.unlike(now);
    terminal.line(
        "  figures     %d of crm from %s to %s, %s"
            .formatted(
                before.counted().size(),
                from,
                to,
                unlike.isEmpty() ? "the same as before" : unlike.size() + " are others"));
    unlike.forEach(figure -> terminal.line("              " + figure));
    return unlike.isEmpty();
  }

  /**
   * Ten years are more days than a drill has: the stored moment is brought to the day after, and
   * business time moves up to it and past it.
   */
  private boolean onTheStoredDate(String customer, LocalDate until) {
    Instant due = tomorrow(STORED);
    Instant stored = brought(customer, due);
    boolean asSaid = stored.equals(until.atStartOfDay(Store.ZONE).toInstant());
    terminal.line(
        "  stored      %s in crm's schema%s, brought to %s for this drill"
            .formatted(stored, asSaid ? "" : ", which is not the day that was said", due));
    time.move(Duration.between(time.now(), due.minusSeconds(600)), _ -> {});
    String waits = state(customer);
    List<BusinessTime.Fired> fired =
        time.move(Duration.between(time.now(), due.plusSeconds(60)), _ -> {});
    boolean byTheJob =
        fired.stream()
            .anyMatch(
                one ->
                    one.kind().equals(RETENTION_ENDED)
                        && one.subject().equals(customer)
                        && one.due().equals(due)
                        && !one.failed());
    String gone = state(customer);
    terminal.line(
        "  buyer       %s ten minutes before, %s after%s"
            .formatted(waits, gone, byTheJob ? ", by the job" : ", but not by the job"));
    return asSaid & waits.equals("RESTRICTED") & gone.equals("ERASED") & byTheJob;
  }

  private String state(String customer) {
    return people.must(Role.PV, "", "GET", "/api/v1/crm/customers/" + customer, null).text("state");
  }

  /** Moves the deadline and answers when it was due. */
  private Instant brought(String customer, Instant due) {
    try (Connection connection = Schemas.open(dealership.ports(), secrets, "crm");
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT due_at FROM deadline WHERE kind = ? AND subject = ? AND open_marker = 1");
        PreparedStatement move =
            connection.prepareStatement(
                "UPDATE deadline SET due_at = ?"
                    + " WHERE kind = ? AND subject = ? AND open_marker = 1")) {
      read.setString(1, RETENTION_ENDED);
      read.setString(2, customer);
      LocalDateTime stored;
      try (ResultSet row = read.executeQuery()) {
        if (!row.next()) {
          throw new Trouble("crm has stored no date for customer " + customer);
        }
        stored = row.getObject(1, LocalDateTime.class);
      }
      move.setObject(1, LocalDateTime.ofInstant(due, ZoneOffset.UTC));
      move.setString(2, RETENTION_ENDED);
      move.setString(3, customer);
      move.executeUpdate();
      return stored.toInstant(ZoneOffset.UTC);
    } catch (SQLException e) {
      throw new Trouble("the schema of crm cannot be read: " + e.getMessage());
    }
  }

  private Duration untilTomorrow() {
    return Duration.between(time.now(), tomorrow(MORNING));
  }

  private Instant tomorrow(LocalTime at) {
    return today().plusDays(1).atTime(at).atZone(Store.ZONE).toInstant();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.now(), Store.ZONE);
  }

  private TraceSearch.Result search(Traces traces) throws IOException {
    return new TraceSearch(home, dealership.ports(), traces).everywhere();
  }

  private Map<String, byte[]> hashKeys() {
    Map<String, byte[]> keys = new TreeMap<>();
    Dealership.SERVICES.forEach(
        service -> keys.put(service, Base64.getDecoder().decode(secrets.key("hash." + service))));
    return keys;
  }

  private void rest() {
    barrier.rest(REST);
  }
}
