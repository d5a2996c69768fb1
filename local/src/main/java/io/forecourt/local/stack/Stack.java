package io.forecourt.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts and stops the stack from outside: whoever calls this is not its supervisor. */
public final class Stack {

  private Stack() {}

  /** Starts a supervisor that lives on when this process ends. */
  public static Process launch(Home home, Ports ports) throws IOException {
    home.prepare();
    Files.deleteIfExists(home.state());
    Jvm.takeLauncher(home);
    List<String> command = new ArrayList<>();
    command.addAll(ownSession());
    List<String> java = Jvm.lean(32);
    java.set(java.indexOf("-Xss512k"), "-Xss256k");
    command.addAll(java);
    command.addAll(
        List.of(
            "-Dforecourt.home=" + home.project(),
            "-jar",
            Jvm.launcher(home).toString(),
            "supervise",
            "--port",
            Integer.toString(ports.gateway())));
    Path log = home.log("supervisor");
    return new ProcessBuilder(command)
        .directory(home.project().toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Ctrl-C in the terminal must not reach the servers before the supervisor ends them in order. */
  private static List<String> ownSession() {
    for (String folder : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
      Path setsid = Path.of(folder, "setsid");
      if (Files.isExecutable(setsid)) {
        return List.of(setsid.toString());
      }
    }
    return List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
  }

  /** Deletes data, logs and secrets; nothing may run. */
  public static void forgetData(Home home) throws IOException {
    Home.delete(home.data());
    Home.delete(home.logs());
    Secrets.forget(home);
    Files.deleteIfExists(home.state());
  }

  /** The ports that somebody else holds, each with what is known of the holder. */
  public static Map<Integer, Optional<Processes.Holder>> busyPorts(Ports ports) {
    Map<Integer, Optional<Processes.Holder>> busy = new LinkedHashMap<>();
    List<Integer> wanted = new ArrayList<>(List.of(ports.gateway()));
    Service.NAMES.forEach(name -> wanted.add(Service.portOf(ports, name)));
    wanted.addAll(
        List.of(ports.smsCarrier(), ports.database(), ports.broker(), ports.controller()));
    for (int port : wanted) {
      if (Processes.listening(port)) {
        busy.put(port, Processes.holderOf(port));
      }
    }
    return busy;
  }

  /** A gateway port whose whole set of ports is free. */
  public static int freePort(int from) {
    for (int port = from + 1000; port < 60_000; port += 1000) {
      if (busyPorts(new Ports(port)).isEmpty()) {
        return port;
      }
    }
    return from + 1000;
  }

  /**
   * Ends what a supervisor that died left behind: the recorded processes only, and only while they
   * are the same that were recorded.
   *
   * @return the names of what was ended
   */
  public static List<String> endOrphans(Home home) {
    List<String> ended = new ArrayList<>();
    @Nullable StackState left = StackState.read(home).orElse(null);
    if (left == null || left.supervisor().alive()) {
      return ended;
    }
    List<Thread> endings = new ArrayList<>();
    for (StackState.ComponentState component : left.components().reversed()) {
      Processes.Identity process = component.process();
      if (process != null && process.alive()) {
        ended.add(component.name());
        endings.add(Thread.ofVirtual().start(() -> Processes.end(process, Duration.ofSeconds(15))));
      }
    }
    for (Thread ending : endings) {
      try {
        ending.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return ended;
  }

  /**
   * Tells the supervisor to stop everything and waits until it is gone; then makes sure that
   * nothing is left.
   */
  public static void stop(Home home, StackState running) {
    Processes.end(running.supervisor(), Duration.ofMinutes(5));
    endOrphans(home);
  }

  /** Whether the services will keep their loaded classes when they end, which takes longer. */
  public static boolean endsSlowly(Home home) {
    return Service.NAMES.stream().anyMatch(name -> new ClassArchive(home, name).missing());
  }

  /** Whether a supervisor holds this checkout, even one that has not yet written its state. */
  public static boolean locked(Home home) throws IOException {
    if (!Files.exists(home.lock())) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    }
  }
}
