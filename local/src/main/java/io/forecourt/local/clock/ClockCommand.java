package io.forecourt.local.clock;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.BusinessTime.Fired;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./dealer clock}: what time it is for the dealership, and moving it forward. */
public final class ClockCommand {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(Store.ZONE);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(Store.ZONE);

  /** So many of one kind are shown one by one; more are counted. */
  private static final int SHOWN_SINGLY = 4;

  private final BusinessTime time;
  private final Terminal terminal;

  public ClockCommand(Dealership dealership, Terminal terminal) {
    this.time = new BusinessTime(dealership, InstantSource.system());
    this.terminal = terminal;
  }

  public int run(String what) {
    if (what.equals("show")) {
      Duration offset = time.offset();
      terminal.line(
          "%s in the stores (%s), %s"
              .formatted(
                  MOMENT.format(time.now()),
                  Store.ZONE,
                  offset.isZero()
                      ? "the time on the wall"
                      : Amount.words(offset) + " ahead of the wall"));
      return 0;
    }
    Duration amount = Amount.parse(what);
    Instant from = time.now();
    terminal.line(MOMENT.format(from) + "  + " + Amount.words(amount));
    List<Fired> all =
        time.move(
            amount,
            step -> {
              terminal.line(
                  terminal.bold("  " + SHORT.format(step.now()))
                      + (step.fired().isEmpty() ? "  nothing was due" : ""));
              lines(step.fired()).forEach(line -> terminal.line("    " + line));
            });
    long failed = all.stream().filter(Fired::failed).count();
    terminal.line(
        "It is %s now. %s fired%s; everything told was heard."
            .formatted(
                MOMENT.format(time.now()),
                count(all.size(), "deadline and job", "deadlines and jobs"),
                failed == 0 ? "" : ", " + failed + " of them failed (./dealer logs tells why)"));
    return failed == 0 ? 0 : 1;
  }

  /** What fired: few of a kind one by one, many as a count. */
  static List<String> lines(List<Fired> fired) {
    Map<String, List<Fired>> kinds = new LinkedHashMap<>();
    for (Fired one : fired) {
      kinds
          .computeIfAbsent(
              one.service() + " " + one.kind() + one.failed(), _ -> new java.util.ArrayList<>())
          .add(one);
    }
    return kinds.values().stream()
        .flatMap(
            same -> {
              Fired first = same.getFirst();
              if (same.size() > SHOWN_SINGLY) {
                return java.util.stream.Stream.of(
                    "%s … %s  %-10s %s, %d times%s"
                        .formatted(
                            SHORT.format(first.due()),
                            SHORT.format(same.getLast().due()),
                            first.service(),
                            first.kind(),
                            same.size(),
                            first.failed() ? "  FAILED" : ""));
              }
              return same.stream()
                  .map(
                      one ->
                          "%s  %-10s %s  %s %s%s"
                              .formatted(
                                  SHORT.format(one.due()),
                                  one.service(),
                                  one.kind(),
                                  one.store(),
                                  one.subject(),
                                  one.failed() ? "  FAILED" : ""));
            })
        .toList();
  }

  private static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
