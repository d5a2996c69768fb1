package io.forecourt.local.drill;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Barrier;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.BusinessTime;
import io.forecourt.local.drill.People.Deal;
import io.forecourt.local.sample.Vins;
import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Many buyers pay at one moment for few cars of one model: as many get one as there are, the others
 * in their order.
 */
final class BuyersDrill {

  private static final int AT_ONCE = 8;
  private static final int LATER = 5;
  private static final Duration REST = Duration.ofSeconds(180);

  private final Terminal terminal;
  private final People people;
  private final Barrier barrier;
  private final BusinessTime time;

  BuyersDrill(Dealership dealership, Terminal terminal) {
    this.terminal = terminal;
    this.people = new People(dealership, Store.EAST);
    this.barrier = new Barrier(dealership);
    this.time = new BusinessTime(dealership, InstantSource.system());
  }

  private record Waiting(String orderId, Instant depositAt) {}

  int run(int buyers, int cars) {
    terminal.line(
        terminal.bold("%d buyers want %d cars of one model at once".formatted(buyers, cars)));
    String model = people.publishModel("DRILL");
    rest();
    int serial = ThreadLocalRandom.current().nextInt(100_000, 900_000);
    receive(model, serial, cars);
    LocalDate today = LocalDate.ofInstant(time.now(), Store.ZONE);
    List<Deal> deals = deals(model, buyers, today);
    terminal.line(
        "  prepared    %d cars in the yard, %d signed contracts".formatted(cars, deals.size()));

    people.ready(Role.FN);
    long start = System.nanoTime();
    List<Answer> answers = Together.atOnce(deals, people::deposit);
    double paid = (System.nanoTime() - start) / 1e9;
    rest();
    double settled = (System.nanoTime() - start) / 1e9;
    long accepted = answers.stream().filter(Answer::good).count();
    terminal.line(
        String.format(
            Locale.ROOT,
            "  paid        %d of %d deposits accepted within %.1f s; everything heard after %.1f s",
            accepted,
            deals.size(),
            paid,
            settled));
    answers.stream()
        .filter(answer -> !answer.good())
        .map(Answer::refusal)
        .distinct()
        .limit(3)
        .forEach(refusal -> terminal.line("              refused: " + refusal));

    Set<String> served = new HashSet<>();
    int reserved = reserved(model, served);
    List<Waiting> queue = queue(model);
    boolean exact =
        reserved == Math.min(cars, accepted)
            && served.size() == reserved
            && queue.size() == accepted - reserved;
    terminal.line(
        "  allocated   %d cars to %d orders; %d orders wait"
            .formatted(reserved, served.size(), queue.size()));

    int more = Math.min(LATER, queue.size());
    receive(model, serial + cars, more);
    rest();
    Set<String> later = new HashSet<>();
    reserved(model, later);
    later.removeAll(served);
    Set<String> expected = new HashSet<>();
    queue.stream()
        .sorted(Comparator.comparing(Waiting::depositAt).thenComparing(Waiting::orderId))
        .limit(more)
        .forEach(waiting -> expected.add(waiting.orderId()));
    boolean inOrder = later.equals(expected);
    terminal.line(
        "  later       %d more cars went to %s"
            .formatted(
                more, inOrder ? "those who paid first" : "others than those who paid first"));
    boolean good = exact && inOrder && accepted == deals.size();
    terminal.line(
        good
            ? terminal.green("✓")
                + " exactly %d allocated, no car twice, the queue in order of deposit, then order id"
                    .formatted(reserved)
            : terminal.red("✗") + " not as promised");
    return good ? 0 : 1;
  }

  private void receive(String model, int serial, int cars) {
    Together.some(
        IntStream.range(0, cars).boxed().toList(),
        AT_ONCE,
        number ->
            people.must(
                Role.YD,
                "",
                "POST",
                "/api/v1/inventory/vehicles",
                Map.of(
                    "vin",
                    Vins.of("LXC", "DRL15", "TA", (serial + number) % 1_000_000),
                    "modelCode",
                    model,
                    "colour",
                    "WHITE")));
    rest();
  }

  private List<Deal> deals(String model, int buyers, LocalDate today) {
    List<Answer> visits =
        Together.some(
            IntStream.range(0, buyers).boxed().toList(), AT_ONCE, _ -> people.mustVisit(model));
    rest();
    return Together.some(
        visits,
        AT_ONCE,
        visit -> {
          String consultant = visit.text("consultantId");
          if (consultant.isEmpty()) {
            throw new Trouble(
                "nobody is on shift at this business time: ./dealer clock +12h, then again");
          }
          String dealId = people.dealOf(visit.text("customerId"));
          Deal deal = new Deal(dealId, people.quoted(dealId, consultant, model), consultant);
          people.signed(deal, today);
          return deal;
        });
  }

  /** How many cars of the model are reserved; adds the orders that have them. */
  private int reserved(String model, Set<String> orders) {
    int cars = 0;
    for (JsonNode car :
        pages("/api/v1/inventory/vehicles?state=RESERVED&limit=100&modelCode=" + model)) {
      cars++;
      orders.add(car.path("orderId").asString(""));
    }
    return cars;
  }

  private List<Waiting> queue(String model) {
    List<Waiting> queue = new ArrayList<>();
    for (JsonNode waiting : pages("/api/v1/inventory/queue?limit=100&modelCode=" + model)) {
      queue.add(
          new Waiting(
              waiting.path("orderId").asString(""),
              Instant.parse(waiting.path("depositAt").asString(""))));
    }
    return queue;
  }

  private List<JsonNode> pages(String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          people
              .must(Role.YD, "", "GET", path + (cursor.isEmpty() ? "" : "&cursor=" + cursor), null)
              .body();
      page.path("items").forEach(items::add);
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return items;
  }

  private void rest() {
    if (barrier.await(false, REST) instanceof Barrier.Outcome.StillBusy busy) {
      throw new Trouble(
          "after %d s not everything was heard: %s".formatted(REST.toSeconds(), busy.who()));
    }
  }
}
