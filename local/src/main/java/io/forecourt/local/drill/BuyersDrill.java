package io.forecourt.local.drill;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.BusinessTime;
import io.forecourt.local.drill.People.Deal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Many buyers pay at one moment for few cars of one model: as many get one as there are, the others
 * in their order.
 */
final class BuyersDrill {

  private static final int LATER = 5;

  private final Terminal terminal;
  private final People people;
  private final Buyers yard;
  private final BusinessTime time;

  BuyersDrill(Dealership dealership, Terminal terminal) {
    this.terminal = terminal;
    this.people = new People(dealership, Store.EAST);
    this.yard = new Buyers(dealership, people);
    this.time = new BusinessTime(dealership, InstantSource.system());
  }

  int run(int buyers, int cars) {
    terminal.line(
        terminal.bold("%d buyers want %d cars of one model at once".formatted(buyers, cars)));
    String model = people.publishModel("DRILL");
    yard.rest();
    int serial = ThreadLocalRandom.current().nextInt(100_000, 900_000);
    yard.receive(model, serial, cars);
    LocalDate today = LocalDate.ofInstant(time.now(), Store.ZONE);
    List<Deal> deals = yard.deals(model, buyers, today);
    terminal.line(
        "  prepared    %d cars in the yard, %d signed contracts".formatted(cars, deals.size()));

    people.ready(Role.FN);
    long start = System.nanoTime();
    List<Answer> answers = Together.atOnce(deals, people::deposit);
    double paid = (System.nanoTime() - start) / 1e9;
    yard.rest();
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
    int reserved = yard.reserved(model, served);
    List<Buyers.Waiting> queue = yard.queue(model);
    boolean exact =
        reserved == Math.min(cars, accepted)
            && served.size() == reserved
            && queue.size() == accepted - reserved;
    terminal.line(
        "  allocated   %d cars to %d orders; %d orders wait"
            .formatted(reserved, served.size(), queue.size()));

    int more = Math.min(LATER, queue.size());
    yard.receive(model, serial + cars, more);
    yard.rest();
    Set<String> later = new HashSet<>();
    yard.reserved(model, later);
    later.removeAll(served);
    Set<String> expected = new HashSet<>();
    queue.stream()
        .sorted(
            Comparator.comparing(Buyers.Waiting::depositAt).thenComparing(Buyers.Waiting::orderId))
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
}
