package io.forecourt.local.drill;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.clock.Amount;
import io.forecourt.local.clock.BusinessTime;
import io.forecourt.local.clock.OpeningHours;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ./dealer drill NAME}: something goes wrong on purpose, and the answers are counted. */
public final class DrillCommand {

  public static final String NAMES =
      "kill [PART], broker, kills, buyers, arrivals, erasure [SERVICE], season";

  private static final Set<String> DRILLS =
      Set.of("kill", "broker", "kills", "buyers", "arrivals", "erasure", "season");

  private final Home home;
  private final Dealership dealership;
  private final Terminal terminal;

  public DrillCommand(Home home, Dealership dealership, Terminal terminal) {
    this.home = home;
    this.dealership = dealership;
    this.terminal = terminal;
  }

  /**
   * How a drill is run.
   *
   * @param part the only part that is stopped, otherwise each
   * @param outage how long a part stays down
   * @param times how often a service is killed
   * @param policies whose season is played
   * @param days of season
   * @param keep whether the output goes to {@code docs/drills}, too
   */
  public record Wish(
      String name,
      Optional<String> part,
      Duration outage,
      int times,
      int buyers,
      int cars,
      int arrivals,
      int perSecond,
      int policies,
      int days,
      boolean keep,
      String command) {}

  public int run(Wish wish) throws IOException {
    if (!DRILLS.contains(wish.name())) {
      throw new Trouble("there is no drill '" + wish.name() + "'; drills: " + NAMES, 2);
    }
    if (!wish.keep()) {
      return run(wish, terminal);
    }
    String name = wish.part().map(part -> wish.name() + "-" + part).orElse(wish.name());
    Transcript transcript = new Transcript(home, name, wish.command());
    try {
      return run(wish, terminal.keeping(transcript.lines()));
    } finally {
      transcript.write();
    }
  }

  private int run(Wish wish, Terminal to) throws IOException {
    storeIsOpen();
    return switch (wish.name()) {
      case "kill" ->
          new OutageDrill(home, dealership, to)
              .run(wish.part().map(List::of).orElse(Parts.ALL), wish.outage());
      case "broker" -> new OutageDrill(home, dealership, to).run(List.of("broker"), wish.outage());
      case "kills" ->
          new KillsDrill(home, dealership, to).run(wish.part().orElse("sales"), wish.times());
      case "arrivals" -> new ArrivalsDrill(dealership, to).run(wish.arrivals(), wish.perSecond());
      case "season" -> new SeasonDrill(home, dealership, to).run(wish.policies(), wish.days());
      case "erasure" -> new ErasureDrill(home, dealership, to).run(wish.part().orElse("sales"));
      default -> new BuyersDrill(dealership, to).run(wish.buyers(), wish.cars());
    };
  }

  private void storeIsOpen() {
    BusinessTime time = new BusinessTime(dealership, InstantSource.system());
    Duration wait = OpeningHours.untilOpen(time.now());
    if (!wait.isZero()) {
      terminal.line("The stores are closed: business time moves on by " + Amount.words(wait) + ".");
      time.move(wait, _ -> {});
    }
  }
}
