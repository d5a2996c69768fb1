package io.forecourt.bench;

import io.forecourt.platform.event.RelaySpeed;
import io.forecourt.platform.testing.EmbeddedBroker;
import io.forecourt.platform.testing.EmbeddedDatabase;
import io.forecourt.platform.testing.TestServers.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** How fast the relay empties a full outbox, and how soon a committed event is at its consumer. */
public final class OutboxBench {

  private static final int RATE = 200;

  private OutboxBench() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.parse(List.of(arguments), Set.of("--rows", "--rounds", "--seconds"));
    System.exit(run(options));
  }

  private static int run(Options options)
      throws SQLException, InterruptedException, ExecutionException, TimeoutException {
    int rows = options.number("--rows", 10_000, 10_000);
    int rounds = options.number("--rounds", 5, 3);
    int seconds = options.number("--seconds", 60, 10);
    var report = new Report("outbox", options, Clock.systemUTC());
    EmbeddedDatabase embedded = EmbeddedDatabase.startDurable();
    var database = new Database(embedded.url(), embedded.username(), embedded.password());
    String servers = EmbeddedBroker.start().bootstrapServers();
    report.line(
        "servers  embedded MariaDB, %s; embedded Kafka, one broker, 3 partitions",
        durability(database));
    report.line("producer acks=all, idempotent; rows of 400 bytes of payload");
    report.line("");
    var speed = new RelaySpeed(database, "outbox_bench", servers);

    double[] relay = new double[rounds];
    double[] bare = new double[rounds];
    var table = new Table("drain", "rows/s", "bare producer/s", "ratio", "load");
    for (int round = 0; round < rounds; round++) {
      relay[round] = rows / speed.drain(rows);
      bare[round] = rows / speed.sendWithoutOutbox(rows);
      table.row(
          round == 0 ? "round 1 (cold)" : "round " + (round + 1),
          number("%.0f", relay[round]),
          number("%.0f", bare[round]),
          number("%.2f", relay[round] / bare[round]),
          Machine.loadAverage());
    }
    report.table(table);
    report.line("");

    speed.stream(RATE, RATE * Math.min(5, seconds));
    Stalls stalls = Stalls.begin();
    RelaySpeed.Stream stream = speed.stream(RATE, RATE * seconds);
    Samples delays = new Samples(stream.delaysMillis());
    report.line(
        "%d events/s asked, %.1f came, for %d s; load %s",
        RATE, stream.perSecond(), seconds, Machine.loadAverage());
    report.table(
        new Table("milliseconds", "p50", "p95", "p99", "worst")
            .row(row("commit to consumer", delays))
            .row(row("the commit alone", new Samples(stream.commitsMillis())))
            .row(row("waking up after 1 ms (the machine)", new Samples(stalls.end()))));
    report.line("");
    report.atLeast(
        "rows drained a second, median of rounds", Samples.of(relay).median(), 5_000, "%.0f");
    report.atMost("commit to consumer, p99 in ms", delays.percentile(0.99), 250, "%.1f");
    report.goal(
        "drain / bare producer, median of rounds",
        Samples.ratios(relay, bare).median(),
        0.5,
        "%.2f");
    return report.finish();
  }

  /** Creates the schema, and asks the server itself what it promises. */
  private static String durability(Database database) throws SQLException {
    try (Connection connection = database.connect("");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE outbox_bench CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
      try (var row =
          statement.executeQuery(
              "SELECT VERSION(), @@innodb_flush_log_at_trx_commit, @@innodb_flush_method,"
                  + " @@innodb_doublewrite")) {
        row.next();
        return "%s, flush_log_at_trx_commit=%s, flush_method=%s, doublewrite=%s"
            .formatted(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
      }
    }
  }

  private static String[] row(String name, Samples samples) {
    return new String[] {
      name,
      number("%.1f", samples.percentile(0.50)),
      number("%.1f", samples.percentile(0.95)),
      number("%.1f", samples.percentile(0.99)),
      number("%.1f", samples.most())
    };
  }

  private static String number(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }
}
