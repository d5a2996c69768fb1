package io.forecourt.local.stack;

import io.forecourt.local.stack.StackState.Condition;
import io.forecourt.local.stack.StackState.Note;
import io.forecourt.local.stack.StackState.Phase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Owns the processes of the stack. It runs detached from whoever started it and ends, with all of
 * them, on a termination signal.
 */
public final class Supervisor {

  private static final int NOTES_KEPT = 50;

  private final Home home;
  private final Ports ports;
  private final Clock clock;
  private final long startNanos = System.nanoTime();
  private final Instant startedAt;
  private final Processes.Identity self;
  private final List<Keeper> keepers = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private Phase phase = Phase.STARTING;

  private Supervisor(Home home, Ports ports, Clock clock) {
    this.home = home;
    this.ports = ports;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.self = Processes.identity(ProcessHandle.current().pid()).orElseThrow();
  }

  /** Runs the stack until it is told to stop. */
  public static int supervise(Home home, Ports ports) throws IOException, InterruptedException {
    home.prepare();
    try (FileChannel channel =
        FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        System.err.println("another supervisor runs here");
        return 1;
      }
      return new Supervisor(home, ports, Clock.systemUTC()).run();
    }
  }

  private int run() throws InterruptedException {
    Secrets secrets = Secrets.of(home);
    keepers.add(new Keeper(home, new Database(home, ports, secrets, Service.NAMES), this));
    keepers.add(new Keeper(home, new Broker(home, ports, secrets), this));
    for (String service : Service.NAMES) {
      keepers.add(new Keeper(home, new Service(home, ports, secrets, service), this));
    }
    keepers.add(new Keeper(home, new Service(home, ports, secrets, "gateway"), this));
    keepers.add(new Keeper(home, new SampleJob(home, ports), this));
    changed();

    Thread ending = Thread.ofPlatform().name("stop").unstarted(this::stopAll);
    Runtime.getRuntime().addShutdownHook(ending);
    for (Keeper keeper : keepers) {
      Thread.ofVirtual().name(keeper.component().name()).start(keeper);
    }
    end.await();
    return 0;
  }

  boolean allWell(Set<String> names) {
    return keepers.stream()
        .filter(keeper -> names.contains(keeper.component().name()))
        .allMatch(keeper -> keeper.condition().well());
  }

  double secondsSinceStart() {
    return Math.round((System.nanoTime() - startNanos) / 1e8) / 10.0;
  }

  synchronized void note(Component component, String text) {
    System.out.printf("%s %s %s%n", clock.instant(), component.name(), text);
    notes.add(new Note(clock.instant(), component.name(), text));
    if (notes.size() > NOTES_KEPT) {
      notes.removeFirst();
    }
    changed();
  }

  /** Writes down what is so now. */
  synchronized void changed() {
    if (phase == Phase.STARTING) {
      if (keepers.stream().allMatch(Supervisor::settled)) {
        phase = Phase.READY;
      } else if (keepers.stream()
          .anyMatch(
              keeper -> !keeper.component().job() && keeper.condition() == Condition.FAILED)) {
        phase = Phase.FAILED;
      }
    }
    StackState state =
        new StackState(
            self,
            startedAt,
            ports.gateway(),
            phase,
            keepers.stream().map(Keeper::state).toList(),
            List.copyOf(notes));
    try {
      state.write(home);
    } catch (IOException e) {
      System.err.println("cannot write " + home.state() + ": " + e.getMessage());
    }
  }

  /** A job that failed leaves the services as useful as they are. */
  private static boolean settled(Keeper keeper) {
    return keeper.condition().well()
        || keeper.component().job() && keeper.condition() == Condition.FAILED;
  }

  private void stopAll() {
    synchronized (this) {
      phase = Phase.STOPPING;
      changed();
    }
    stopTogether(keeper -> !Set.of("database", "broker").contains(keeper.component().name()));
    stopTogether(keeper -> keeper.component().name().equals("broker"));
    stopTogether(keeper -> true);
    synchronized (this) {
      phase = Phase.STOPPED;
      changed();
    }
    end.countDown();
  }

  private void stopTogether(java.util.function.Predicate<Keeper> which) {
    List<Thread> threads =
        keepers.stream()
            .filter(which)
            .map(keeper -> Thread.ofVirtual().start(keeper::stop))
            .toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
