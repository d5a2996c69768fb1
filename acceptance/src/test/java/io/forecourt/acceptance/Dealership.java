package io.forecourt.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole house as a newcomer starts it, on ports and data of its own; it is known by its
 * launcher and its gateway only. One for all tests of this JVM.
 */
final class Dealership {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final int PARTS = 6;
  private static final long PATIENCE_MINUTES = 6;
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final class Holder {
    static final Dealership OPEN = start();
  }

  private final Path data;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private Dealership(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  static Dealership open() {
    return Holder.OPEN;
  }

  /** What a command of the launcher printed. */
  record Said(int exitCode, String text) {
    JsonNode json() {
      return JSON.readTree(text);
    }
  }

  /** Runs a command of the launcher, for example {@code run("journey", "--json")}. */
  Said run(String... arguments) {
    try {
      Path out = Files.createTempFile(data, "said", ".txt");
      List<String> command =
          new ArrayList<>(
              List.of(
                  ProcessHandle.current().info().command().orElse("java"),
                  "-Xmx128m",
                  "-Dstdout.encoding=UTF-8",
                  "-Dforecourt.home=" + PROJECT,
                  "-jar",
                  PROJECT.resolve("local/target/local.jar").toString()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .redirectInput(Path.of("/dev/null").toFile());
      builder.environment().putAll(Map.of("FORECOURT_DATA", data.toString()));
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        throw new AssertionError(List.of(arguments) + " did not end: " + Files.readString(out));
      }
      return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8).strip());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** A GET through the gateway as somebody of the first store with this role. */
  JsonNode get(String role, String path) {
    HttpResponse<String> answer = ask(role, path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(
          path + " as " + role + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  HttpResponse<String> ask(String role, String path) {
    Said token = run("token", role);
    if (token.exitCode() != 0) {
      throw new AssertionError("no token for " + role + ": " + token.text());
    }
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Authorization", "Bearer " + token.text())
              .build(),
          BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static Dealership start() {
    try {
      Dealership house =
          new Dealership(Files.createTempDirectory("forecourt-acceptance"), freePorts());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> house.run("down"), "close"));
      Said up = house.run("up", "--detach", "--port", Integer.toString(house.port));
      System.out.println(up.text());
      if (up.exitCode() != 0) {
        throw new AssertionError("the dealership did not start: " + up.text());
      }
      return house;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A port whose neighbours are free too: the services stand beside the gateway. */
  private static int freePorts() {
    while (true) {
      int first = ThreadLocalRandom.current().nextInt(9_000, 18_000);
      if (IntStream.range(first, first + PARTS).allMatch(Dealership::isFree)) {
        return first;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.getLocalPort() == port;
    } catch (IOException taken) {
      return false;
    }
  }
}
