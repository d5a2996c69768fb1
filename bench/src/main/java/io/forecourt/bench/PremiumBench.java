package io.forecourt.bench;

import io.forecourt.insurance.calculation.CalculationJson;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.PremiumEngine;
import io.forecourt.insurance.premium.RateBook;
import io.forecourt.insurance.rates.RateFiles;
import io.forecourt.platform.testing.EmbeddedDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The premium engine on one core, and a renewal season: requests over HTTP to insurance-service
 * with a heap of 512 MiB, each quoted and stored with every intermediate value.
 */
public final class PremiumBench {

  private static final int A_BATCH = 1_000;
  private static final int CLIENTS = 2;
  private static final int QUOTES_A_SECOND = 200_000;
  private static final int LONGEST = 120;
  private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");
  private static final String SCHEMA = "premium_bench";

  private final Options options;
  private final int renewals;
  private final Report report;

  private PremiumBench(Options options) {
    this.options = options;
    this.renewals = options.number("--renewals", 100_000, 5_000);
    this.report = new Report("premium", options, Clock.systemUTC());
  }

  public static void main(String[] arguments)
      throws RunnerException, SQLException, InterruptedException, ExecutionException {
    System.exit(new PremiumBench(Options.parse(List.of(arguments), Set.of("--renewals"))).run());
  }

  private int run() throws RunnerException, SQLException, InterruptedException, ExecutionException {
    double quotes = engine();
    report.line(
        "engine   %,.0f full quotes a second, one thread (JMH): three sections, five lines",
        quotes);
    season();
    report.line("");
    report.atLeast("full quotes a second on one core", quotes, QUOTES_A_SECOND, "%,.0f");
    return report.finish();
  }

  private double engine() throws RunnerException {
    boolean quick = options.quick();
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(PremiumQuotes.class.getName())
                    .forks(quick ? 1 : 2)
                    .threads(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(quick ? 2 : 5))
                    .measurementIterations(quick ? 3 : 5)
                    .measurementTime(TimeValue.seconds(quick ? 2 : 5))
                    .jvmArgs("-Xmx256m", "-XX:+UseSerialGC")
                    .build())
            .runSingle();
    return result.getPrimaryResult().getScore();
  }

  private void season() throws SQLException, InterruptedException, ExecutionException {
    EmbeddedDatabase embedded = EmbeddedDatabase.start();
    String server = embedded.url().replaceAll("(jdbc:mysql://[^/]+/).*", "$1");
    try (Connection connection =
            DriverManager.getConnection(embedded.url(), embedded.username(), embedded.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE " + SCHEMA + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
      statement.execute("USE " + SCHEMA);
      try (LoneService service =
          LoneService.start(
              "insurance-service",
              FLAGS,
              server + SCHEMA,
              embedded.username(),
              embedded.password(),
              "in")) {
        post(service, A_BATCH / 10, 0);
        long begun = System.nanoTime();
        BigDecimal total = quote(service);
        double seconds = (System.nanoTime() - begun) / 1e9;
        long stored =
            number(statement, "SELECT COUNT(*) FROM premium_batch_item WHERE result IS NOT NULL");
        long bytes = number(statement, "SELECT SUM(LENGTH(result)) FROM premium_batch_item");
        report.line(
            "season   %,d renewals in %.1f s, %,.0f a second, with %s and %d clients",
            renewals, seconds, renewals / seconds, String.join(" ", FLAGS), CLIENTS);
        report.line(
            "stored   %,d quotes with %.1f KiB of intermediate values each",
            stored, bytes / 1024.0 / stored);
        report.line("");
        report.mustHold("every renewal is stored", stored == renewals + A_BATCH / 10);
        report.mustHold("the totals are those of the engine", total.compareTo(expected()) == 0);
        report.atMost("seconds for the season", seconds, LONGEST, "%.1f");
      }
    }
  }

  private BigDecimal quote(LoneService service) throws InterruptedException, ExecutionException {
    BigDecimal total = BigDecimal.ZERO;
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<BigDecimal>> batches = new ArrayList<>();
      for (int from = 0; from < renewals; from += A_BATCH) {
        int first = from;
        int size = Math.min(A_BATCH, renewals - from);
        batches.add(clients.submit(() -> post(service, size, first)));
      }
      for (Future<BigDecimal> batch : batches) {
        total = total.add(batch.get());
      }
    }
    return total;
  }

  private static BigDecimal post(LoneService service, int size, int first) {
    StringBuilder body = new StringBuilder("{\"items\":[");
    for (int i = 0; i < size; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"reference\":\"R-")
          .append(first + i)
          .append("\",\"request\":")
          .append(Renewals.request(first + i))
          .append('}');
    }
    JsonNode answer =
        JsonMapper.shared()
            .readTree(
                service.post("/api/v1/insurance/premium-batches", body.append("]}").toString()));
    if (answer.path("quoted").asInt() != size) {
      throw new IllegalStateException(answer.toString());
    }
    return new BigDecimal(answer.path("total").path("amount").asString());
  }

  private BigDecimal expected() {
    RateBook book = RateBook.of(RateFiles.shipped());
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < renewals; i++) {
      if (PremiumEngine.quote(CalculationJson.request(Renewals.request(i)).toRequest(), book)
          instanceof Quote quote) {
        total = total.add(quote.grandTotal());
      }
    }
    return total;
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }
}
