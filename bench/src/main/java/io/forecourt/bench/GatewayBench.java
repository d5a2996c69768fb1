package io.forecourt.bench;

import io.forecourt.bench.Wrk.Load;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The gateway with every filter on, the same gateway with every filter off, and nginx as reverse
 * proxy, before the same upstream, in turns.
 */
public final class GatewayBench {

  private static final int CONNECTIONS = 64;
  private static final int BODY = 400;
  private static final String PATH = "/api/v1/crm/leads/019a0000-0000-7000-8000-00000000002a";
  private static final Path JAR = Path.of("gateway/target/gateway-0.1.0-app.jar");

  private static final List<String> FLAGS =
      List.of(
          "-Xmx96m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-XX:-UsePerfData",
          "-XX:ReservedCodeCacheSize=64m");

  private static final Map<String, String> FILTERS_ON =
      Map.of(
          "FORECOURT_GATEWAY_LIMIT_PERSECOND", "1000000",
          "FORECOURT_GATEWAY_LIMIT_BURST", "1000000");

  private static final Map<String, String> FILTERS_OFF =
      Map.of(
          "FORECOURT_GATEWAY_TOKEN_CHECK", "false",
          "FORECOURT_GATEWAY_LIMIT_ENABLED", "false",
          "FORECOURT_GATEWAY_BREAKER_ENABLED", "false");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Options options;
  private final Clock clock;
  private final Path folder = Child.folder("gateway");
  private final TokenMint mint = new TokenMint();

  private GatewayBench(Options options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  public static void main(String[] arguments) {
    Options options =
        Options.parse(List.of(arguments), Set.of("--rounds", "--seconds", "--warm-up", "--flags"));
    System.exit(new GatewayBench(options, Clock.systemUTC()).run());
  }

  /** One of the three that take turns. */
  private static final class Contender {
    private final String name;
    private final String url;
    private final List<Load> rounds = new ArrayList<>();
    private final List<Double> processorMicros = new ArrayList<>();

    Contender(String name, int port) {
      this.name = name;
      this.url = "http://127.0.0.1:" + port;
    }

    void load(Child child, int seconds, String authorization) {
      double before = child.processorSeconds();
      Load load = Wrk.run(url + PATH, CONNECTIONS, seconds, authorization);
      rounds.add(load);
      processorMicros.add((child.processorSeconds() - before) * 1e6 / (load.perSecond() * seconds));
    }

    double[] rates() {
      return rounds.stream().mapToDouble(Load::perSecond).toArray();
    }

    double[] micros() {
      return processorMicros.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private int run() {
    int rounds = options.number("--rounds", 5, 3);
    int seconds = options.number("--seconds", 10, 3);
    int warmUp = options.number("--warm-up", 60, 10);
    List<String> flags =
        options.values().containsKey("--flags")
            ? List.of(options.values().getOrDefault("--flags", "").split(" "))
            : FLAGS;
    var report = new Report("gateway", options, clock);
    report.line("gateway  java %s", String.join(" ", flags));
    report.line(
        "nginx    %s, one worker a core, kept connections; it also is the upstream",
        Nginx.version());
    report.line(
        "load     wrk, one thread, %d connections, answers of %d bytes; %d s of warm-up each, %d"
            + " rounds of %d s in turns",
        CONNECTIONS, BODY, warmUp, rounds, seconds);
    report.line("");

    int upstreamPort = Child.freePort();
    int proxyPort = Child.freePort();
    var on = new Contender("gateway, filters on", Child.freePort());
    var off = new Contender("gateway, filters off", Child.freePort());
    var nginx = new Contender("nginx", proxyPort);
    var upstream = new Contender("upstream alone", upstreamPort);
    List<Contender> contenders = List.of(on, off, nginx);
    Instant now = clock.instant();
    String authorization =
        "Authorization: Bearer " + mint.token(now, now.plus(Duration.ofHours(2)));

    try (Child service =
            Nginx.upstream(folder.resolve("upstream"), upstreamPort, body(), mint.keySet());
        Child proxy = Nginx.proxy(folder.resolve("proxy"), proxyPort, upstreamPort);
        Child filtering = gateway(flags, on, upstreamPort, FILTERS_ON);
        Child plain = gateway(flags, off, upstreamPort, FILTERS_OFF)) {
      service.await(() -> status(upstream.url + "/") == 200, Duration.ofSeconds(20));
      proxy.await(() -> status(nginx.url + "/") == 200, Duration.ofSeconds(20));
      filtering.await(() -> ready(on), Duration.ofSeconds(180));
      plain.await(() -> ready(off), Duration.ofSeconds(180));
      report.mustHold(
          "a request without a token is refused with filters on", status(on.url + PATH) == 401);
      report.mustHold("and passes with filters off", status(off.url + PATH) == 200);

      for (Contender contender : contenders) {
        Wrk.run(contender.url + PATH, CONNECTIONS, warmUp, authorization);
      }
      upstream.load(service, seconds, authorization);
      for (int round = 0; round < rounds; round++) {
        on.load(filtering, seconds, authorization);
        off.load(plain, seconds, authorization);
        nginx.load(proxy, seconds, authorization);
        report.line(
            "round %d  on %.0f/s, off %.0f/s, nginx %.0f/s; on/off %.3f, on/nginx %.3f; load %s",
            round + 1,
            on.rounds.getLast().perSecond(),
            off.rounds.getLast().perSecond(),
            nginx.rounds.getLast().perSecond(),
            on.rounds.getLast().perSecond() / off.rounds.getLast().perSecond(),
            on.rounds.getLast().perSecond() / nginx.rounds.getLast().perSecond(),
            Machine.loadAverage());
      }
      report.line("");
      summary(report, List.of(on, off, nginx, upstream), filtering, plain);
    }
    Samples kept = Samples.ratios(on.rates(), off.rates());
    Samples ofNginx = Samples.ratios(on.rates(), nginx.rates());
    report.line(
        "by processor time a request, which other work on the machine disturbs less: off/on %.3f,"
            + " nginx/on %.3f",
        Samples.ratios(off.micros(), on.micros()).median(),
        Samples.ratios(nginx.micros(), on.micros()).median());
    report.line("");
    report.mustHold(
        "no request failed",
        contenders.stream().flatMap(c -> c.rounds.stream()).allMatch(l -> l.errors() == 0));
    report.atLeast("filters on / filters off, median of rounds", kept.median(), 0.6, "%.3f");
    report.goal("filters on / nginx, median of rounds", ofNginx.median(), 0.15, "%.3f");
    return report.finish();
  }

  private static void summary(
      Report report, List<Contender> contenders, Child filtering, Child plain) {
    var table =
        new Table(
            "", "requests/s", "least", "most", "p50 ms", "p99 ms", "cpu µs/request", "failed");
    for (Contender contender : contenders) {
      Samples rates = Samples.of(contender.rates());
      table.row(
          contender.name,
          number("%.0f", rates.median()),
          number("%.0f", rates.least()),
          number("%.0f", rates.most()),
          number(
              "%.2f",
              Samples.of(contender.rounds.stream().map(Load::medianMillis).toList()).median()),
          number(
              "%.2f", Samples.of(contender.rounds.stream().map(Load::p99Millis).toList()).median()),
          number("%.1f", Samples.of(contender.micros()).median()),
          Long.toString(contender.rounds.stream().mapToLong(Load::errors).sum()));
    }
    report.table(table);
    report.line(
        "memory   filters on %.0f MiB, filters off %.0f MiB (proportional set size after the load)",
        mebibytes(filtering), mebibytes(plain));
  }

  private static double mebibytes(Child child) {
    String pss = Machine.field(Path.of("/proc/" + child.pid() + "/smaps_rollup"), "Pss", "0 kB");
    return Machine.kibibytes(pss) / 1024.0;
  }

  private Child gateway(
      List<String> flags, Contender contender, int upstreamPort, Map<String, String> filters) {
    String upstream = "http://127.0.0.1:" + upstreamPort;
    Map<String, String> environment = new HashMap<>(filters);
    environment.put("SERVER_PORT", Integer.toString(URI.create(contender.url).getPort()));
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("FORECOURT_GATEWAY_TOKEN_ISSUER", TokenMint.ISSUER);
    environment.put("FORECOURT_GATEWAY_TOKEN_JWKSETURI", upstream + "/oauth2/jwks");
    for (String service : List.of("CRM", "SALES", "INVENTORY", "INSURANCE", "HR")) {
      environment.put("FORECOURT_GATEWAY_SERVICES_" + service + "_URI", upstream);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-Duser.timezone=UTC", "-jar", JAR.toString()));
    return Child.start(
        command, environment, folder.resolve(contender.name.replaceAll("\\W+", "-") + ".log"));
  }

  private boolean ready(Contender gateway) {
    return status(gateway.url + "/actuator/health/readiness") == 200;
  }

  private int status(String url) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A lead of exactly the size asked for. */
  private static String body() {
    String lead =
        "{\"id\":\"019a0000-0000-7000-8000-00000000002a\",\"version\":3,\"state\":\"ASSIGNED\","
            + "\"allowedActions\":[\"assignment\",\"loss-request\"],\"note\":\"";
    return lead + "x".repeat(BODY - lead.length() - 2) + "\"}";
  }

  private static String number(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }
}
