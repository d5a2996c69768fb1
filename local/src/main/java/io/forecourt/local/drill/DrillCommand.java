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

  public static final String NAMES = "kill [PART], broker, buyers";

  private static final Set<String> DRILLS = Set.of("kill", "broker", "buyers");

  private final Home home;
  private final Dealership dealership;
  private final Terminal terminal;

  public DrillCommand(Home home, Dealership dealership, Terminal terminal) {
    this.home = home;
    this.dealership = dealership;
    this.terminal = terminal;
  }

  public int run(String name, Optional<String> part, Duration outage, int buyers, int cars)
      throws IOException {
    if (!DRILLS.contains(name)) {
      throw new Trouble("there is no drill '" + name + "'; drills: " + NAMES, 2);
    }
    storeIsOpen();
    return switch (name) {
      case "kill" ->
          new OutageDrill(home, dealership, terminal)
              .run(part.map(List::of).orElse(OutageDrill.ALL), outage);
      case "broker" -> new OutageDrill(home, dealership, terminal).run(List.of("broker"), outage);
      default -> new BuyersDrill(dealership, terminal).run(buyers, cars);
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
