package io.forecourt.platform.testing;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mysql.MySQLContainer;

/** Servers in containers, where an engine answers. */
final class Containers {

  private static final int PULL_SECONDS = 60;

  /** Whether a container can serve, and why or why not. */
  record Offer(boolean available, String reason) {}

  private Containers() {}

  static Offer offer(String image) {
    if (System.getenv("DOCKER_HOST") == null
        && !Files.exists(Path.of("/var/run/docker.sock"))
        && !Files.exists(
            Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))) {
      return new Offer(false, "no container engine found");
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return new Offer(false, "no container engine answers");
    }
    var client = DockerClientFactory.lazyClient();
    try {
      client.inspectImageCmd(image).exec();
      return new Offer(true, "a container engine answers and has the image");
    } catch (NotFoundException _) {
      return pull(image);
    } catch (RuntimeException e) {
      return new Offer(false, "the container engine fails: " + e.getClass().getSimpleName());
    }
  }

  static TestServers.Database mysql() {
    var container = new MySQLContainer(Versions.MYSQL_IMAGE).withUsername("root");
    container.start();
    return new TestServers.Database(
        "jdbc:mysql://" + container.getHost() + ":" + container.getFirstMappedPort() + "/",
        "root",
        container.getPassword());
  }

  static TestServers.Broker kafka() {
    var container = new KafkaContainer(Versions.KAFKA_IMAGE).withEnv("KAFKA_NUM_PARTITIONS", "3");
    container.start();
    return new TestServers.Broker(container.getBootstrapServers());
  }

  private static Offer pull(String image) {
    try {
      boolean pulled =
          DockerClientFactory.lazyClient()
              .pullImageCmd(image)
              .start()
              .awaitCompletion(PULL_SECONDS, TimeUnit.SECONDS);
      return pulled
          ? new Offer(true, "a container engine answers and pulled the image")
          : new Offer(false, image + " was not pulled within " + PULL_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Offer(false, "interrupted while pulling " + image);
    } catch (RuntimeException e) {
      return new Offer(false, image + " cannot be pulled");
    }
  }
}
