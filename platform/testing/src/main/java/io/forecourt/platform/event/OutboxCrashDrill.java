package io.forecourt.platform.event;

import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.testing.TestServers;
import io.forecourt.platform.testing.TestServers.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Kills a process with an outbox again and again, at each named step of its relay and at random
 * moments, and compares what arrived with what was committed.
 */
public final class OutboxCrashDrill {

  static final String TOPIC = "forecourt.crash.deal";

  static final List<String> MIGRATIONS =
      List.of("V20261121_0010__create_outbox.sql", "V20261121_0011__create_event_stream.sql");

  private static final List<String> DEATHS =
      List.of(
          RelayStep.BEFORE_SEND.name(),
          RelayStep.HALF_SENT.name(),
          RelayStep.BETWEEN_ACKNOWLEDGEMENT_AND_DELETE.name(),
          RelayStep.DELETED.name(),
          "KILL");
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);

  /**
   * What came of it.
   *
   * @param committed events whose transaction committed
   * @param lost committed events that never arrived
   * @param unfounded events that arrived although nobody committed them
   * @param disordered events that arrived before an earlier one of their subject
   * @param doubled further arrivals of an event
   */
  public record Result(
      int kills,
      long seed,
      long committed,
      long lost,
      long unfounded,
      long disordered,
      long doubled) {

    public boolean good() {
      return committed > 0 && lost == 0 && unfounded == 0 && disordered == 0;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "Outbox crash drill: %d kills, seed %d: %d events committed, %d lost, %d unfounded,"
              + " %d out of order, %d doubled",
          kills,
          seed,
          committed,
          lost,
          unfounded,
          disordered,
          doubled);
    }
  }

  private final String namespace = "crash" + System.nanoTime() + ".";
  private final String schema = TestServers.freshSchema();
  private final Database database = TestServers.database();
  private final String servers = TestServers.broker().bootstrapServers();

  private OutboxCrashDrill() {}

  /**
   * {@code --kills 300 [--seed n]}; ends with status 1 when an event was lost, made up or out of
   * order.
   */
  public static void main(String[] arguments) {
    int kills = 300;
    long seed = System.nanoTime();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--kills" -> kills = Integer.parseInt(arguments[i + 1]);
        case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    Result result = run(kills, seed);
    System.out.println(result);
    System.exit(result.good() ? 0 : 1);
  }

  public static Result run(int kills, long seed) {
    try {
      return new OutboxCrashDrill().drill(kills, seed);
    } catch (SQLException | IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the drill itself failed (seed " + seed + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Result drill(int kills, long seed)
      throws SQLException, IOException, InterruptedException, ExecutionException, TimeoutException {
    createTables();
    createTopic();
    var random = new SplittableRandom(seed);
    for (int kill = 0; kill < kills; kill++) {
      liveAndDie(DEATHS.get(kill % DEATHS.size()), random);
    }
    Process last = start("DRAIN", random.nextLong());
    if (!last.waitFor(LONGEST_LIFE.toSeconds(), TimeUnit.SECONDS) || last.exitValue() != 0) {
      last.destroyForcibly();
      throw new IllegalStateException("the outbox was not drained");
    }
    return compare(kills, seed);
  }

  private void liveAndDie(String death, SplittableRandom random)
      throws IOException, InterruptedException {
    Process process = start(death, random.nextLong());
    if (death.equals("KILL")) {
      process.waitFor(800 + random.nextInt(1_500), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
    }
    if (!process.waitFor(LONGEST_LIFE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the process never reached " + death);
    }
    if (process.exitValue() != 137) {
      throw new IllegalStateException(
          "the process ended by itself with " + process.exitValue() + " before " + death);
    }
  }

  private Process start(String step, long seed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Duser.timezone=UTC",
            "-cp",
            System.getProperty("java.class.path"),
            CrashSubject.class.getName(),
            database.url(schema),
            database.username(),
            database.password(),
            servers,
            namespace,
            step,
            Long.toString(seed))
        .inheritIO()
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void createTables() throws SQLException {
    try (Connection connection = database.connect(schema);
        Statement statement = connection.createStatement()) {
      for (String migration : MIGRATIONS) {
        statement.execute(migration(migration));
      }
      statement.execute(
          "CREATE TABLE committed (eventid CHAR(36) PRIMARY KEY, subject VARCHAR(100) NOT NULL,"
              + " sequence BIGINT NOT NULL)");
    }
  }

  static String migration(String name) {
    try (InputStream in =
        OutboxRelay.class.getClassLoader().getResourceAsStream("db/platform/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no migration " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().replaceAll(";$", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void createTopic() throws InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(List.of(new NewTopic(namespace + TOPIC, 3, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private Result compare(int kills, long seed) throws SQLException {
    Set<String> committed = committed();
    Map<String, List<Long>> firstArrivals = new HashMap<>();
    Set<String> arrived = new HashSet<>();
    long unfounded = 0;
    long doubled = 0;
    try (var events = new TestEvents(servers, namespace)) {
      for (Heard heard : events.heard(TOPIC)) {
        String id = heard.headers().getOrDefault("ce_id", "");
        if (!committed.contains(id)) {
          unfounded++;
        } else if (arrived.add(id)) {
          firstArrivals
              .computeIfAbsent(heard.subject(), _ -> new ArrayList<>())
              .add(heard.sequence());
        } else {
          doubled++;
        }
      }
    }
    long disordered = 0;
    for (List<Long> sequences : firstArrivals.values()) {
      long newest = 0;
      for (long sequence : sequences) {
        if (sequence < newest) {
          disordered++;
        }
        newest = Math.max(newest, sequence);
      }
    }
    long lost = committed.stream().filter(id -> !arrived.contains(id)).count();
    return new Result(kills, seed, committed.size(), lost, unfounded, disordered, doubled);
  }

  private Set<String> committed() throws SQLException {
    Set<String> ids = new HashSet<>();
    try (Connection connection = database.connect(schema);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT eventid FROM committed")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
