package io.forecourt.hr.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

class OidcIT extends IssuerIT {

  @Autowired private RotatingAuthorizations authorizations;
  @Autowired private JdbcOperations database;
  @Autowired private TransactionOperations transactions;

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
  class ARefresh {

    private static final String LI = "sc.li@east";

    private String token = "";

    @BeforeEach
    void aLogin() throws Exception {
      token = json(exchange(login(LI, "sandbox"), VERIFIER)).get("refresh_token").asString();
    }

    @Test
    void isDoneByOneOfTwoWhoShowTheSameTokenAtOnce() throws Exception {
      var one = shown();
      var other = shown();

      authorizations.save(renewed(one, "the first"));

      assertThatExceptionOfType(OAuth2AuthenticationException.class)
          .isThrownBy(() -> authorizations.save(renewed(other, "the second")))
          .returns("invalid_grant", refused -> refused.getError().getErrorCode());
      assertThat(refresh("the first").statusCode()).isEqualTo(200);
      assertThat(refresh("the second").statusCode()).isEqualTo(400);
    }

    @Test
    void doesNotBringBackALoginThatEndedMeanwhile() throws Exception {
      var underWay = shown();

      authorizations.endAllOf(personId(LI));

      assertThatExceptionOfType(OAuth2AuthenticationException.class)
          .isThrownBy(() -> authorizations.save(renewed(underWay, "too late")));
      assertThat(refresh("too late").statusCode()).isEqualTo(400);
    }

    @Test
    void succeedsOnceHoweverManyShowTheToken() throws Exception {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Integer>> answers =
            IntStream.range(0, 6)
                .mapToObj(_ -> threads.submit(() -> refresh(token).statusCode()))
                .toList();

        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> answer : answers) {
          codes.add(answer.get());
        }
        assertThat(codes).containsOnlyOnce(200).containsOnly(200, 400);
      }
    }

    private OAuth2Authorization shown() {
      return Objects.requireNonNull(
          authorizations.findByToken(token, OAuth2TokenType.REFRESH_TOKEN));
    }

    private static OAuth2Authorization renewed(OAuth2Authorization read, String next) {
      Instant now = Instant.now();
      return OAuth2Authorization.from(read)
          .refreshToken(new OAuth2RefreshToken(next, now, now.plusSeconds(600)))
          .build();
    }
  }

  @Nested
  class ASession {

    @Test
    void isFoundByEveryReplica() throws Exception {
      assertThat(tryLogin("sc.liu@east", "sandbox")).doesNotContain("error");

      FindByIndexNameSessionRepository<? extends Session> elsewhere =
          new JdbcIndexedSessionRepository(database, transactions);

      assertThat(elsewhere.findByPrincipalName(personId("sc.liu@east")).values())
          .isNotEmpty()
          .allSatisfy(
              session ->
                  assertThat(session.<Object>getAttribute("SPRING_SECURITY_CONTEXT"))
                      .isInstanceOfSatisfying(
                          SecurityContext.class,
                          login ->
                              assertThat(login.getAuthentication())
                                  .extracting(Authentication::getName)
                                  .isEqualTo(personId("sc.liu@east"))));
    }

    @Test
    void endsInEveryReplica() throws Exception {
      assertThat(tryLogin("sc.liu@east", "sandbox")).doesNotContain("error");
      jdbc.sql("DELETE FROM SPRING_SESSION").update();

      assertThat(authorize().headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @Test
    void keepsNeitherWhatWasMistypedNorFromWhere() throws Exception {
      tryLogin("sc.liu@east", "almost-my-password", "203.0.113.9");
      tryLogin("sc.liu@east", "sandbox", "203.0.113.9");

      assertThat(
              jdbc.sql(
                      """
                      SELECT COUNT(*) FROM SPRING_SESSION_ATTRIBUTES
                       WHERE INSTR(ATTRIBUTE_BYTES, 'almost-my-password') > 0
                          OR INSTR(ATTRIBUTE_BYTES, '203.0.113.9') > 0
                      """)
                  .query(Integer.class)
                  .single())
          .isZero();
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
    void isCountedByTheAddressThatTheGatewayTells() throws Exception {
      tryLogin("sc.zhang@east", "wrong", "203.0.113.7");
      jdbc.sql("UPDATE login_attempt SET locked_until = '2099-01-01' WHERE kind = 'ADDRESS'")
          .update();

      assertThat(tryLogin("sc.zhang@east", "sandbox", "203.0.113.7")).endsWith("/login?error");
      assertThat(tryLogin("sc.zhang@east", "sandbox", "203.0.113.8")).doesNotContain("error");
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

    assertThat(sealed).hasSize(1).noneMatch(text -> text.contains("\"kty\""));
  }
}
