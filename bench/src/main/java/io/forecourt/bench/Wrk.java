package io.forecourt.bench;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load by wrk: as many requests as a number of connections can send, one after another. */
final class Wrk {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern LATENCY = Pattern.compile("\\s(50|99)%\\s+([\\d.]+)(us|ms|s|m)");
  private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern BROKEN =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  private Wrk() {}

  /**
   * What came of it.
   *
   * @param errors answers other than 2xx and 3xx, and broken connections
   */
  record Load(double perSecond, double medianMillis, double p99Millis, long errors) {}

  static Load run(String url, int connections, int seconds, String... headers) {
    List<String> command = new java.util.ArrayList<>();
    command.addAll(
        List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout", "5s"));
    for (String header : headers) {
      command.addAll(List.of("-H", header));
    }
    command.addAll(List.of("--latency", url));
    return parse(Child.output(command));
  }

  static Load parse(String output) {
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new IllegalStateException("wrk did not say a rate:\n" + output);
    }
    double median = 0;
    double p99 = 0;
    Matcher latency = LATENCY.matcher(output);
    while (latency.find()) {
      double millis = Double.parseDouble(latency.group(2)) * millis(latency.group(3));
      if (latency.group(1).equals("50")) {
        median = millis;
      } else {
        p99 = millis;
      }
    }
    long errors = 0;
    Matcher refused = REFUSED.matcher(output);
    if (refused.find()) {
      errors += Long.parseLong(refused.group(1));
    }
    Matcher broken = BROKEN.matcher(output);
    if (broken.find()) {
      for (int i = 1; i <= broken.groupCount(); i++) {
        errors += Long.parseLong(broken.group(i));
      }
    }
    return new Load(Double.parseDouble(rate.group(1)), median, p99, errors);
  }

  private static double millis(String unit) {
    return switch (unit) {
      case "us" -> 0.001;
      case "ms" -> 1;
      case "s" -> 1_000;
      default -> 60_000;
    };
  }
}
