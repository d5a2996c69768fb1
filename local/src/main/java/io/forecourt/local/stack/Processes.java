package io.forecourt.local.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the kernel knows about processes and ports. */
public final class Processes {

  private static final String LISTENING = "0A";

  private Processes() {}

  /**
   * A process and the moment it began, by which a number that was given to another process is told
   * apart.
   */
  public record Identity(long pid, long startTicks) {

    public boolean alive() {
      return startTicksOf(pid).orElse(-1) == startTicks && !zombie();
    }

    private boolean zombie() {
      return stat(pid).map(fields -> fields[0].equals("Z")).orElse(true);
    }
  }

  public record Holder(long pid, String program) {}

  public static Optional<Identity> identity(long pid) {
    OptionalLong ticks = startTicksOf(pid);
    return ticks.isPresent() ? Optional.of(new Identity(pid, ticks.getAsLong())) : Optional.empty();
  }

  /** Proportional memory of a process: shared pages count once for all who share them. */
  public static OptionalLong pssBytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
        if (line.startsWith("Pss:")) {
          return OptionalLong.of(Long.parseLong(line.replaceAll("\\D+", "")) * 1024);
        }
      }
    } catch (IOException e) {
      // The process has ended or belongs to somebody else.
    }
    return OptionalLong.empty();
  }

  /** Whether somebody listens on a port of this machine. */
  public static boolean listening(int port) {
    return !inodesListeningOn(port).isEmpty();
  }

  /** Who listens on a port; empty when nobody does, or when the kernel does not tell. */
  public static Optional<Holder> holderOf(int port) {
    Set<String> inodes = inodesListeningOn(port);
    if (inodes.isEmpty()) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (holdsOne(process, inodes)) {
          long pid = Long.parseLong(process.getFileName().toString());
          return Optional.of(new Holder(pid, programOf(process)));
        }
      }
    } catch (IOException e) {
      // No /proc here: the caller says less.
    }
    return Optional.empty();
  }

  private static boolean holdsOne(Path process, Set<String> inodes) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : open) {
        try {
          String target = Files.readSymbolicLink(file).toString();
          if (target.startsWith("socket:[")
              && inodes.contains(target.substring(8, target.length() - 1))) {
            return true;
          }
        } catch (IOException e) {
          // Closed meanwhile.
        }
      }
    } catch (IOException e) {
      // Another user's process.
    }
    return false;
  }

  private static String programOf(Path process) {
    try {
      return Files.readString(process.resolve("comm")).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static Set<String> inodesListeningOn(int port) {
    Set<String> inodes = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try {
        inodes.addAll(listeners(Files.readAllLines(Path.of(table)), port));
      } catch (IOException e) {
        // No IPv6, or no /proc.
      }
    }
    return inodes;
  }

  /** The socket inodes that listen on a port, from the lines of /proc/net/tcp. */
  static List<String> listeners(List<String> lines, int port) {
    List<String> inodes = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length > 9 && fields[3].equals(LISTENING)) {
        String local = fields[1];
        if (Integer.parseInt(local.substring(local.indexOf(':') + 1), 16) == port) {
          inodes.add(fields[9]);
        }
      }
    }
    return inodes;
  }

  private static OptionalLong startTicksOf(long pid) {
    return stat(pid)
        .map(fields -> OptionalLong.of(Long.parseLong(fields[19])))
        .orElse(OptionalLong.empty());
  }

  /** The fields of /proc/pid/stat from the third on: the name before them may hold blanks. */
  private static Optional<String[]> stat(long pid) {
    try {
      return Optional.of(afterName(Files.readString(Path.of("/proc/" + pid + "/stat"))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static String[] afterName(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
  }

  /** Ends a process: politely first, then not. Returns when it is gone. */
  public static void end(Identity process, Duration patience) {
    ProcessHandle.of(process.pid())
        .filter(handle -> process.alive())
        .ifPresent(
            handle -> {
              handle.destroy();
              if (!goneWithin(process, patience)) {
                handle.destroyForcibly();
                goneWithin(process, Duration.ofSeconds(10));
              }
            });
  }

  static boolean goneWithin(Identity process, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (process.alive()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Pause.millis(50);
    }
    return true;
  }
}
