package io.forecourt.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Logins for tests: access tokens as the issuer makes them, signed with a key of this JVM that is
 * served under {@link #jwkSetUri()}.
 */
public final class TestTokens {

  private static final RSAKey KEY = generate();
  private static final HttpServer ISSUER = serve();

  private TestTokens() {}

  public static String issuer() {
    return "http://127.0.0.1:" + ISSUER.getAddress().getPort();
  }

  public static String jwkSetUri() {
    return issuer() + "/oauth2/jwks";
  }

  /** A person with one role in one store, for example {@code person("sc-li", "EAST", "sc")}. */
  public static Login person(String personId, String store, String... roles) {
    return new Login(personId, store, Set.of(store), List.of(roles), null, null);
  }

  /** The account of a service that calls another one in its own name. */
  public static Login service(String name) {
    return new Login("service:" + name, "EAST", Set.of("EAST"), List.of("svc"), null, null);
  }

  /**
   * Who calls.
   *
   * @param expires when the token ends; null means five minutes from now
   */
  public record Login(
      String personId,
      String store,
      Set<String> stores,
      List<String> roles,
      @Nullable String team,
      @Nullable Instant expires) {

    public Login inTeam(String department) {
      return new Login(personId, store, stores, roles, department, expires);
    }

    public Login alsoIn(String... others) {
      Set<String> all = new LinkedHashSet<>(stores);
      all.addAll(List.of(others));
      return new Login(personId, store, all, roles, team, expires);
    }

    public Login expiring(Instant at) {
      return new Login(personId, store, stores, roles, team, at);
    }

    /** The signed token. */
    public String token() {
      Instant now = Instant.now();
      Instant end = expires == null ? now.plusSeconds(300) : expires;
      var claims =
          new JWTClaimsSet.Builder()
              .issuer(issuer())
              .subject(personId)
              .issueTime(Date.from(now))
              .expirationTime(Date.from(end))
              .claim("roles", roles)
              .claim("store", store)
              .claim("stores", List.copyOf(stores));
      if (team != null) {
        claims.claim("team", team);
      }
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build();
      var jwt = new SignedJWT(header, claims.build());
      try {
        jwt.sign(new RSASSASigner(KEY));
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
      return jwt.serialize();
    }

    /** Value of the header {@code Authorization}. */
    public String bearer() {
      return "Bearer " + token();
    }
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(2048).keyID("test").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpServer serve() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      String keys = new JWKSet(KEY.toPublicJWK()).toString();
      server.createContext("/oauth2/jwks", exchange -> answer(exchange, keys));
      server.createContext(
          "/.well-known/openid-configuration",
          exchange -> {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            answer(
                exchange,
                "{\"issuer\":\"" + base + "\",\"jwks_uri\":\"" + base + "/oauth2/jwks\"}");
          });
      server.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0), "test-issuer-stop"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
