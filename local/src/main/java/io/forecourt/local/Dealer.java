package io.forecourt.local;

import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.Amount;
import io.forecourt.local.clock.ClockCommand;
import io.forecourt.local.drill.DrillCommand;
import io.forecourt.local.journey.JourneyCommand;
import io.forecourt.local.letters.DeadLettersCommand;
import io.forecourt.local.sample.SampleLoader;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Ports;
import io.forecourt.local.stack.StackState;
import io.forecourt.local.stack.Supervisor;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The command line of {@code ./dealer}. */
public final class Dealer {

  private static final String HELP =
      """
      Forecourt: the backend that a car dealership runs its day on, whole, on this machine.

        ./dealer up [--detach] [--fresh] [--port N]   start everything (build first what is missing or older than its sources)
        ./dealer down                                 stop everything, keep the data
        ./dealer status [--json]                      what runs, where, with how much memory
        ./dealer logs [NAME] [--lines N] [--no-follow]
                                                      what a component says (database, broker, gateway, crm, sales, inventory, insurance, hr)
        ./dealer journey [walk-in | complaint | campaign] [--failures] [--json] [--curl] [--store N]
                                                      a walk-in becomes a delivered, insured, followed-up owner, or a campaign is planned,
                                                      approved, held and measured; every step and what it caused
        ./dealer token ROLE [--store N]               a bearer token of somebody with that role (sc, rc, fn, sm, …) in store 1 or 2
        ./dealer clock [show | +3d | +4h | …]         business time: show it, or move it forward and see what fires
        ./dealer drill kill [PART] | broker [--for 60s]   stop one part after the other under load: what was answered, arrived, lost
        ./dealer drill kills [--service sales] [--times 20]   kill -9 one service again and again while deposits are paid
        ./dealer drill erasure [SERVICE]                  a visitor and a buyer are forgotten, with a service down: what is left anywhere
        ./dealer drill buyers [--buyers 200] [--cars 20]  everybody wants the same cars at once
        ./dealer drill arrivals [--arrivals 1000] [--rate 5]  visitors come while shifts change
        ./dealer drill season [--policies 300] [--days 31]   a month of renewals by the moved clock, beside what plain SQL makes of it
                                                      with --keep a drill writes what it printed to docs/drills
        ./dealer dead-letters list | show ID | replay ID|--all   [--json]
                                                      messages that a service refused for good, and their second chance
      """;

  private Dealer() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    try {
      return dispatch(args);
    } catch (Trouble trouble) {
      System.err.println(trouble.getMessage());
      return trouble.exitCode();
    } catch (IOException e) {
      System.err.println("cannot go on: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  private static int dispatch(String[] args) throws IOException, InterruptedException {
    Home home =
        new Home(Path.of(System.getProperty("forecourt.home", ".")).toAbsolutePath().normalize());
    Terminal terminal = Terminal.standard();
    String command = args.length == 0 ? "help" : args[0];
    List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
    switch (command) {
      case "up" -> {
        Arguments given = Arguments.parse(rest, Set.of("detach", "fresh"), Set.of("port"), 0);
        return new Up(home, terminal).run(given.has("detach"), given.has("fresh"), port(given));
      }
      case "down" -> {
        Arguments.parse(rest, Set.of(), Set.of(), 0);
        return new Down(home, terminal).run();
      }
      case "status" -> {
        return new Status(home, terminal)
            .run(Arguments.parse(rest, Set.of("json"), Set.of(), 0).has("json"));
      }
      case "logs" -> {
        Arguments given = Arguments.parse(rest, Set.of("no-follow"), Set.of("lines"), 1);
        return new Logs(home, terminal)
            .run(given.word(), !given.has("no-follow"), given.number("lines", 100));
      }
      case "token" -> {
        Arguments given = Arguments.parse(rest, Set.of(), Set.of("store", "person"), 1);
        Role role = Role.of(given.word("which role? ./dealer token sc"));
        Store store = Store.of(given.option("store").orElse("1"));
        terminal.line(dealership(home).tokenOf(role, store, given.option("person").orElse("")));
        return 0;
      }
      case "journey" -> {
        Arguments given =
            Arguments.parse(rest, Set.of("json", "failures", "curl"), Set.of("store"), 1);
        return new JourneyCommand(home, dealership(home), terminal)
            .run(
                given.word().orElse("walk-in"),
                Store.of(given.option("store").orElse("1")),
                given.has("json"),
                given.has("failures"),
                given.has("curl"));
      }
      case "clock" -> {
        String what = Arguments.parse(rest, Set.of(), Set.of(), 1).word().orElse("show");
        return new ClockCommand(dealership(home), terminal).run(what);
      }
      case "dead-letters" -> {
        Arguments given = Arguments.parse(rest, Set.of("all", "json"), Set.of(), 2);
        String what = given.word().orElse("list");
        return new DeadLettersCommand(dealership(home), terminal)
            .run(what, given.word(), given.has("all"), given.has("json"));
      }
      case "drill" -> {
        Arguments given =
            Arguments.parse(
                rest,
                Set.of("keep"),
                Set.of(
                    "for",
                    "service",
                    "times",
                    "buyers",
                    "cars",
                    "arrivals",
                    "rate",
                    "policies",
                    "days"),
                2);
        String name = given.word("which drill? " + DrillCommand.NAMES);
        return new DrillCommand(home, dealership(home), terminal)
            .run(
                new DrillCommand.Wish(
                    name,
                    given.word().or(() -> given.option("service")),
                    Amount.parse(given.option("for").orElse("60s")),
                    given.number("times", 20),
                    given.number("buyers", 200),
                    given.number("cars", 20),
                    given.number("arrivals", 1_000),
                    given.number("rate", 5),
                    given.number("policies", 300),
                    given.number("days", 31),
                    given.has("keep"),
                    "./dealer drill " + String.join(" ", rest)));
      }
      case "load-sample" -> {
        Arguments given = Arguments.parse(rest, Set.of(), Set.of("port", "mark"), 0);
        Dealership dealership =
            new Dealership(home, new Ports(given.number("port", Ports.DEFAULT)));
        Path mark =
            Path.of(given.option("mark").orElse(home.data().resolve("sample.txt").toString()));
        return new SampleLoader(dealership, terminal).load(mark);
      }
      case "supervise" -> {
        Arguments given = Arguments.parse(rest, Set.of(), Set.of("port"), 0);
        return Supervisor.supervise(home, new Ports(given.number("port", Ports.DEFAULT)));
      }
      case "help", "--help", "-h" -> {
        terminal.line(HELP.stripTrailing());
        return 0;
      }
      default -> {
        System.err.println("unknown command '" + command + "'\n");
        System.err.println(HELP.stripTrailing());
        return 2;
      }
    }
  }

  private static Dealership dealership(Home home) {
    return new Dealership(home, new Ports(StackState.required(home).port()));
  }

  private static Optional<Integer> port(Arguments given) {
    return given
        .option("port")
        .map(
            text -> {
              try {
                int port = Integer.parseInt(text);
                return new Ports(port).gateway();
              } catch (IllegalArgumentException e) {
                throw new Trouble(
                    "--port needs a number between 1024 and 60000, not '" + text + "'", 2);
              }
            });
  }
}
