package io.forecourt.platform.event;

import io.forecourt.platform.loop.Loop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the outbox of one schema in order of its ids. One relay works at a time, under a named
 * lock on a connection of its own; two for a moment may tell a fact twice, never in another order.
 * It never gives up: after a send error it begins again, with a new producer, at the first row that
 * is left.
 */
final class OutboxRelay implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int LOCK_NAME_LENGTH = 64;

  /** Opens a connection outside the pool. */
  @FunctionalInterface
  interface Connections {
    Connection open() throws SQLException;
  }

  /**
   * What a relay is told.
   *
   * @param source CloudEvents source of the service
   * @param producer settings that reach the broker: servers, security
   */
  record Settings(
      String source,
      String namespace,
      int batch,
      Duration poll,
      Duration sendTimeout,
      Map<String, Object> producer) {}

  private final Settings settings;
  private final Connections connections;
  private final Runnable topics;
  private final RelayStep.Listener steps;
  private final Semaphore wake = new Semaphore(0);
  private final LongAdder published = new LongAdder();
  private final Loop loop =
      new Loop(
          "outbox-relay",
          Duration.ofSeconds(1),
          new Semaphore(0),
          Thread.ofPlatform().daemon(),
          this::round);
  private volatile boolean leading;

  /**
   * @param topics makes sure that the topics exist; may throw while the broker is down
   */
  OutboxRelay(
      Settings settings, Connections connections, Runnable topics, RelayStep.Listener steps) {
    this.settings = settings;
    this.connections = connections;
    this.topics = topics;
    this.steps = steps;
  }

  Loop loop() {
    return loop;
  }

  /** Something was committed in this process. */
  void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  void stop() {
    loop.stop(Duration.ZERO);
    wake();
  }

  long published() {
    return published.sum();
  }

  boolean leading() {
    return leading;
  }

  /** On the caller's thread, until {@link #stop()}. */
  @Override
  public void run() {
    loop.allow();
    loop.run();
  }

  private void round() throws SQLException {
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      lead(connection);
    } finally {
      leading = false;
    }
  }

  private boolean goesOn() {
    return loop.isRunning() && !Thread.currentThread().isInterrupted();
  }

  private void lead(Connection connection) throws SQLException {
    String lock = lockName(connection);
    if (!acquire(connection, lock)) {
      return;
    }
    leading = true;
    LOG.debug("Relay leads under {}", lock);
    steps.reached(RelayStep.LOCKED, 0);
    while (goesOn()) {
      topics.run();
      Producer<String, byte[]> producer = producer();
      try {
        while (goesOn() && holds(connection, lock)) {
          int sent = relay(connection, producer);
          loop.goesWell();
          if (sent < settings.batch()) {
            pause(settings.poll());
          }
        }
        if (goesOn()) {
          LOG.warn("The relay lost its lock {}", lock);
        }
        return;
      } catch (SendFailed e) {
        LOG.warn(
            "The broker did not take a batch; it is sent again: {}", String.valueOf(e.getCause()));
        pause(Duration.ofMillis(200));
      } finally {
        producer.close(Duration.ZERO);
      }
    }
  }

  private int relay(Connection connection, Producer<String, byte[]> producer) throws SQLException {
    List<OutboxTable.Waiting> rows = OutboxTable.first(connection, settings.batch());
    if (rows.isEmpty()) {
      return 0;
    }
    steps.reached(RelayStep.BEFORE_SEND, rows.size());
    Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    Throwable failure = send(producer, rows, acknowledged);
    if (!acknowledged.isEmpty()) {
      steps.reached(RelayStep.BETWEEN_ACKNOWLEDGEMENT_AND_DELETE, acknowledged.size());
      OutboxTable.delete(connection, acknowledged);
      published.add(acknowledged.size());
      steps.reached(RelayStep.DELETED, acknowledged.size());
    }
    if (failure != null) {
      throw new SendFailed(failure);
    }
    return rows.size();
  }

  /**
   * Sends the whole batch before it waits. The first error closes the producer at once, from its
   * own thread, so that nothing behind the failed row can still leave.
   */
  private @Nullable Throwable send(
      Producer<String, byte[]> producer, List<OutboxTable.Waiting> rows, Queue<Long> acknowledged) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    var answered = new CountDownLatch(rows.size());
    int sent = 0;
    for (OutboxTable.Waiting waiting : rows) {
      if (failure.get() != null) {
        break;
      }
      if (sent == rows.size() / 2) {
        steps.reached(RelayStep.HALF_SENT, sent);
      }
      try {
        producer.send(
            Messages.record(settings.namespace(), settings.source(), waiting.row()),
            (_, error) -> {
              if (error == null) {
                acknowledged.add(waiting.id());
              } else if (failure.compareAndSet(null, error)) {
                producer.close(Duration.ZERO);
              }
              answered.countDown();
            });
        sent++;
      } catch (KafkaException | IllegalStateException e) {
        failure.compareAndSet(null, e);
        producer.close(Duration.ZERO);
      }
    }
    for (int unsent = sent; unsent < rows.size(); unsent++) {
      answered.countDown();
    }
    try {
      long limit = settings.sendTimeout().toMillis() + 5_000;
      if (!answered.await(limit, TimeUnit.MILLISECONDS)) {
        failure.compareAndSet(null, new KafkaException("no answer within " + limit + " ms"));
        producer.close(Duration.ZERO);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.compareAndSet(null, e);
    }
    return failure.get();
  }

  private Producer<String, byte[]> producer() {
    int timeout = Math.toIntExact(settings.sendTimeout().toMillis());
    Map<String, Object> all = new HashMap<>(settings.producer());
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    // With more in flight, a partition that has just got its leader took the second batch, knew no
    // producer yet and so missed nothing, and refused the first: order was lost.
    all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
    return new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
  }

  private void pause(Duration limit) {
    try {
      if (wake.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String lockName(Connection connection) throws SQLException {
    String name = "forecourt.relay." + connection.getCatalog();
    return name.length() <= LOCK_NAME_LENGTH
        ? name
        : name.substring(0, LOCK_NAME_LENGTH - 9) + "." + Integer.toHexString(name.hashCode());
  }

  private static boolean acquire(Connection connection, String lock) throws SQLException {
    return ask(connection, "SELECT GET_LOCK(?, 0)", lock);
  }

  private static boolean holds(Connection connection, String lock) throws SQLException {
    return ask(connection, "SELECT IS_USED_LOCK(?) = CONNECTION_ID()", lock);
  }

  private static boolean ask(Connection connection, String question, String lock)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, lock);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getInt(1) == 1;
      }
    }
  }

  private static final class SendFailed extends RuntimeException {
    SendFailed(Throwable cause) {
      super(cause);
    }
  }
}
