package io.forecourt.hr.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.forecourt.platform.testing.ForecourtTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ForecourtTest(
    webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = {
      "forecourt.identity.services.crm=a-long-random-secret-of-crm",
      "forecourt.local-key=the-launchers-key"
    })
class OidcIT {

  private static final int PORT = freePort();
  private static final String ISSUER = "http://127.0.0.1:" + PORT;
  private static final String REDIRECT = ISSUER + "/docs/oauth2-redirect.html";
  private static final String VERIFIER = "a-code-verifier-of-at-least-forty-three-characters";

  @Autowired private JdbcClient jdbc;

  private HttpClient browser = HttpClient.newHttpClient();

  @DynamicPropertySource
  static void ownIssuer(DynamicPropertyRegistry registry) {
    registry.add("server.port", () -> PORT);
    registry.add("forecourt.security.issuer", () -> ISSUER);
    registry.add("forecourt.security.jwk-set-uri", () -> ISSUER + "/oauth2/jwks");
  }

  @BeforeEach
  void openABrowser() {
    jdbc.sql("DELETE FROM login_attempt").update();
    browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Nested
  class AFrontend {

    @Test
    void getsATokenForThePersonWhoLogsInWithCodeAndPkce() throws Exception {
      JsonNode tokens = json(exchange(login("sc.li@east", "sandbox"), VERIFIER));

      var claims = SignedJWT.parse(tokens.get("access_token").asString()).getJWTClaimsSet();
      assertThat(claims.getIssuer()).isEqualTo(ISSUER);
      assertThat(claims.getSubject()).isEqualTo(personId("sc.li@east"));
      assertThat(claims.getStringListClaim("roles")).containsExactly("sc");
      assertThat(claims.getStringClaim("store")).isEqualTo("EAST");
      assertThat(claims.getStringListClaim("stores")).containsExactly("EAST");
      assertThat(claims.getStringClaim("team")).isEqualTo("EAST-SHOWROOM");
      assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
          .isEqualTo(300_000);
      var me = get("/api/v1/hr/people/me", tokens.get("access_token").asString());
      assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
      assertThat(json(me).get("loginName").asString()).isEqualTo("sc.li@east");
      var info = get("/userinfo", tokens.get("access_token").asString());
      assertThat(info.statusCode()).as(info.body()).isEqualTo(200);
    }

    @Test
    void getsNothingWithAnotherVerifier() throws Exception {
      String code = login("sc.li@east", "sandbox");

      assertThat(exchange(code, VERIFIER + "x").statusCode()).isEqualTo(400);
    }

    @Test
    void getsNothingWithoutPkce() throws Exception {
      var answer =
          browser.send(
              HttpRequest.newBuilder(
                      URI.create(
                          ISSUER
                              + "/oauth2/authorize?"
                              + form(
                                  Map.of(
                                      "response_type",
                                      "code",
                                      "client_id",
                                      Clients.WEB,
                                      "scope",
                                      "openid",
                                      "redirect_uri",
                                      REDIRECT))))
                  .header("Accept", "text/html")
                  .build(),
              BodyHandlers.ofString());

      assertThat(answer.headers().firstValue("Location").orElse(""))
          .contains("error=invalid_request");
    }

    @Test
    void mayUseACodeOnce() throws Exception {
      String code = login("sc.li@east", "sandbox");

      assertThat(exchange(code, VERIFIER).statusCode()).isEqualTo(200);
      assertThat(exchange(code, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void getsANewRefreshTokenEachTime() throws Exception {
      JsonNode first = json(exchange(login("sc.li@east", "sandbox"), VERIFIER));
      JsonNode second = json(refresh(first.get("refresh_token").asString()));

      assertThat(second.get("refresh_token").asString())
          .isNotEqualTo(first.get("refresh_token").asString());
      assertThat(refresh(second.get("refresh_token").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void losesTheWholeLoginWhenAUsedRefreshTokenIsShownAgain() throws Exception {
      String stolen =
          json(exchange(login("sc.li@east", "sandbox"), VERIFIER)).get("refresh_token").asString();
      String next = json(refresh(stolen)).get("refresh_token").asString();

      assertThat(refresh(stolen).statusCode()).isEqualTo(400);
      assertThat(refresh(next).statusCode()).isEqualTo(400);
    }
  }

  @Nested
  class AService {

    @Test
    void getsATokenForItsSecret() throws Exception {
      JsonNode token = json(clientCredentials("a-long-random-secret-of-crm"));

      var claims = SignedJWT.parse(token.get("access_token").asString()).getJWTClaimsSet();
      assertThat(claims.getSubject()).isEqualTo("service:crm");
      assertThat(claims.getStringListClaim("roles")).containsExactly("svc");
      assertThat(token.has("refresh_token")).isFalse();
    }

    @Test
    void getsNothingForAWrongSecret() throws Exception {
      assertThat(clientCredentials("wrong").statusCode()).isEqualTo(401);
    }
  }

  @Nested
  class Guessing {

    @Test
    void isSlowedDownAfterFiveFailuresEvenForTheRightPassword() throws Exception {
      for (int failure = 0; failure < 5; failure++) {
        assertThat(tryLogin("sc.zhang@east", "wrong")).endsWith("/login?error");
      }

      assertThat(tryLogin("sc.zhang@east", "sandbox")).endsWith("/login?error");
    }

    @Test
    void isForgottenOnceTheWaitIsOver() throws Exception {
      for (int failure = 0; failure < 5; failure++) {
        tryLogin("sc.zhang@east", "wrong");
      }
      jdbc.sql("UPDATE login_attempt SET locked_until = '2020-01-01'").update();

      assertThat(tryLogin("sc.zhang@east", "sandbox")).doesNotContain("error");
    }

    @Test
    void isAnsweredAlikeForNamesThatDoNotExist() throws Exception {
      assertThat(tryLogin("sc.nobody@east", "wrong")).isEqualTo(tryLogin("sc.liu@east", "wrong"));
    }
  }

  @Nested
  class TheTokenCommand {

    @Test
    void givesATokenForEachRole() throws Exception {
      for (String role :
          "gm sd sm sh su sc rc in ir lp cs ca io si mk ad ka sv dn fi fn yd ap ih hr pv ops"
              .split(" ")) {
        var answer = sandboxToken(role, "WEST", "the-launchers-key");
        assertThat(answer.statusCode()).as(role + answer.body()).isEqualTo(200);
        var claims = SignedJWT.parse(json(answer).get("accessToken").asString()).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("roles")).containsExactly(role);
        assertThat(claims.getStringClaim("store")).isEqualTo("WEST");
      }
    }

    @Test
    void givesNothingWithoutTheKey() throws Exception {
      assertThat(sandboxToken("sc", "EAST", "guessed").statusCode()).isEqualTo(401);
    }

    @Test
    void doesNotKnowARoleThatNobodyHolds() throws Exception {
      assertThat(sandboxToken("king", "EAST", "the-launchers-key").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void theLoginPageIsInBothLanguagesAndNamesItsFields() throws Exception {
    var page = browser.send(request("/login").build(), BodyHandlers.ofString());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("登录名", "Password", "<label for=\"username\">", "<label for=\"password\">");
  }

  @Test
  void theIssuerDescribesItself() throws Exception {
    JsonNode described =
        json(
            browser.send(
                request("/.well-known/openid-configuration").build(), BodyHandlers.ofString()));

    assertThat(described.get("issuer").asString()).isEqualTo(ISSUER);
    assertThat(described.get("code_challenge_methods_supported").get(0).asString())
        .isEqualTo("S256");
  }

  @Test
  void aSigningKeyIsPublishedInItsPublicHalfAndStoredSealed() throws Exception {
    JsonNode published =
        json(browser.send(request("/oauth2/jwks").build(), BodyHandlers.ofString()));
    assertThat(published.get("keys").size()).isEqualTo(1);
    assertThat(published.get("keys").get(0).has("d")).isFalse();

    List<String> sealed = jdbc.sql("SELECT sealed_key FROM signing_key").query(String.class).list();

    assertThat(sealed).hasSize(1).noneMatch(text -> text.contains("RSA"));
  }

  private String login(String name, String password) throws Exception {
    var start =
        browser.send(
            HttpRequest.newBuilder(
                    URI.create(
                        ISSUER
                            + "/oauth2/authorize?"
                            + form(
                                Map.of(
                                    "response_type",
                                    "code",
                                    "client_id",
                                    Clients.WEB,
                                    "scope",
                                    "openid profile",
                                    "redirect_uri",
                                    REDIRECT,
                                    "code_challenge_method",
                                    "S256",
                                    "code_challenge",
                                    challenge()))))
                .header("Accept", "text/html")
                .build(),
            BodyHandlers.ofString());
    assertThat(start.headers().firstValue("Location").orElse("")).endsWith("/login");
    String back = tryLogin(name, password);
    var code =
        browser.send(
            HttpRequest.newBuilder(URI.create(ISSUER).resolve(back))
                .header("Accept", "text/html")
                .build(),
            BodyHandlers.ofString());
    String location = code.headers().firstValue("Location").orElse(code.body());
    Matcher found = Pattern.compile("[?&]code=([^&]+)").matcher(location);
    assertThat(found.find()).as(location).isTrue();
    return found.group(1);
  }

  private String tryLogin(String name, String password) throws Exception {
    var page = browser.send(request("/login").build(), BodyHandlers.ofString());
    Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(csrf.find()).isTrue();
    return post("/login", Map.of("username", name, "password", password, "_csrf", csrf.group(1)))
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  private HttpResponse<String> exchange(String code, String verifier) throws Exception {
    return post(
        "/oauth2/token",
        Map.of(
            "grant_type", "authorization_code",
            "client_id", Clients.WEB,
            "code", code,
            "redirect_uri", REDIRECT,
            "code_verifier", verifier));
  }

  private HttpResponse<String> refresh(String token) throws Exception {
    return post(
        "/oauth2/token",
        Map.of("grant_type", "refresh_token", "client_id", Clients.WEB, "refresh_token", token));
  }

  private HttpResponse<String> clientCredentials(String secret) throws Exception {
    return browser.send(
        request("/oauth2/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(
                            ("service%3Acrm:" + secret).getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> sandboxToken(String role, String store, String key)
      throws Exception {
    return browser.send(
        request("/internal/tokens")
            .header("Content-Type", "application/json")
            .header("X-Forecourt-Local-Key", key)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"role\":\"%s\",\"store\":\"%s\"}".formatted(role, store)))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return browser.send(
        request(path).header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    return browser.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(ISSUER + path));
  }

  private String personId(String login) {
    return jdbc.sql("SELECT id FROM person WHERE login_name = :login")
        .param("login", login)
        .query(String.class)
        .single();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String challenge() throws Exception {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            MessageDigest.getInstance("SHA-256")
                .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
