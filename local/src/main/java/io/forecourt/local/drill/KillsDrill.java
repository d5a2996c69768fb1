package io.forecourt.local.drill;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Event;
import io.forecourt.local.api.EventLog;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.BusinessTime;
import io.forecourt.local.drill.People.Deal;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/**
 * One service is killed again and again while deposits are paid. Whoever got no answer asks again
 * with the same key; in the end each order has one deposit, is told as placed once, and has one car
 * or one place in the queue.
 */
final class KillsDrill {

  private static final int PAYERS = 10;
  private static final int LATEST_KILL_MILLIS = 400;
  private static final Duration ANSWERED = Duration.ofSeconds(240);
  private static final String DEPOSIT = "10000.00";

  private final Dealership dealership;
  private final Terminal terminal;
  private final Parts parts;
  private final People people;
  private final Buyers yard;
  private final BusinessTime time;

  KillsDrill(Home home, Dealership dealership, Terminal terminal) {
    this.dealership = dealership;
    this.terminal = terminal;
    this.parts = new Parts(home);
    this.people = new People(dealership, Store.EAST);
    this.yard = new Buyers(dealership, people);
    this.time = new BusinessTime(dealership, InstantSource.system());
  }

  /** A deposit, and how often it had to be asked for. */
  private record Paid(Deal deal, boolean accepted, int asked, String refusal) {}

  int run(String part, int times) {
    if (!Dealership.SERVICES.contains(part)) {
      throw new Trouble(
          "there is no service '" + part + "': " + String.join(", ", Dealership.SERVICES), 2);
    }
    int orders = times * PAYERS;
    terminal.line(
        terminal.bold(
            "%s is killed %d times (kill -9) while %d deposits are paid"
                .formatted(part, times, orders)));
    String model = people.publishModel("KILLS");
    yard.rest();
    yard.receive(model, ThreadLocalRandom.current().nextInt(100_000, 900_000), orders / 2);
    LocalDate today = LocalDate.ofInstant(time.now(), Store.ZONE);
    List<Deal> deals = yard.deals(model, orders, today);
    terminal.line(
        "  prepared    %d cars in the yard, %d signed contracts".formatted(orders / 2, orders));

    try (EventLog log = new EventLog(dealership.ports().broker())) {
      terminal.line("");
      terminal.line(
          "  %-5s %-12s %9s %12s %12s"
              .formatted("kill", "after", "accepted", "asked again", "back"));
      List<Paid> paid = new ArrayList<>();
      for (int kill = 0; kill < times; kill++) {
        paid.addAll(one(part, kill + 1, deals.subList(kill * PAYERS, (kill + 1) * PAYERS)));
      }
      yard.rest();
      Pause.millis(1_000);
      return judge(model, paid, log.since(0)) ? 0 : 1;
    }
  }

  private List<Paid> one(String part, int number, List<Deal> deals) {
    people.ready(Role.FN);
    int after = ThreadLocalRandom.current().nextInt(LATEST_KILL_MILLIS);
    try (ExecutorService killer = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Double> back = killer.submit(() -> killed(part, after));
      List<Paid> paid = Together.atOnce(deals, this::pay);
      terminal.line(
          String.format(
              Locale.ROOT,
              "  %-5d %-12s %9d %12d %10.1f s",
              number,
              after + " ms",
              paid.stream().filter(Paid::accepted).count(),
              paid.stream().mapToInt(one -> one.asked() - 1).sum(),
              Together.all(List.of(back)).getFirst()));
      return paid;
    }
  }

  /** Kills after a while, and answers how many seconds later it was ready again. */
  private double killed(String part, int afterMillis) {
    Pause.millis(afterMillis);
    parts.kill(part);
    long killed = System.nanoTime();
    parts.untilBack(part);
    return (System.nanoTime() - killed) / 1e9;
  }

  /** With one key, until there is an answer that is no outage. */
  private Paid pay(Deal deal) {
    String key = "drill-" + deal.id();
    long limit = System.nanoTime() + ANSWERED.toNanos();
    int asked = 1;
    Answer answer = people.deposit(deal, key);
    while (mayComeAgain(answer) && System.nanoTime() < limit) {
      Pause.millis(300);
      answer = people.deposit(deal, key);
      asked++;
    }
    return new Paid(deal, answer.good(), asked, answer.good() ? "" : answer.refusal());
  }

  private static boolean mayComeAgain(Answer answer) {
    return answer.status() == 0
        || answer.status() == 429
        || answer.status() >= 500
        || answer.retryAfter().isPresent();
  }

  private boolean judge(String model, List<Paid> paid, List<Event> told) {
    Set<String> orders = new HashSet<>();
    paid.stream().filter(Paid::accepted).forEach(one -> orders.add(one.deal().id()));
    paid.stream()
        .map(Paid::refusal)
        .filter(refusal -> !refusal.isEmpty())
        .distinct()
        .limit(3)
        .forEach(refusal -> terminal.line("    refused: " + refusal));
    List<String> wrongMoney = orders.stream().filter(id -> !hasOneDeposit(id)).toList();
    Told placed = Told.of("OrderPlaced", told, orders);
    Told deposits = Told.of("DepositReceived", told, orders);
    Set<String> served = new HashSet<>();
    int reserved = yard.reserved(model, served);
    Set<String> waiting = new HashSet<>();
    yard.queue(model).forEach(one -> waiting.add(one.orderId()));
    Set<String> both = new HashSet<>(served);
    both.retainAll(waiting);
    boolean allocated =
        reserved == served.size()
            && both.isEmpty()
            && served.size() + waiting.size() == orders.size();

    terminal.line("");
    terminal.line(
        "  deposits    %d accepted of %d; %d orders without exactly one"
            .formatted(orders.size(), paid.size(), wrongMoney.size()));
    terminal.line("  told        " + placed.words() + "; " + deposits.words());
    terminal.line(
        "  allocated   %d cars to %d orders, %d orders wait, %d do both"
            .formatted(reserved, served.size(), waiting.size(), both.size()));
    boolean good =
        orders.size() == paid.size()
            && wrongMoney.isEmpty()
            && placed.exact()
            && deposits.exact()
            && allocated;
    terminal.line(
        good
            ? terminal.green("✓") + " everything accepted arrived, nothing twice in effect"
            : terminal.red("✗") + " not as promised");
    return good;
  }

  private boolean hasOneDeposit(String orderId) {
    JsonNode order =
        people.must(Role.SM, "", "GET", "/api/v1/sales/orders/" + orderId, null).body();
    return order.path("payments").size() == 1
        && order.path("paid").path("amount").asString("").equals(DEPOSIT);
  }
}
