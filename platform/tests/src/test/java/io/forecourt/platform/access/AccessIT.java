package io.forecourt.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.testing.WithServers;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = AccessIT.App.class,
    properties = {"forecourt.service=sales", "forecourt.local-key=open-sesame"})
@AutoConfigureMockMvc
@WithServers
class AccessIT {

  private static final String NOTES = "/api/v1/sales/notes";
  private static final String INTERNAL = "/internal/audit/verification";
  private static final String EAST_TEAM = "d-east";

  private static final Login LI = TestTokens.person("li", "EAST", "sc").inTeam(EAST_TEAM);
  private static final Login SU = TestTokens.person("su", "EAST", "su").inTeam(EAST_TEAM);
  private static final Login SM = TestTokens.person("sm", "EAST", "sm");
  private static final Login SD = TestTokens.person("sd", "EAST", "sd");
  private static final Login FN = TestTokens.person("fn", "EAST", "fn");

  @Autowired private MockMvcTester mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestEvents events;
  @Autowired private StaffProjection staffProjection;
  @Autowired private NotBeforeProjection notBeforeProjection;
  @Autowired private Staff staff;
  @Autowired private Access access;
  @Autowired private ScopedQueries queries;

  @BeforeEach
  void notesOfTwoStores() {
    jdbc.sql(
            """
            CREATE TABLE IF NOT EXISTS note (id INT PRIMARY KEY,
              store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
              owner_id CHAR(36) CHARACTER SET ascii COLLATE ascii_general_ci NULL)
            """)
        .update();
    jdbc.sql("DELETE FROM note").update();
    jdbc.sql(
            """
            INSERT INTO note VALUES (1, 'EAST', 'li'), (2, 'EAST', 'wu'), (3, 'EAST', 'he'), (4, 'EAST', NULL),
              (5, 'WEST', 'an')
            """)
        .update();
    jdbc.sql("DELETE FROM staff").update();
    jdbc.sql("DELETE FROM token_not_before").update();
    hire("li", EAST_TEAM);
    hire("su", EAST_TEAM);
    hire("wu", EAST_TEAM);
    hire("he", "d-other");
  }

  @Nested
  class Tokens {

    @Test
    void withoutATokenNobodyIsLetIn() {
      assertProblem(mvc.get().uri(NOTES).exchange(), 401, "access.token-missing");
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "a.b.c", "''"})
    void whatIsNoTokenIsRefused(String token) {
      assertProblem(get(NOTES, "Bearer " + token), 401, "access.token-invalid");
    }

    @Test
    void aTokenWhoseSignatureWasTouchedIsRefused() {
      String token = LI.token();
      int dot = token.lastIndexOf('.');
      char first = token.charAt(dot + 1) == 'A' ? 'B' : 'A';

      assertProblem(
          get(NOTES, "Bearer " + token.substring(0, dot + 1) + first + token.substring(dot + 2)),
          401,
          "access.token-invalid");
    }

    @Test
    void aTokenWhoseClaimsWereTouchedIsRefused() {
      String li = LI.token();
      String sd = SD.token();
      String forged =
          li.substring(0, li.indexOf('.'))
              + sd.substring(sd.indexOf('.'), sd.lastIndexOf('.'))
              + li.substring(li.lastIndexOf('.'));

      assertProblem(get(NOTES, "Bearer " + forged), 401, "access.token-invalid");
    }

    @Test
    void anUnsignedTokenIsRefused() {
      String claims = LI.token().split("\\.")[1];

      assertProblem(
          get(NOTES, "Bearer eyJhbGciOiJub25lIn0." + claims + "."), 401, "access.token-invalid");
    }

    @Test
    void aTokenCountsUntilItEndsAndNotLonger() {
      assertThat(get(NOTES, LI.expiring(Instant.now().plusSeconds(60)).bearer())).hasStatus(200);

      assertProblem(
          get(NOTES, LI.expiring(Instant.now().minusSeconds(60)).bearer()),
          401,
          "access.token-expired");
    }

    @Test
    void aTokenInTheAddressIsNotRead() {
      assertThat(mvc.get().uri(NOTES + "?access_token=" + LI.token()).exchange()).hasStatus(401);
    }

    @ParameterizedTest
    @CsvSource({"employee-left", "access-revoked", "position-changed"})
    void aTokenFromBeforeTheRightsChangedIsRefusedWithinASecond(String event) {
      String before = TestTokens.person(event, "EAST", "sm").bearer();
      assertThat(get(NOTES, before)).hasStatus(200);

      notBeforeProjection.apply(
          person("io.forecourt.hr." + event + ".v1", event, "{}"), table -> table);

      await()
          .atMost(Duration.ofSeconds(2))
          .untilAsserted(() -> assertProblem(get(NOTES, before), 401, "access.token-expired"));
      assertThat(get(NOTES, SD.bearer())).hasStatus(200);
    }
  }

  @Nested
  class Actions {

    @Test
    void theRoleDecidesAndARefusedAttemptIsKept() {
      assertThat(post(NOTES, LI.bearer())).hasStatus(200);
      int before = denials();

      assertProblem(post(NOTES, SM.bearer()), 403, "access.action-not-granted");

      assertThat(denials()).isEqualTo(before + 1);
      assertThat(
              jdbc.sql(
                      "SELECT CONCAT(actor_id, ' ', action, ' ', permit, ' ', result) FROM"
                          + " access_log ORDER BY id DESC LIMIT 1")
                  .query(String.class)
                  .single())
          .isEqualTo("sm CREATE sales.note.write DENIED");
    }

    @Test
    void whatARequestTellsIsCausedByIt() {
      assertThat(
              mvc.post()
                  .uri(NOTES)
                  .header("Authorization", SM.bearer())
                  .header("X-Request-Id", "shop-7")
                  .exchange())
          .hasStatus(403)
          .hasHeader("X-Request-Id", "shop-7");

      await()
          .untilAsserted(
              () ->
                  assertThat(events.heardOf("io.forecourt.sales.access-denied.v1", "sm"))
                      .extracting(heard -> heard.headers().get("ce_causation"))
                      .contains("shop-7"));
    }

    @Test
    void aServiceMayDoWhatItIsGrantedAndNothingElse() {
      assertProblem(
          get(NOTES, TestTokens.service("crm").bearer()), 403, "access.action-not-granted");
    }

    @Test
    void theInternalPathsAreForServicesAndOperators() {
      assertProblem(get(INTERNAL, SD.bearer()), 403, "access.action-not-granted");
      assertProblem(mvc.get().uri(INTERNAL).exchange(), 401, "access.token-missing");
      assertThat(get(INTERNAL, TestTokens.service("crm").bearer())).hasStatus(200);
      assertThat(get(INTERNAL, TestTokens.person("o", "EAST", "ops").bearer())).hasStatus(200);
    }

    @Test
    void theLauncherOnThisMachineComesInWithItsKey() {
      assertThat(withKey("open-sesame", "127.0.0.1")).hasStatus(200);
      assertThat(withKey("open-sesame", "::1")).hasStatus(200);
      assertThat(withKey("open-sesame", "10.0.0.7")).hasStatus(401);
      assertThat(withKey("open", "127.0.0.1")).hasStatus(401);
      assertThat(mvc.get().uri(NOTES).header(LocalKeyFilter.HEADER, "open-sesame").exchange())
          .hasStatus(401);
    }

    @Test
    void probesAndMetricsNeedNoToken() {
      assertThat(mvc.get().uri("/actuator/health/liveness").exchange()).hasStatus(200);
    }
  }

  @Nested
  class Scopes {

    @Test
    void eachScopeShowsItsRows() throws Exception {
      assertThat(get(NOTES, LI.bearer()).getResponse().getContentAsString()).isEqualTo("[1]");
      assertThat(get(NOTES, SU.bearer()).getResponse().getContentAsString()).isEqualTo("[1,2]");
      assertThat(get(NOTES, SM.bearer()).getResponse().getContentAsString()).isEqualTo("[1,2,3,4]");
      assertThat(get(NOTES, SM.alsoIn("WEST").bearer()).getResponse().getContentAsString())
          .isEqualTo("[1,2,3,4,5]");
      assertThat(get(NOTES, SD.bearer()).getResponse().getContentAsString())
          .isEqualTo("[1,2,3,4,5]");
    }

    @Test
    void theScopeOfOneAggregateIsTheSame() {
      as(
          LI,
          () -> {
            assertThat(access.mayOn("sales.note.read", "EAST", "li")).isTrue();
            assertThat(access.mayOn("sales.note.read", "EAST", "wu")).isFalse();
            assertThat(access.mayOn("sales.note.read", "EAST", null)).isFalse();
          });
      as(
          SU,
          () -> {
            assertThat(access.mayOn("sales.note.read", "EAST", "wu")).isTrue();
            assertThat(access.mayOn("sales.note.read", "EAST", "he")).isFalse();
            assertThat(access.mayOn("sales.note.read", "EAST", "nobody")).isFalse();
          });
      as(
          SM,
          () -> {
            assertThat(access.mayOn("sales.note.read", "EAST", null)).isTrue();
            assertThat(access.mayOn("sales.note.read", "WEST", "an")).isFalse();
          });
      as(FN, () -> assertThat(access.mayOn("sales.note.read", "EAST", "fn")).isFalse());
    }

    @Test
    void theSystemSeesAll() {
      Callers.asSystem("a-job", () -> assertThat(read()).containsExactly(1, 2, 3, 4, 5));
    }

    @Test
    void aNameFullOfQuotesIsOnlyAName() {
      as(
          new Login("' OR '1'='1", "EAST", Set.of("EAST"), List.of("sc"), null, null),
          () -> assertThat(read()).isEmpty());
    }

    private List<Integer> read() {
      return queries
          .sql(
              "sales.note.read",
              "SELECT id FROM note WHERE {scope:store_code,owner_id} ORDER BY id")
          .query(Integer.class)
          .list();
    }
  }

  @Nested
  class Copies {

    @Test
    void staffAreFoundByStoreAndRoleUntilTheyLeave() {
      assertThat(staff.inStore("EAST", "sc"))
          .extracting(StaffMember::personId)
          .contains("li", "wu");
      assertThat(staff.inStore("WEST", "sc")).isEmpty();

      staffProjection.apply(
          person(StaffProjection.LEFT, "wu", "{\"storeCode\":\"EAST\",\"roles\":[\"sc\"]}"),
          table -> table);

      assertThat(staff.inStore("EAST", "sc"))
          .extracting(StaffMember::personId)
          .doesNotContain("wu");
      assertThat(staff.find("wu").orElseThrow().isPresent()).isFalse();
      assertThat(staff.find("nobody")).isEmpty();
    }
  }

  private void hire(String person, String department) {
    staffProjection.apply(
        person(
            StaffProjection.HIRED,
            person,
            """
            {"storeCode": "EAST", "stores": ["EAST"], "roles": ["sc"], "departmentId": "%s", "postId": "p", "status": "ACTIVE"}
            """
                .formatted(department)),
        table -> table);
  }

  private static IncomingEvent<JsonNode> person(String type, String person, String data) {
    return new IncomingEvent<>(
        Ids.next(),
        type,
        person,
        1,
        Instant.parse("2026-11-21T02:04:00Z"),
        "EAST",
        "system",
        null,
        JsonMapper.shared().readTree(data));
  }

  private static void as(Login login, Runnable work) {
    Callers.callAs(
        new Caller(
            login.personId(),
            Set.copyOf(login.roles()),
            login.store(),
            login.stores(),
            login.team()),
        "test",
        () -> {
          work.run();
          return true;
        });
  }

  private int denials() {
    return jdbc.sql("SELECT COUNT(*) FROM access_log WHERE result = 'DENIED'")
        .query(Integer.class)
        .single();
  }

  private MvcTestResult get(String path, @Nullable String authorization) {
    return mvc.get().uri(path).header("Authorization", String.valueOf(authorization)).exchange();
  }

  private MvcTestResult post(String path, String authorization) {
    return mvc.post().uri(path).header("Authorization", authorization).exchange();
  }

  private MvcTestResult withKey(String key, String from) {
    return mvc.get()
        .uri(INTERNAL)
        .header(LocalKeyFilter.HEADER, key)
        .with(
            request -> {
              request.setRemoteAddr(from);
              return request;
            })
        .exchange();
  }

  private static void assertProblem(MvcTestResult result, int status, String code) {
    assertThat(result).hasStatus(status).hasContentTypeCompatibleWith("application/problem+json");
    assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import(Notes.class)
  static class App {}

  @RestController
  static class Notes {

    private final ScopedQueries queries;

    Notes(ScopedQueries queries) {
      this.queries = queries;
    }

    @GetMapping(NOTES)
    @Permit("sales.note.read")
    List<Integer> read() {
      return queries
          .sql(
              "sales.note.read",
              "SELECT id FROM note WHERE {scope:store_code,owner_id} ORDER BY id")
          .query(Integer.class)
          .list();
    }

    @PostMapping(NOTES)
    @Permit("sales.note.write")
    String write() {
      return "{}";
    }
  }
}
