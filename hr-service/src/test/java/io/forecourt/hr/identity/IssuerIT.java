package io.forecourt.hr.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running issuer, with a browser that keeps its cookies. */
@ForecourtTest(
    webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = {
      "forecourt.identity.services.crm=a-long-random-secret-of-crm",
      "forecourt.local-key=the-launchers-key"
    })
abstract class IssuerIT {

  static final int PORT = freePort();
  static final String ISSUER = "http://127.0.0.1:" + PORT;
  static final String REDIRECT = ISSUER + "/docs/oauth2-redirect.html";
  static final String VERIFIER = "a-code-verifier-of-at-least-forty-three-characters";

  static final JsonMapper JSON = JsonMapper.shared();

  @Autowired JdbcClient jdbc;

  HttpClient browser = HttpClient.newHttpClient();

  @DynamicPropertySource
  static void ownIssuer(DynamicPropertyRegistry registry) {
    registry.add("server.port", () -> PORT);
    registry.add("forecourt.security.issuer", () -> ISSUER);
    registry.add("forecourt.security.jwk-set-uri", () -> ISSUER + "/oauth2/jwks");
  }

  @BeforeEach
  void openABrowser() {
    jdbc.sql("DELETE FROM login_attempt").update();
    browser = newBrowser();
  }

  static HttpClient newBrowser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  String login(String name, String password) throws Exception {
    var start = authorize();
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

  /** Asks for a code: an unknown browser is sent to the login page. */
  HttpResponse<String> authorize() throws Exception {
    return browser.send(
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
  }

  String tryLogin(String name, String password) throws Exception {
    return tryLogin(name, password, "127.0.0.1");
  }

  /**
   * @param from as the gateway tells it
   */
  String tryLogin(String name, String password, String from) throws Exception {
    var page = browser.send(request("/login").build(), BodyHandlers.ofString());
    Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(csrf.find()).isTrue();
    return browser
        .send(
            formRequest(
                    "/login",
                    Map.of("username", name, "password", password, "_csrf", csrf.group(1)))
                .header("X-Forwarded-For", from)
                .build(),
            BodyHandlers.ofString())
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  HttpResponse<String> exchange(String code, String verifier) throws Exception {
    return post(
        "/oauth2/token",
        Map.of(
            "grant_type", "authorization_code",
            "client_id", Clients.WEB,
            "code", code,
            "redirect_uri", REDIRECT,
            "code_verifier", verifier));
  }

  HttpResponse<String> refresh(String token) throws Exception {
    return post(
        "/oauth2/token",
        Map.of("grant_type", "refresh_token", "client_id", Clients.WEB, "refresh_token", token));
  }

  HttpResponse<String> clientCredentials(String secret) throws Exception {
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

  HttpResponse<String> sandboxToken(String role, String store, String key) throws Exception {
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

  HttpResponse<String> get(String path, String token) throws Exception {
    return browser.send(
        request(path).header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    return browser.send(formRequest(path, fields).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String token, Object body) throws Exception {
    return browser.send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Accept-Language", "en")
            .header("Authorization", "Bearer " + token)
            .header("X-Reason", "test")
            .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder formRequest(String path, Map<String, String> fields) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
  }

  static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(ISSUER + path));
  }

  String personId(String login) {
    return jdbc.sql("SELECT id FROM person WHERE login_name = :login")
        .param("login", login)
        .query(String.class)
        .single();
  }

  static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  static String challenge() throws Exception {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            MessageDigest.getInstance("SHA-256")
                .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
  }

  static String form(Map<String, String> fields) {
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
