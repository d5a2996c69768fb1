package io.forecourt.hr.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A login ends in each way that lets a person in: session, refresh token, access token. */
class LoginEndsIT extends IssuerIT {

  private static final String ME = "/api/v1/hr/people/me";
  private static final String PEOPLE = "/api/v1/hr/people";
  private static final String FIRST = "four words make a sentence";
  private static final String SECOND = "five words make it longer";

  /** What every service promises. */
  private static final Duration BOUND = Duration.ofSeconds(10);

  private static final AtomicInteger SERIAL = new AtomicInteger();

  private String office = "";
  private String person = "";
  private String name = "";

  @BeforeEach
  void somebodyIsHired() throws Exception {
    office = json(sandboxToken("hr", "EAST", "the-launchers-key")).path("accessToken").asString();
    name = "sc.new" + SERIAL.incrementAndGet() + "@east";
    HttpResponse<String> hired =
        post(
            PEOPLE,
            office,
            Map.of("name", "新同事", "loginName", name, "postId", "EAST-SC", "hiredOn", "2026-11-21"));
    assertThat(hired.statusCode()).as(hired.body()).isEqualTo(201);
    person = tree(hired).path("id").asString();
    assertThat(give(FIRST).statusCode()).isEqualTo(200);
    aSecondPasses();
  }

  /** Tokens tell their time in whole seconds: one of the second of the change counts as older. */
  private static void aSecondPasses() {
    Instant next = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    await().until(() -> !Instant.now().isBefore(next));
  }

  @Nested
  class APassword {

    @Test
    void thatTheOfficeGaveLetsThePersonIn() throws Exception {
      assertThat(me(signIn(FIRST))).isEqualTo(200);
    }

    @Test
    void thatIsChangedEndsEveryLoginMadeWithTheOldOne() throws Exception {
      JsonNode before = signIn(FIRST);

      HttpResponse<String> changed = change(before, FIRST, SECOND);

      assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
      assertThat(changed.body()).contains("changedAt").doesNotContain(SECOND);
      everythingHasEnded(before);
      browser = newBrowser();
      assertThat(tryLogin(name, FIRST)).endsWith("/login?error");
      assertThat(me(signIn(SECOND))).isEqualTo(200);
    }

    @Test
    void thatTheOfficeGivesAnewEndsEveryLoginMadeBefore() throws Exception {
      JsonNode before = signIn(FIRST);

      assertThat(give(SECOND).statusCode()).isEqualTo(200);

      everythingHasEnded(before);
    }

    @Test
    void isNotChangedByWhoDoesNotKnowThePresentOne() throws Exception {
      JsonNode tokens = signIn(FIRST);

      HttpResponse<String> guess = change(tokens, "a guess", SECOND);

      assertThat(guess.statusCode()).isEqualTo(409);
      assertThat(tree(guess).path("code").asString()).isEqualTo("person.wrong-password");
      assertThat(me(tokens)).isEqualTo(200);
    }

    @Test
    void isNotGuessedThroughAStolenToken() throws Exception {
      JsonNode tokens = signIn(FIRST);
      for (int guess = 0; guess < 5; guess++) {
        change(tokens, "guess " + guess, SECOND);
      }

      assertThat(change(tokens, FIRST, SECOND).statusCode()).isEqualTo(409);
    }

    @Test
    void thatIsTooWeakIsRefusedWithEveryReason() throws Exception {
      JsonNode tokens = signIn(FIRST);

      assertThat(faults(change(tokens, FIRST, "123456789"))).contains("PASSWORD_TOO_SHORT");
      assertThat(change(tokens, FIRST, FIRST).body()).contains("PASSWORD_UNCHANGED");
      assertThat(give("my name is " + name.substring(0, name.indexOf('@'))).body())
          .contains("PASSWORD_CONTAINS_LOGIN");
      assertThat(give("密".repeat(25)).body()).contains("PASSWORD_TOO_LONG");
      assertThat(give("1234567890").statusCode()).isEqualTo(200);
    }

    @Test
    void isGivenByTheOfficeOnly() throws Exception {
      String path = PEOPLE + "/" + person + "/password";
      String colleague =
          json(sandboxToken("sh", "EAST", "the-launchers-key")).path("accessToken").asString();
      String away =
          json(sandboxToken("hr", "WEST", "the-launchers-key")).path("accessToken").asString();

      assertThat(post(path, colleague, Map.of("newPassword", SECOND)).statusCode()).isEqualTo(403);
      assertThat(post(path, away, Map.of("newPassword", SECOND)).statusCode()).isEqualTo(404);
    }

    @Test
    void leavesARecordWithoutThePassword() throws Exception {
      give(SECOND);

      assertThat(
              jdbc.sql(
                      "SELECT CONCAT_WS(' ', actor, action, reason, after_row) FROM audit_record"
                          + " WHERE aggregate_type = 'credential' AND aggregate_id = :person")
                  .param("person", person)
                  .query(String.class)
                  .list())
          .hasSize(2)
          .allSatisfy(
              row ->
                  assertThat(row)
                      .contains("hr.person.set-password", "test", "changedAt")
                      .doesNotContain(FIRST, SECOND, "bcrypt"));
    }
  }

  @Nested
  class ADeparture {

    @Test
    void endsEveryLogin() throws Exception {
      JsonNode before = signIn(FIRST);

      HttpResponse<String> left =
          post(PEOPLE + "/" + person + "/departure", office, Map.of("lastDay", "2026-11-30"));

      assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
      everythingHasEnded(before);
      browser = newBrowser();
      assertThat(tryLogin(name, FIRST)).endsWith("/login?error");
    }
  }

  /** Nothing that was let in before is let in now. */
  private void everythingHasEnded(JsonNode before) throws Exception {
    assertThat(refresh(before.path("refresh_token").asString()).statusCode()).isEqualTo(400);
    await().atMost(BOUND).untilAsserted(() -> assertThat(me(before)).isEqualTo(401));
    String onward = authorize().headers().firstValue("Location").orElse("");
    if (onward.contains("code=")) {
      String code = onward.replaceAll(".*[?&]code=([^&]+).*", "$1");
      assertThat(exchange(code, VERIFIER).statusCode()).as("a session goes on").isEqualTo(400);
    }
  }

  private JsonNode signIn(String password) throws Exception {
    return json(exchange(login(name, password), VERIFIER));
  }

  private HttpResponse<String> give(String password) throws Exception {
    return post(PEOPLE + "/" + person + "/password", office, Map.of("newPassword", password));
  }

  private HttpResponse<String> change(JsonNode tokens, String present, String wanted)
      throws Exception {
    return post(
        ME + "/password",
        tokens.path("access_token").asString(),
        Map.of("presentPassword", present, "newPassword", wanted));
  }

  private int me(JsonNode tokens) throws Exception {
    return get(ME, tokens.path("access_token").asString()).statusCode();
  }

  private static String faults(HttpResponse<String> refused) {
    assertThat(refused.statusCode()).isEqualTo(400);
    return tree(refused).path("errors").toString();
  }

  private static JsonNode tree(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }
}
