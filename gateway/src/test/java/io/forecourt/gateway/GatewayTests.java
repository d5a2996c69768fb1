package io.forecourt.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.forecourt.gateway.token.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class GatewayTests {

  private static final Upstream CRM = new Upstream();
  private static final Upstream SALES = new Upstream();
  private static final Upstream HR = new Upstream();
  private static final TokenMint MINT = new TokenMint();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.shared();

  @LocalServerPort private int port;
  @Autowired private Tokens tokens;
  @Autowired private MeterRegistry meters;
  @Autowired private ObservationRegistry observations;

  private String person = "";

  @DynamicPropertySource
  static void services(DynamicPropertyRegistry registry) {
    HR.on("/oauth2/jwks", 200, MINT.keys());
    registry.add("forecourt.gateway.services.crm.uri", CRM::uri);
    registry.add("forecourt.gateway.services.sales.uri", SALES::uri);
    registry.add("forecourt.gateway.services.sales.timeout", () -> "700ms");
    registry.add("forecourt.gateway.services.sales.uploads.timeout", () -> "2s");
    registry.add("forecourt.gateway.services.hr.uri", HR::uri);
    registry.add(
        "forecourt.gateway.services.insurance.uri", () -> "http://127.0.0.1:" + unusedPort());
    registry.add("forecourt.gateway.services.inventory.uri", SALES::uri);
    registry.add("forecourt.gateway.services.inventory.concurrent", () -> "2");
    registry.add("forecourt.gateway.services.inventory.timeout", () -> "1500ms");
    registry.add("forecourt.gateway.breaker.minimum", () -> "10");
    registry.add("forecourt.gateway.breaker.open", () -> "500ms");
    registry.add("forecourt.gateway.token.issuer", () -> TokenMint.ISSUER);
    registry.add("forecourt.gateway.token.jwk-set-uri", () -> HR.uri() + "/oauth2/jwks");
    registry.add("forecourt.gateway.limit.per-second", () -> "1");
    registry.add("forecourt.gateway.limit.burst", () -> "60");
    registry.add("forecourt.gateway.limit.unverified-per-minute", () -> "400");
    registry.add("forecourt.gateway.client.trusted-proxies", () -> "127.0.0.1");
    registry.add("forecourt.gateway.door.origins", () -> "https://app.example");
  }

  @BeforeEach
  void aNewPerson() {
    person = UUID.randomUUID().toString();
    CRM.forget();
    SALES.forget();
  }

  @AfterAll
  static void stop() {
    CRM.stop();
    SALES.stop();
    HR.stop();
  }

  @Nested
  class Tokening {

    @Test
    void withoutATokenNothingPasses() {
      var answer = send(get("/api/v1/crm/leads"));

      refused(answer, 401, "access.token-missing");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(CRM.calls()).isZero();
    }

    @Test
    void aGoodTokenPasses() {
      var answer = send(get("/api/v1/crm/leads").header("Authorization", bearer()));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(CRM.calls()).isEqualTo(1);
    }

    @Test
    void whatAnotherSystemHasSignedPassesOnItsOwnPathsOnly() {
      send(request("/api/v1/crm/telephony/call-records").header("X-Signature", "ab").GET());
      assertThat(CRM.calls()).isEqualTo(1);

      refused(
          send(request("/api/v1/crm/leads").header("X-Signature", "ab").GET()),
          401,
          "access.token-missing");
      refused(send(get("/api/v1/crm/telephony/call-records")), 401, "access.token-missing");
      assertThat(CRM.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x.y.z", "Bearer abc", "Bearer eyJhbGciOiJub25lIn0.e30."})
    void aBrokenTokenIsRefused(String authorization) {
      refused(
          send(get("/api/v1/crm/leads").header("Authorization", authorization)),
          401,
          "access.token-invalid");
    }

    /** A refusal is answered before the request ahead of it on the connection has ended. */
    @Test
    void aRefusalBehindAnotherRequestDoesNotSilenceTheConnection() throws IOException {
      String good = "GET /api/v1/crm/leads HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n";
      String bad = good.formatted("Bearer x.y.z");
      try (var socket = socket()) {
        for (int round = 1; round <= 20; round++) {
          say(socket, good.formatted(bearer()) + bad);
          heardUntil(socket, "access.token-invalid");
          say(socket, bad);
          heardUntil(socket, "access.token-invalid");
        }
      }
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
      String foreign =
          MINT.token(person, "https://other.example", Instant.now(), Instant.now().plusSeconds(60));

      refused(
          send(get("/api/v1/crm/leads").header("Authorization", "Bearer " + foreign)),
          401,
          "access.token-invalid");
    }

    @Test
    void anExpiredTokenIsRefused() {
      String old =
          MINT.token(
              person,
              TokenMint.ISSUER,
              Instant.now().minusSeconds(900),
              Instant.now().minusSeconds(600));

      refused(
          send(get("/api/v1/crm/leads").header("Authorization", "Bearer " + old)),
          401,
          "access.token-expired");
    }

    @Test
    void aKeptTokenIsRefusedOnceItsPersonIsRevoked() {
      String token = bearer();
      assertThat(send(get("/api/v1/crm/leads").header("Authorization", token)).statusCode())
          .isEqualTo(200);

      tokens.revokeBefore(person, Instant.now().plusSeconds(1));

      refused(
          send(get("/api/v1/crm/leads").header("Authorization", token)),
          401,
          "access.token-revoked");
    }

    @Test
    void theLoginPathsAreOpenAndGoToHr() {
      HR.on("/login", 200, "{\"page\":\"login\"}");

      assertThat(send(get("/login")).body()).contains("login");
    }
  }

  @Nested
  class Refusing {

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/v1/garage/cars", "/internal/clock", "/actuatorx"})
    void anUnknownPathIsNotFoundWhateverTheMethod(String path) {
      refused(send(get(path).header("Authorization", bearer())), 404, "gateway.unknown-path");
      refused(
          send(request(path).POST(BodyPublishers.ofString("{}")).header("Authorization", bearer())),
          404,
          "gateway.unknown-path");
    }

    @Test
    void problemsSpeakTheAskedLanguage() {
      var chinese = send(get("/api/v1/crm/leads").header("Accept-Language", "zh-CN,zh;q=0.9"));
      var english = send(get("/api/v1/crm/leads").header("Accept-Language", "en-GB"));

      assertThat(json(chinese).path("title").stringValue()).isEqualTo("请先登录");
      assertThat(json(english).path("title").stringValue()).isEqualTo("Sign in first");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() {
      var answer =
          send(
              request("/api/v1/crm/leads")
                  .POST(BodyPublishers.ofByteArray(new byte[1_048_577]))
                  .header("Authorization", bearer()));

      refused(answer, 413, "gateway.too-large");
      assertThat(CRM.calls()).isZero();
    }

    @Test
    void aBodyWithoutAStatedLengthIsRefusedWhenItGrowsTooLarge() throws IOException {
      try (var socket = socket()) {
        say(
            socket,
            head("POST", "/api/v1/crm/leads", "application/json")
                + "Transfer-Encoding: chunked\r\n\r\n100001\r\n"
                + "x".repeat(1_048_577));

        String answer = heardUntilClosed(socket);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("gateway.too-large");
      }
    }

    @Test
    void refusedTokensAreLimitedByTheAddressTheyComeFrom() {
      int tries = 0;
      while (tries < 500 && badTokenFrom("203.0.113.50").statusCode() == 401) {
        tries++;
      }

      refused(badTokenFrom("203.0.113.50"), 429, "gateway.too-many-requests");
      refused(badTokenFrom("198.51.100.1, 203.0.113.50"), 429, "gateway.too-many-requests");
      refused(badTokenFrom("203.0.113.51"), 401, "access.token-invalid");
    }

    private HttpResponse<String> badTokenFrom(String address) {
      return send(
          get("/api/v1/crm/leads")
              .header("Authorization", "Bearer x.y.z")
              .header("X-Forwarded-For", address));
    }

    @Test
    void aCallerWhoSendsTooMuchWaitsAsLongAsTheAnswerSays() {
      String token = bearer();
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (int i = 0; i < 70; i++) {
        answers.add(send(get("/api/v1/crm/leads").header("Authorization", token)));
      }

      assertThat(answers.getFirst().headers().firstValue("RateLimit")).contains("\"caller\";r=59");
      assertThat(answers.getFirst().headers().firstValue("RateLimit-Policy"))
          .contains("\"caller\";q=60;w=60");
      refused(answers.getLast(), 429, "gateway.too-many-requests");
      assertThat(answers.getLast().headers().firstValue("Retry-After")).contains("1");
      assertThat(
              send(get("/api/v1/crm/leads").header("Authorization", anotherBearer())).statusCode())
          .isEqualTo(200);
    }

    @Test
    void onlyConfiguredOriginsMayCallFromABrowser() {
      var foreign = send(preflight("https://evil.example"));
      var own = send(preflight("https://app.example"));

      assertThat(foreign.statusCode()).isEqualTo(403);
      assertThat(own.headers().firstValue("Access-Control-Allow-Origin"))
          .contains("https://app.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/userinfo", "/.well-known/openid-configuration"})
    void aConfiguredOriginReachesTheIssuerToo(String path) {
      var own = send(preflight(path, "https://app.example"));

      assertThat(own.headers().firstValue("Access-Control-Allow-Origin"))
          .contains("https://app.example");
      assertThat(own.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
          .contains("X-Reason", "X-Request-Id", "X-Device-Id");
      assertThat(send(preflight(path, "https://evil.example")).statusCode()).isEqualTo(403);
    }

    @Test
    void aPageMayReadWhatAnAnswerSaysOfItself() {
      var answer = send(get("/api/v1/crm/leads").header("Origin", "https://app.example"));

      assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
          .contains("Content-Disposition", "RateLimit-Policy", "X-Request-Id");
    }
  }

  @Nested
  class Telling {

    private static final String LEADS = "/api/v1/crm/leads";

    @Test
    void aServiceHearsTheClientsAddressAndNotWhatTheClientClaims() {
      send(
          get(LEADS)
              .header("Authorization", bearer())
              .header("X-Forwarded-For", "198.51.100.1, 203.0.113.7")
              .header("Forwarded", "for=198.51.100.1")
              .header("X-Forwarded-Host", "evil.example"));

      assertThat(CRM.heard(LEADS, "X-Forwarded-For")).containsExactly("203.0.113.7");
      assertThat(CRM.heard(LEADS, "Forwarded")).isEmpty();
      assertThat(CRM.heard(LEADS, "X-Forwarded-Host")).isEmpty();

      send(get(LEADS).header("Authorization", bearer()));

      assertThat(CRM.heard(LEADS, "X-Forwarded-For")).containsExactly("127.0.0.1");
    }

    @Test
    void aRequestKeepsItsIdOnItsWay() {
      var answer =
          send(get(LEADS).header("Authorization", bearer()).header("X-Request-Id", "journey-1"));

      assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("journey-1");
      assertThat(CRM.heard(LEADS, "X-Request-Id")).containsExactly("journey-1");
    }

    @Test
    void aRequestWithoutAFitIdGetsOne() {
      for (String id : List.of("x".repeat(101), "zhang ming", "a,b")) {
        var answer = send(get(LEADS).header("Authorization", bearer()).header("X-Request-Id", id));

        String given = answer.headers().firstValue("X-Request-Id").orElse("");
        assertThat(UUID.fromString(given)).isNotNull();
        assertThat(CRM.heard(LEADS, "X-Request-Id")).containsExactly(given);
      }
      assertThat(send(get(LEADS)).headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void namesAreAskedForUnderTheSameIdAndAddress() {
      SALES.on("/api/v1/sales/orders", 200, "{\"items\":[{\"customerId\":\"c1\"}]}");
      CRM.on("/api/v1/crm/customer-names", 200, "{\"names\":{}}");

      send(
          get("/api/v1/sales/orders?names=true")
              .header("Authorization", bearer())
              .header("X-Forwarded-For", "203.0.113.7")
              .header("X-Request-Id", "names-1"));

      assertThat(CRM.heard("/api/v1/crm/customer-names", "X-Request-Id"))
          .containsExactly("names-1");
      assertThat(CRM.heard("/api/v1/crm/customer-names", "X-Forwarded-For"))
          .containsExactly("203.0.113.7");
    }

    @Test
    void aProblemNamesTheTraceOfItsRequest() {
      String trace = UUID.randomUUID().toString().replace("-", "");

      var answer = send(get(LEADS).header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));

      assertThat(json(answer).path("traceId").stringValue("")).isEqualTo(trace);
    }
  }

  @Nested
  @ExtendWith(OutputCaptureExtension.class)
  class KeepingToItself {

    private static final String SEARCH =
        "/api/v1/crm/customers?mobile=13812341234&idNumber=510107198511070032"
            + "&plate=%E4%BA%ACA12345&name=%E5%BC%A0%E6%98%8E";

    @Test
    void aSearchWhoseAnswerBreaksOffLeavesNothingPersonalInTheLog(CapturedOutput log) {
      CRM.breakOff("/api/v1/crm/customers");

      assertThatIllegalStateException()
          .isThrownBy(() -> send(get(SEARCH).header("Authorization", bearer())))
          .withCauseInstanceOf(IOException.class);

      assertThat(log.getAll())
          .contains("/api/v1/crm/customers?***")
          .doesNotContain("mobile=", "13812341234", "510107198511070032", "A12345", "%E5%BC%A0");
    }

    @Test
    void aSearchLeavesNothingPersonalInItsTrace() {
      List<String> observed = new CopyOnWriteArrayList<>();
      observations.observationConfig().observationHandler(new Ends(observed));

      send(get(SEARCH).header("Authorization", bearer()));

      await()
          .untilAsserted(
              () ->
                  assertThat(observed)
                      .anyMatch(seen -> seen.contains("http.uri"))
                      .anyMatch(seen -> seen.contains("http.url")));
      assertThat(observed)
          .anyMatch(seen -> seen.contains("/api/v1/crm/customers"))
          .noneMatch(seen -> seen.contains("13812341234") || seen.contains("mobile="));
    }

    /** What tracers and metrics are told at the end of an observation. */
    private record Ends(List<String> observed) implements ObservationHandler<Observation.Context> {

      @Override
      public void onStop(Observation.Context context) {
        observed.add(context.getContextualName() + " " + context.getAllKeyValues());
      }

      @Override
      public boolean supportsContext(Observation.Context context) {
        return true;
      }
    }
  }

  @Nested
  class Uploading {

    private static final String FILES = "/api/v1/crm/files";
    private static final String PAPERS = "/api/v1/sales/papers";
    private static final String MULTIPART = "multipart/form-data; boundary=b";

    @Test
    void aPhotoOfTenMillionBytesPasses() {
      var stated = send(upload(BodyPublishers.ofByteArray(new byte[10_000_000])));
      var chunked =
          send(
              upload(
                  BodyPublishers.ofInputStream(
                      () -> new ByteArrayInputStream(new byte[10_000_000]))));

      assertThat(json(stated).path("received").intValue()).isEqualTo(10_000_000);
      assertThat(json(chunked).path("received").intValue()).isEqualTo(10_000_000);
    }

    @Test
    void moreThanTheServicesTakeIsRefused() {
      refused(
          send(upload(BodyPublishers.ofByteArray(new byte[12 * 1024 * 1024 + 1]))),
          413,
          "gateway.too-large");
      assertThat(CRM.calls()).isZero();
    }

    @Test
    void aSlowUploadHasLongerThanAForm() throws IOException {
      try (var socket = socket()) {
        say(socket, head("POST", PAPERS, MULTIPART) + "Content-Length: 1000\r\n\r\n");
        say(socket, "x".repeat(500));
        socket.setSoTimeout(900);
        assertThatExceptionOfType(SocketTimeoutException.class)
            .isThrownBy(() -> socket.getInputStream().read());

        socket.setSoTimeout(20_000);
        say(socket, "x".repeat(500));

        assertThat(heardUntil(socket, "received")).startsWith("HTTP/1.1 200");
      }
    }

    @Test
    void callersWhoAreTooSlowAreToldSoAndDoNotOpenTheBreaker() throws IOException {
      double failed = failedCalls();
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        sockets.add(halfAnUpload());
      }

      for (Socket socket : sockets) {
        String answer = heardUntilClosed(socket);
        assertThat(answer).startsWith("HTTP/1.1 408").contains("gateway.request-late");
        socket.close();
      }
      assertThat(failedCalls()).isEqualTo(failed);
    }

    @Test
    void callersWhoGoAwayHalfWayDoNotOpenTheBreaker() throws IOException {
      double failed = failedCalls();
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        sockets.add(halfAnUpload());
      }
      await().until(() -> SALES.calls(PAPERS) == 12);
      assertThat(freePlaces()).isEqualTo(20);

      for (Socket socket : sockets) {
        socket.close();
      }

      await().until(() -> freePlaces() == 32);
      assertThat(failedCalls()).isEqualTo(failed);
      assertThat(send(get("/api/v1/sales/quotes").header("Authorization", bearer())).statusCode())
          .isEqualTo(200);
    }

    private HttpRequest.Builder upload(HttpRequest.BodyPublisher body) {
      return request(FILES)
          .POST(body)
          .header("Content-Type", MULTIPART)
          .header("Authorization", bearer());
    }

    private Socket halfAnUpload() throws IOException {
      Socket socket = socket();
      say(
          socket,
          head("POST", PAPERS, MULTIPART) + "Content-Length: 1000\r\n\r\n" + "x".repeat(500));
      return socket;
    }

    private double failedCalls() {
      return meters
          .get("resilience4j.circuitbreaker.buffered.calls")
          .tags("name", "sales", "kind", "failed")
          .gauge()
          .value();
    }

    private double freePlaces() {
      return meters
          .get("resilience4j.bulkhead.available.concurrent.calls")
          .tag("name", "sales-uploads")
          .gauge()
          .value();
    }
  }

  @Nested
  class WhenAServiceFails {

    @Test
    void aServiceThatIsLateIsA504() {
      SALES.neverAnswer("/api/v1/sales/orders");

      refused(
          send(get("/api/v1/sales/orders").header("Authorization", bearer())),
          504,
          "gateway.service-late");
    }

    @Test
    void aPostIsNeverSentTwice() {
      SALES.neverAnswer("/api/v1/sales/orders");

      send(
          request("/api/v1/sales/orders")
              .POST(BodyPublishers.ofString("{}"))
              .header("Authorization", bearer()));

      assertThat(SALES.calls()).isEqualTo(1);
    }

    @Test
    void aServiceThatIsAwayIsA503WithRetryAfterAndTheOthersGoOn() {
      for (int i = 0; i < 15; i++) {
        var answer = send(get("/api/v1/insurance/policies").header("Authorization", bearer()));
        refused(answer, 503, "gateway.service-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      }

      assertThat(send(get("/api/v1/crm/leads").header("Authorization", bearer())).statusCode())
          .isEqualTo(200);
    }

    @Test
    void whatAServiceRefusesPassesUnchangedAndOpensNothing() {
      CRM.on("/api/v1/crm/visits", 409, "{\"code\":\"visit.closed\"}");

      for (int i = 0; i < 30; i++) {
        var answer = send(get("/api/v1/crm/visits").header("Authorization", anotherBearer()));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"code\":\"visit.closed\"}");
      }
    }

    @Test
    void moreThanTheBulkheadHoldsIsRefusedAtOnce() {
      SALES.neverAnswer("/api/v1/inventory/vehicles");
      var calls = new ArrayList<java.util.concurrent.CompletableFuture<HttpResponse<String>>>();
      for (int i = 0; i < 6; i++) {
        calls.add(
            CLIENT.sendAsync(
                get("/api/v1/inventory/vehicles").header("Authorization", bearer()).build(),
                BodyHandlers.ofString()));
      }

      List<Integer> statuses =
          calls.stream().map(call -> call.join().statusCode()).sorted().toList();

      assertThat(statuses).containsExactly(503, 503, 503, 503, 504, 504);
    }
  }

  @Nested
  class Composing {

    @Test
    void namesStandBesideIdsWhenAskedFor() {
      SALES.on(
          "/api/v1/sales/orders",
          200,
          "{\"items\":[{\"customerId\":\"c1\",\"consultantId\":\"p1\"}]}");
      CRM.on("/api/v1/crm/customer-names", 200, "{\"names\":{\"c1\":\"张*\"}}");
      HR.on("/api/v1/hr/person-names", 200, "{\"names\":{\"p1\":\"李*\"}}");

      JsonNode answer =
          json(send(get("/api/v1/sales/orders?names=true").header("Authorization", bearer())));

      assertThat(answer.path("names").path("c1").stringValue()).isEqualTo("张*");
      assertThat(answer.path("names").path("p1").stringValue()).isEqualTo("李*");
      assertThat(answer.path("namesMissing").isMissingNode()).isTrue();
    }

    @Test
    void whenCrmIsDownTheRestIsStillGivenAndTheAnswerSaysSo() {
      SALES.on(
          "/api/v1/sales/orders",
          200,
          "{\"items\":[{\"customerId\":\"c1\",\"consultantId\":\"p1\"}]}");
      CRM.on("/api/v1/crm/customer-names", 503, "{}");
      HR.on("/api/v1/hr/person-names", 200, "{\"names\":{\"p1\":\"李*\"}}");

      JsonNode answer =
          json(send(get("/api/v1/sales/orders?names=true").header("Authorization", bearer())));

      assertThat(answer.path("items").size()).isEqualTo(1);
      assertThat(answer.path("names").path("p1").stringValue()).isEqualTo("李*");
      assertThat(answer.path("namesMissing").get(0).stringValue()).isEqualTo("crm");
    }

    @Test
    void theQuestionForNamesDoesNotReachTheService() {
      JsonNode answer =
          json(
              send(
                  get("/api/v1/sales/quotes?limit=5&names=true")
                      .header("Authorization", bearer())));

      assertThat(answer.path("query").stringValue()).isEqualTo("limit=5");
    }

    @Test
    void theDocumentHasThePathsOfAllServicesThatAnswer() {
      CRM.on(
          "/v3/api-docs",
          200,
          "{\"paths\":{\"/api/v1/crm/leads\":{\"get\":{\"x\":{\"$ref\":\"#/components/schemas/Lead\"}}},\"/internal/clock\":{}},\"components\":{\"schemas\":{\"Lead\":{}}}}");
      SALES.on("/v3/api-docs", 500, "{}");

      JsonNode document = json(send(get("/openapi.json")));

      assertThat(document.path("openapi").stringValue()).isEqualTo("3.1.0");
      assertThat(document.path("paths").propertyNames()).contains("/api/v1/crm/leads");
      assertThat(document.path("paths").propertyNames()).doesNotContain("/internal/clock");
      assertThat(document.toString()).contains("#/components/schemas/crm.Lead");
      assertThat(document.path("components").path("schemas").propertyNames()).contains("crm.Lead");
      assertThat(document.at("/components/securitySchemes/signIn/flows").propertyNames())
          .contains("authorizationCode");
      assertThat(document.at("/x-missing-services").valueStream().map(JsonNode::stringValue))
          .contains("sales")
          .doesNotContain("crm");
      assertThat(document.at("/info/description").stringValue()).contains("sales");
    }
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private String bearer() {
    return "Bearer " + MINT.token(person);
  }

  private static String anotherBearer() {
    return "Bearer " + MINT.token(UUID.randomUUID().toString());
  }

  private HttpRequest.Builder get(String path) {
    return request(path).GET();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }

  private HttpRequest.Builder preflight(String origin) {
    return preflight("/api/v1/crm/leads", origin);
  }

  private HttpRequest.Builder preflight(String path, String origin) {
    return request(path)
        .method("OPTIONS", BodyPublishers.noBody())
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "X-Reason, X-Request-Id, X-Device-Id");
  }

  private Socket socket() throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private String head(String method, String path, String contentType) {
    return "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Type: %s\r\n"
        .formatted(method, path, bearer(), contentType);
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String heardUntil(Socket socket, String end) throws IOException {
    var heard = new StringBuilder();
    while (heard.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("the gateway closed the connection after %s", heard).isNotNegative();
      heard.append((char) next);
    }
    return heard.toString();
  }

  private static String heardUntilClosed(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static int unusedPort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }
}
