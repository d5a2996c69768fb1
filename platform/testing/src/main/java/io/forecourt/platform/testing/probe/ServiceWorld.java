package io.forecourt.platform.testing.probe;

import io.forecourt.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One running service in a test: people of every role in store EAST, and what it has written down
 * so far as the digest, so an attack that changes anything is seen in the audit trail, the facts
 * told or the answers kept.
 */
public final class ServiceWorld implements ProbeWorld {

  private static final List<String> ROLES =
      List.of(
          "gm", "sd", "sm", "sh", "su", "sc", "rc", "in", "ir", "lp", "cs", "ca", "io", "si", "mk",
          "ad", "ka", "sv", "dn", "fi", "fn", "yd", "ap", "ih", "hr", "pv");

  private final URI base;
  private final JdbcClient jdbc;
  private final Map<String, String> own = new TreeMap<>();
  private final Map<String, String> foreign = new TreeMap<>();

  public ServiceWorld(int port, JdbcClient jdbc) {
    this.base = URI.create("http://127.0.0.1:" + port);
    this.jdbc = jdbc;
  }

  /**
   * Names something that exists for paths that begin like this.
   *
   * @param prefix for example {@code /api/v1/crm/leads/{}
   * @param eastId id of something in the callers' store
   * @param westId id of something in another store
   */
  public ServiceWorld knows(String prefix, String eastId, String westId) {
    own.put(prefix, eastId);
    foreign.put(prefix, westId);
    return this;
  }

  /** Attacks every operation of the service's own document. */
  public ProbeReport attack() {
    return OpenApiProbe.of(document(), base, this).run();
  }

  @Override
  public String token(String role) {
    return TestTokens.person("probe-" + role, "EAST", role).token();
  }

  @Override
  public List<String> roles() {
    return ROLES;
  }

  @Override
  public Optional<Map<String, String>> ownIds(ApiOperation operation) {
    return ids(operation, own);
  }

  @Override
  public Optional<Map<String, String>> foreignIds(ApiOperation operation) {
    return ids(operation, foreign);
  }

  @Override
  public String digest() {
    return jdbc.sql(
            """
            SELECT CONCAT((SELECT COUNT(*) FROM audit_record WHERE actor LIKE 'probe-%'), '/',
                          (SELECT COUNT(*) FROM stored_answer))
            """)
        .query(String.class)
        .single();
  }

  private static Optional<Map<String, String>> ids(
      ApiOperation operation, Map<String, String> known) {
    return known.entrySet().stream()
        .filter(entry -> operation.path().startsWith(entry.getKey()))
        .findFirst()
        .map(
            entry -> {
              Map<String, String> places = new TreeMap<>();
              operation.places().forEach(place -> places.put(place, entry.getValue()));
              return places;
            });
  }

  private JsonNode document() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return JsonMapper.shared()
          .readTree(
              client
                  .send(
                      HttpRequest.newBuilder(base.resolve("/v3/api-docs")).build(),
                      BodyHandlers.ofString())
                  .body());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
