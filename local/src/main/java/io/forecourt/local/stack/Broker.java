package io.forecourt.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One Kafka node in KRaft mode, broker and controller, with everything it was ever told on disk.
 */
final class Broker implements Component {

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;

  Broker(Home home, Ports ports, Secrets secrets) {
    this.home = home;
    this.ports = ports;
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public String title() {
    return "Kafka 4.2     127.0.0.1:" + port();
  }

  @Override
  public int port() {
    return ports.broker();
  }

  @Override
  public Set<String> after() {
    return Set.of();
  }

  @Override
  public void prepare() throws IOException {
    Files.deleteIfExists(mark());
    Files.createDirectories(data());
    Files.writeString(settings(), properties());
  }

  @Override
  public ProcessBuilder command() {
    List<String> command = Jvm.lean(256);
    command.addAll(new ClassArchive(home, name()).flags());
    command.addAll(
        List.of(
            "-Xms48m",
            "-Dlog4j2.level=WARN",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.log.org.apache.kafka=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS",
            "-Djava.awt.headless=true",
            "-cp",
            Jvm.launcher(home).toString(),
            "io.forecourt.local.broker.BrokerNode",
            settings().toString(),
            secrets.clusterId(),
            home.project().resolve("contracts/events/catalogue.csv").toString(),
            mark().toString()));
    return new ProcessBuilder(command);
  }

  @Override
  public boolean ready() {
    return Files.exists(mark());
  }

  @Override
  public Duration stopPatience() {
    return Duration.ofSeconds(30);
  }

  private String properties() {
    String escaped = data().toString().replace("\\", "\\\\");
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    controller.listener.names=CONTROLLER
    listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=BROKER://127.0.0.1:%1$d
    listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
    inter.broker.listener.name=BROKER
    log.dirs=%3$s
    auto.create.topics.enable=false
    num.partitions=3
    default.replication.factor=1
    min.insync.replicas=1
    # domain topics keep everything
    log.retention.ms=-1
    log.retention.bytes=-1
    log.cleanup.policy=delete
    log.segment.bytes=67108864
    log.index.size.max.bytes=1048576
    log.cleaner.threads=1
    log.cleaner.dedupe.buffer.size=4194304
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=2
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    group.initial.rebalance.delay.ms=0
    num.network.threads=2
    num.io.threads=4
    num.replica.fetchers=1
    background.threads=2
    num.recovery.threads.per.data.dir=2
    controlled.shutdown.enable=false
    """
        .formatted(ports.broker(), ports.controller(), escaped);
  }

  private Path data() {
    return home.data().resolve("kafka");
  }

  private Path settings() {
    return home.run().resolve("broker.properties");
  }

  private Path mark() {
    return home.run().resolve("broker.ready");
  }
}
