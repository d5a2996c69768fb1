package io.forecourt.local;

import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code ./dealer logs [NAME]}: the last lines of one component, or of all, and what follows. */
final class Logs {

  private final Home home;
  private final Terminal terminal;

  Logs(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  int run(Optional<String> name, boolean follow, int lines) throws IOException {
    Map<String, Path> logs = logs();
    if (logs.isEmpty()) {
      throw new Trouble("there are no logs yet: ./dealer up starts everything", 3);
    }
    if (name.isPresent()) {
      if (!logs.containsKey(name.get())) {
        throw new Trouble(
            "no log of '%s'; there are: %s".formatted(name.get(), String.join(", ", logs.keySet())),
            2);
      }
      logs.keySet().retainAll(List.of(name.get()));
    }
    List<Follower> followers = new ArrayList<>();
    for (Map.Entry<String, Path> log : logs.entrySet()) {
      String prefix = logs.size() == 1 ? "" : "%-10s ".formatted(log.getKey());
      for (String line :
          LogLines.tail(log.getValue(), logs.size() == 1 ? lines : Math.max(3, lines / 10))) {
        print(prefix, line);
      }
      followers.add(new Follower(prefix, log.getValue()));
    }
    while (follow) {
      for (Follower follower : followers) {
        follower.news();
      }
      Pause.millis(250);
    }
    return 0;
  }

  private Map<String, Path> logs() throws IOException {
    Map<String, Path> logs = new TreeMap<>();
    if (Files.isDirectory(home.logs())) {
      try (Stream<Path> files = Files.list(home.logs())) {
        files
            .filter(file -> file.toString().endsWith(".log"))
            .forEach(file -> logs.put(file.getFileName().toString().replace(".log", ""), file));
      }
    }
    return logs;
  }

  private void print(String prefix, String line) {
    LogLines.readable(line).lines().forEach(each -> terminal.line(prefix + each));
  }

  private final class Follower {
    private final String prefix;
    private final Path file;
    private long position;
    private String rest = "";

    private Follower(String prefix, Path file) throws IOException {
      this.prefix = prefix;
      this.file = file;
      this.position = Files.size(file);
    }

    private void news() throws IOException {
      if (!Files.exists(file)) {
        return;
      }
      try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
        if (log.length() < position) {
          position = 0;
        }
        if (log.length() == position) {
          return;
        }
        log.seek(position);
        byte[] bytes = new byte[(int) Math.min(1_000_000, log.length() - position)];
        log.readFully(bytes);
        position += bytes.length;
        String text = rest + new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n');
        rest = text.substring(end + 1);
        text.substring(0, Math.max(0, end)).lines().forEach(line -> print(prefix, line));
      }
    }
  }
}
