package io.forecourt.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * The database server and the broker that integration tests of this JVM share: those named by
 * environment variables ({@code FORECOURT_TEST_MYSQL_URL}, {@code _USER}, {@code _PASSWORD}; {@code
 * FORECOURT_TEST_KAFKA}), else containers where an engine answers and the image is there within 60
 * seconds, else embedded ones. Each starts when it is first asked for, and says once what was
 * chosen and why.
 */
public final class TestServers {

  /**
   * A database server.
   *
   * @param url JDBC URL without a schema, ending with a slash
   */
  public record Database(String url, String username, String password) {

    /** URL of one schema of this server. */
    public String url(String schema) {
      return url + schema;
    }

    public Connection connect(String schema) throws SQLException {
      return DriverManager.getConnection(url(schema), username, password);
    }
  }

  /** A broker. */
  public record Broker(String bootstrapServers) {}

  private static final SingletonSupplier<Database> DATABASE =
      SingletonSupplier.of(TestServers::chooseDatabase);
  private static final SingletonSupplier<Broker> BROKER =
      SingletonSupplier.of(TestServers::chooseBroker);

  private TestServers() {}

  public static Database database() {
    return DATABASE.obtain();
  }

  public static Broker broker() {
    return BROKER.obtain();
  }

  /** Creates an empty schema with a name of its own and answers the name. */
  public static String freshSchema() {
    String schema = "fc_" + randomName();
    try (Connection connection = database().connect("");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
      return schema;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create schema " + schema, e);
    }
  }

  /** Ten random letters and digits. */
  static String randomName() {
    byte[] bytes = new byte[5];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Database chooseDatabase() {
    String url = System.getenv("FORECOURT_TEST_MYSQL_URL");
    if (url != null && !url.isBlank()) {
      String server = url.substring(0, url.indexOf('/', url.indexOf("//") + 2) + 1);
      say("database", url, "named by FORECOURT_TEST_MYSQL_URL");
      return new Database(
          server.isEmpty() ? url + "/" : server,
          orElse(System.getenv("FORECOURT_TEST_MYSQL_USER"), "root"),
          orElse(System.getenv("FORECOURT_TEST_MYSQL_PASSWORD"), ""));
    }
    Containers.Offer offer = Containers.offer(Versions.MYSQL_IMAGE);
    if (offer.available()) {
      return timed("database", Versions.MYSQL_IMAGE, offer.reason(), Containers::mysql);
    }
    return timed(
        "database",
        "embedded MariaDB " + Versions.MARIADB,
        offer.reason(),
        () -> {
          EmbeddedDatabase embedded = EmbeddedDatabase.start();
          return new Database(embedded.url(), embedded.username(), embedded.password());
        });
  }

  private static Broker chooseBroker() {
    String named = System.getenv("FORECOURT_TEST_KAFKA");
    if (named != null && !named.isBlank()) {
      say("broker", named, "named by FORECOURT_TEST_KAFKA");
      return new Broker(named);
    }
    Containers.Offer offer = Containers.offer(Versions.KAFKA_IMAGE);
    if (offer.available()) {
      return timed("broker", Versions.KAFKA_IMAGE, offer.reason(), Containers::kafka);
    }
    return timed(
        "broker",
        "embedded Kafka " + Versions.KAFKA_IMAGE.substring(Versions.KAFKA_IMAGE.indexOf(':') + 1),
        offer.reason(),
        () -> new Broker(EmbeddedBroker.start().bootstrapServers()));
  }

  private static <T> T timed(String server, String choice, String reason, Supplier<T> start) {
    long begin = System.nanoTime();
    T started = start.get();
    double seconds = (System.nanoTime() - begin) / 1e9;
    say(server, choice, String.format(Locale.ROOT, "%s, started in %.1f s", reason, seconds));
    return started;
  }

  private static void say(String server, String choice, String reason) {
    System.out.println("Test " + server + ": " + choice + " (" + reason + ")");
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null ? other : value;
  }
}
