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
 * One running service in a test: people of every role in two stores, things of both that its own
 * operations list or make, and what it has written down so far as the digest, so an attack that
 * changes anything is seen in the audit trail, the facts told or the answers kept.
 */
public final class ServiceWorld implements ProbeWorld {

  private static final String HOME = "EAST";
  private static final String AWAY = "WEST";
  private static final List<String> ROLES =
      List.of(
          "gm", "sd", "sm", "sh", "su", "sc", "rc", "in", "ir", "lp", "cs", "ca", "io", "si", "mk",
          "ad", "ka", "sv", "dn", "fi", "fn", "yd", "ap", "ih", "hr", "pv");

  private final URI base;
  private final JdbcClient jdbc;
  private final JsonNode document;
  private final Things things;
  private final Map<String, JsonNode> bodies = new TreeMap<>();

  public ServiceWorld(int port, JdbcClient jdbc) {
    this.base = URI.create("http://127.0.0.1:" + port);
    this.jdbc = jdbc;
    this.document = document();
    this.things = new Things(document, base, HOME, ServiceWorld::token, this::body);
  }

  /**
   * Names something that exists, where neither a list shows it nor an example makes it.
   *
   * @param prefix of the path up to the place, for example {@code /api/v1/crm/leads/{}
   * @param eastId id of something in the callers' store
   * @param westId id of something in another store
   */
  public ServiceWorld knows(String prefix, String eastId, String westId) {
    things.tell(prefix, HOME, eastId);
    things.tell(prefix, AWAY, westId);
    return this;
  }

  /**
   * Leaves out what begins like this: it is attacked with unknown ids only, and counted as untried.
   *
   * @param prefix of paths, for example {@code /api/v1/crm/}
   */
  public ServiceWorld leaves(String prefix) {
    things.leave(prefix);
    return this;
  }

  /**
   * Says what a field of bodies names, where its name does not.
   *
   * @param field for example {@code dealId}
   * @param collection for example {@code /api/v1/sales/orders}
   */
  public ServiceWorld means(String field, String collection) {
    things.explain(field, collection);
    return this;
  }

  /**
   * Names a body that works where the document's example does not.
   *
   * @param operation for example {@code POST /api/v1/crm/leads}
   */
  public ServiceWorld sends(String operation, Object body) {
    bodies.put(operation, JsonMapper.shared().valueToTree(body));
    return this;
  }

  /** Attacks every operation of the service's own document. */
  public ProbeReport attack() {
    return OpenApiProbe.of(document, base, this).run();
  }

  @Override
  public String token(String role) {
    return token(role, HOME);
  }

  private static String token(String role, String store) {
    String person = store.equals(HOME) ? "probe-" + role : "away-" + role;
    return TestTokens.person(person, store, role).token();
  }

  @Override
  public List<String> roles() {
    return ROLES;
  }

  @Override
  public Optional<Map<String, String>> ownIds(ApiOperation operation) {
    return things.of(operation, HOME, role(operation));
  }

  @Override
  public Optional<Map<String, String>> foreignIds(ApiOperation operation) {
    return things.of(operation, AWAY, null);
  }

  @Override
  public String whyUnknown() {
    return things.lastRefusal();
  }

  @Override
  public Optional<JsonNode> body(ApiOperation operation) {
    return Optional.ofNullable(bodies.get(operation.toString()));
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
