package io.forecourt.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Formats the storage when it is new, runs the node and makes the topics that are missing. */
final class BrokerNode {

  private BrokerNode() {}

  public static void main(String[] args) throws IOException {
    Path settings = Path.of(args[0]);
    String clusterId = args[1];
    Path catalogue = Path.of(args[2]);
    Path mark = Path.of(args[3]);

    int formatted =
        StorageTool.execute(
            new String[] {
              "format", "-t", clusterId, "-c", settings.toString(), "--ignore-formatted"
            },
            System.out);
    if (formatted != 0) {
      System.exit(formatted);
    }
    String server = property(settings, "advertised.listeners").replace("BROKER://", "");
    Thread.ofPlatform().daemon().name("topics").start(() -> makeTopics(server, catalogue, mark));
    Kafka.main(new String[] {settings.toString()});
  }

  private static void makeTopics(String server, Path catalogue, Path mark) {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                server,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                "100",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "250",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "120000"))) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing =
          Topics.of(catalogue).stream().filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get();
      Files.createFile(mark);
      System.out.println("broker ready, " + missing.size() + " new topics");
    } catch (IOException | ExecutionException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String property(Path settings, String name) throws IOException {
    return Files.readAllLines(settings).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }
}
