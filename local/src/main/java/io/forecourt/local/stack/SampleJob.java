package io.forecourt.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loads the sample data through the services, once for each new database. */
final class SampleJob implements Component {

  private final Home home;
  private final Ports ports;

  SampleJob(Home home, Ports ports) {
    this.home = home;
    this.ports = ports;
  }

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public String title() {
    try {
      return Files.exists(mark()) ? Files.readString(mark()).strip() : "sample data";
    } catch (IOException e) {
      return "sample data";
    }
  }

  @Override
  public int port() {
    return 0;
  }

  @Override
  public Set<String> after() {
    Set<String> all = new HashSet<>(Service.NAMES);
    all.addAll(Set.of("broker", "gateway"));
    return all;
  }

  @Override
  public void prepare() {}

  @Override
  public ProcessBuilder command() {
    if (Files.exists(mark())) {
      return new ProcessBuilder("true");
    }
    List<String> command = Jvm.lean(96);
    command.addAll(
        List.of(
            "-Dforecourt.home=" + home.project(),
            "-jar",
            Jvm.launcher(home).toString(),
            "load-sample",
            "--port",
            Integer.toString(ports.gateway()),
            "--mark",
            mark().toString()));
    return new ProcessBuilder(command);
  }

  @Override
  public boolean ready() {
    return false;
  }

  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(5);
  }

  @Override
  public boolean job() {
    return true;
  }

  private Path mark() {
    return home.data().resolve("sample.txt");
  }
}
