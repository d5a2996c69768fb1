package io.forecourt.bench;

import io.forecourt.platform.event.OutboxCrashDrill;
import io.forecourt.platform.event.OutboxCrashDrill.Result;
import io.forecourt.platform.event.OutboxCrashDrill.Tally;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Kills a process that holds only an outbox and its relay with signal 9, at each step of the relay
 * and at random, and counts what is missing, made up, out of order or told twice.
 */
public final class OutboxCrashBench {

  private OutboxCrashBench() {}

  public static void main(String[] arguments) {
    Options options = Options.parse(List.of(arguments), Set.of("--kills", "--seed"));
    int kills = options.number("--kills", 300, 12);
    long seed = options.seed("--seed", System.nanoTime());
    var report = new Report("outbox-crash", options, Clock.systemUTC());
    long begin = System.nanoTime();
    Result result =
        OutboxCrashDrill.run(
            kills,
            seed,
            killed -> {
              if (killed % 10 == 0) {
                System.err.println(killed + " of " + kills + " kills");
              }
            });
    var table =
        new Table("killed", "times", "events committed", "lost", "out of order", "told twice");
    for (Tally tally : result.byDeath()) {
      table.row(
          tally.death(),
          Integer.toString(tally.kills()),
          Long.toString(tally.committed()),
          Long.toString(tally.lost()),
          Long.toString(tally.disordered()),
          Long.toString(tally.doubled()));
    }
    table.row(
        "all",
        Integer.toString(result.kills()),
        Long.toString(result.committed()),
        Long.toString(result.lost()),
        Long.toString(result.disordered()),
        Long.toString(result.doubled()));
    report.table(table);
    report.line("");
    report.line(
        "%d kills -9 in %.0f s, seed %d; %d events arrived that nobody committed",
        kills, (System.nanoTime() - begin) / 1e9, seed, result.unfounded());
    report.line(
        "events are counted under the death of the life that committed them; told twice is"
            + " allowed");
    report.mustHold("every committed event arrives", result.committed() > 0 && result.lost() == 0);
    report.mustHold("in order per aggregate", result.disordered() == 0);
    report.mustHold("and nothing that was not committed", result.unfounded() == 0);
    System.exit(report.finish());
  }
}
