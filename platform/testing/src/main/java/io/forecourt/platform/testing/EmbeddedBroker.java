package io.forecourt.platform.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A real Kafka broker (KRaft) in a JVM of its own, from its Maven artifacts. It can be stopped and
 * started again on the same port with the same data, for tests of outages.
 */
public final class EmbeddedBroker {

  private static final Pattern NEEDED =
      Pattern.compile(
          "(kafka|scala|metrics-core|jackson|slf4j|log4j-api|logback|snappy|lz4|zstd|jose4j|jopt"
              + "|argparse4j|caffeine|pcollections|HdrHistogram|hash4j|re2j|commons-validator|snakeyaml"
              + "|forecourt-testing|jspecify).*");

  private final Path work;
  private final int port;
  private ServerProcess process;

  private EmbeddedBroker(Path work, int port) {
    this.work = work;
    this.port = port;
    this.process = launch(work, port);
  }

  /** Starts a broker with no topics. */
  public static EmbeddedBroker start() {
    Path work = WorkDirectory.create("kafka");
    int port = Ports.free();
    int controller = Ports.free();
    String properties =
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        num.partitions=3
        auto.create.topics.enable=true
        default.replication.factor=1
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        transaction.state.log.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        num.network.threads=2
        num.io.threads=2
        background.threads=2
        num.recovery.threads.per.data.dir=1
        log.cleaner.dedupe.buffer.size=2097152
        log.retention.ms=-1
        log.index.size.max.bytes=65536
        """
            .formatted(port, controller, work.resolve("data"));
    try {
      Files.writeString(work.resolve("server.properties"), properties);
      Files.writeString(
          work.resolve("logback.xml"),
          """
          <configuration>
            <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
              <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
            </appender>
            <root level="WARN"><appender-ref ref="OUT"/></root>
          </configuration>
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EmbeddedBroker(work, port);
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public void stop() {
    process.stop();
  }

  /** Ends the broker without a goodbye, as a power cut would. */
  public void kill() {
    process.handle().destroyForcibly();
    process.stop();
  }

  /** Starts again with the data and on the port it had. */
  public void startAgain() {
    process = launch(work, port);
  }

  private static ServerProcess launch(Path work, int port) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ServerProcess process =
        ServerProcess.start(
            "kafka",
            work,
            List.of(
                java.toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + WorkDirectory.shared().resolve("kafka.jsa"),
                "-Xlog:disable",
                "-Dlogback.configurationFile=" + work.resolve("logback.xml"),
                "-cp",
                classPath(),
                BrokerMain.class.getName(),
                work.resolve("server.properties").toString()));
    process.awaitReady(() -> Ports.answers("127.0.0.1", port), Duration.ofSeconds(60));
    return process;
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                NEEDED.matcher(Path.of(entry).getFileName().toString()).matches()
                    || entry.replace('\\', '/').contains("platform/testing/"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
