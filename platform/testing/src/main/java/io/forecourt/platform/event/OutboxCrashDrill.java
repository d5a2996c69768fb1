package io.forecourt.platform.event;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Kills a process with an outbox again and again, at each named step of its relay and at random
 * moments, and compares what arrived with what was committed.
 */
public final class OutboxCrashDrill {

  static final String TOPIC = "forecourt.crash.deal";

  static final List<String> MIGRATIONS =
      List.of("V20261121_0010__create_outbox.sql", "V20261121_0011__create_event_stream.sql");

  static final String REACHED = "reached ";
  static final String WRITING = "WRITING";

  private static final String AT_RANDOM = "at random";
  private static final List<String> DEATHS =
      Stream.concat(Stream.of(RelayStep.values()).map(RelayStep::name), Stream.of(AT_RANDOM))
          .toList();
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);
  private static final int KILLED = 128 + 9;
  private static final int PARTITIONS = 3;

  /**
   * What came of it.
   *
   * @param unfounded events that arrived although nobody committed them
   * @param byDeath one tally for each way to die
   */
  public record Result(int kills, long seed, long unfounded, List<Tally> byDeath) {

    public long committed() {
      return byDeath.stream().mapToLong(Tally::committed).sum();
    }

    public long lost() {
      return byDeath.stream().mapToLong(Tally::lost).sum();
    }

    public long disordered() {
      return byDeath.stream().mapToLong(Tally::disordered).sum();
    }

    public long doubled() {
      return byDeath.stream().mapToLong(Tally::doubled).sum();
    }

    public boolean good() {
      return committed() > 0 && lost() == 0 && unfounded == 0 && disordered() == 0;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "Outbox crash drill: %d kills, seed %d: %d events committed, %d lost, %d unfounded,"
              + " %d out of order, %d doubled",
          kills,
          seed,
          committed(),
          lost(),
          unfounded,
          disordered(),
          doubled());
    }
  }

  /**
   * The events that were committed in lives that ended in one way.
   *
   * @param death step of the relay, or at random
   * @param committed events whose transaction committed
   * @param lost committed events that never arrived
   * @param disordered events that arrived before an earlier one of their subject
   * @param doubled further arrivals of an event
   */
  public record Tally(
      String death, int kills, long committed, long lost, long disordered, long doubled) {}

  private final String namespace = "crash" + System.nanoTime() + ".";
  private final String schema = TestServers.freshSchema();
  private final Database database = TestServers.database();
  private final String servers = TestServers.broker().bootstrapServers();

  private OutboxCrashDrill() {}

  public static Result run(int kills, long seed) {
    return run(kills, seed, _ -> {});
  }

  /**
   * @param progress told the number of kills so far
   */
  public static Result run(int kills, long seed, IntConsumer progress) {
    try {
      return new OutboxCrashDrill().drill(kills, seed, progress);
    } catch (SQLException | IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the drill itself failed (seed " + seed + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Result drill(int kills, long seed, IntConsumer progress)
      throws SQLException, IOException, InterruptedException, ExecutionException, TimeoutException {
    createTables();
    createTopic();
    var random = new SplittableRandom(seed);
    for (int life = 0; life < kills; life++) {
      liveAndDie(life, random);
      progress.accept(life + 1);
    }
    Process last = start("DRAIN", random.nextLong(), kills);
    if (!last.waitFor(LONGEST_LIFE.toSeconds(), TimeUnit.SECONDS) || last.exitValue() != 0) {
      last.destroyForcibly();
      throw new IllegalStateException("the outbox was not drained");
    }
    return compare(kills, seed);
  }

  private static String death(int life) {
    return DEATHS.get(life % DEATHS.size());
  }

  /** The kill is a signal 9 in every case. */
  private void liveAndDie(int life, SplittableRandom random)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    String death = death(life);
    Process process = start(death, random.nextLong(), life);
    try {
      if (death.equals(AT_RANDOM)) {
        awaitStep(process, WRITING);
        process.waitFor(200 + random.nextInt(2_500), TimeUnit.MILLISECONDS);
      } else {
        awaitStep(process, death);
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.waitFor() != KILLED) {
      throw new IllegalStateException(
          "the process ended by itself with " + process.exitValue() + " before " + death);
    }
  }

  private static void awaitStep(Process process, String step)
      throws InterruptedException, ExecutionException, TimeoutException {
    boolean reached =
        CompletableFuture.supplyAsync(
                () -> process.inputReader().lines().anyMatch((REACHED + step)::equals))
            .get(LONGEST_LIFE.toSeconds(), TimeUnit.SECONDS);
    if (!reached) {
      throw new IllegalStateException("the process ended before it reached " + step);
    }
  }

  private Process start(String step, long seed, int life) throws IOException {
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
            Long.toString(seed),
            Integer.toString(life))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(
            step.equals("DRAIN") ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.PIPE)
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
              + " sequence BIGINT NOT NULL, life INT NOT NULL)");
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
          .createTopics(List.of(new NewTopic(namespace + TOPIC, PARTITIONS, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private Result compare(int kills, long seed) throws SQLException {
    Map<String, Integer> committed = committed();
    Set<String> arrived = new HashSet<>();
    Map<String, Long> newest = new HashMap<>();
    Map<String, Count> counts = new LinkedHashMap<>();
    DEATHS.forEach(death -> counts.put(death, new Count()));
    for (int life = 0; life < kills; life++) {
      counts.computeIfAbsent(death(life), _ -> new Count()).kills++;
    }
    var unfounded = new AtomicLong();
    read(
        message -> {
          Messages.Envelope event = Messages.envelope(message);
          Integer life = committed.get(event.id());
          if (life == null) {
            unfounded.incrementAndGet();
            return;
          }
          Count count = counts.computeIfAbsent(death(life), _ -> new Count());
          if (!arrived.add(event.id())) {
            count.doubled++;
            return;
          }
          Long before = newest.merge(event.subject(), event.sequence(), Math::max);
          if (before > event.sequence()) {
            count.disordered++;
          }
        });
    committed.forEach(
        (id, life) -> {
          Count count = counts.computeIfAbsent(death(life), _ -> new Count());
          count.committed++;
          if (!arrived.contains(id)) {
            count.lost++;
          }
        });
    List<Tally> tallies = new ArrayList<>();
    counts.forEach((death, count) -> tallies.add(count.tally(death)));
    return new Result(kills, seed, unfounded.get(), List.copyOf(tallies));
  }

  /** Reads the topic from its beginning to its present end, one message at a time. */
  private void read(Consumer<ConsumerRecord<String, byte[]>> reader) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS)
              .mapToObj(partition -> new TopicPartition(namespace + TOPIC, partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(reader);
      }
    }
  }

  /** A tally while it is taken. */
  private static final class Count {
    private int kills;
    private long committed;
    private long lost;
    private long disordered;
    private long doubled;

    Tally tally(String death) {
      return new Tally(
          death.toLowerCase(Locale.ROOT).replace('_', ' '),
          kills,
          committed,
          lost,
          disordered,
          doubled);
    }
  }

  /** The life in which each event was committed. */
  private Map<String, Integer> committed() throws SQLException {
    Map<String, Integer> lives = new HashMap<>();
    try (Connection connection = database.connect(schema);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT eventid, life FROM committed")) {
      while (rows.next()) {
        lives.put(rows.getString(1), rows.getInt(2));
      }
    }
    return lives;
  }
}
