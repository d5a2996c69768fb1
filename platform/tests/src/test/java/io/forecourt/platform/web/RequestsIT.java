package io.forecourt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestsIT extends ApiIT {

  private String created() {
    return post(NOTES, note("one")).header("Location");
  }

  @Test
  void aChangeNeedsTheVersionItWasDecidedOn() {
    String path = created();

    assertProblem(send("PUT", path, note("two")), 428, "version.required");
    Answer stale = send("PUT", path, note("two"), "If-Match", "\"7\"");

    assertProblem(stale, 412, "version.stale");
    assertThat(stale.json().path("currentVersion").asInt()).isZero();
    assertThat(stale.header("ETag")).isEqualTo("\"0\"");
    Answer changed = send("PUT", path, note("two"), "If-Match", "\"0\"");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"1\"");
    assertProblem(send("PUT", path, note("two"), "If-Match", "\"0\""), 412, "version.stale");
  }

  @Test
  void aVersionWeakenedOnTheWayIsStillThatVersion() {
    String path = created();

    assertThat(send("PUT", path, note("two"), "If-Match", "W/\"0\"").status()).isEqualTo(200);
    assertThat(send("PUT", path, note("two"), "If-Match", "\"5\", \"1\"").status()).isEqualTo(200);
    assertThat(send("PUT", path, note("two"), "If-Match", "*").status()).isEqualTo(200);
    assertProblem(send("PUT", path, note("two"), "If-Match", "0"), 412, "version.stale");
  }

  @Test
  void aRequestKeepsItsIdAndGetsOneOtherwise() {
    assertThat(get(NOTES, "X-Request-Id", "shop-7:a").header("X-Request-Id")).isEqualTo("shop-7:a");
    assertThat(get(NOTES).header("X-Request-Id")).isNotBlank();
    assertThat(get(NOTES, "X-Request-Id", "two words").header("X-Request-Id"))
        .isNotBlank()
        .isNotEqualTo("two words");
    assertThat(get(NOTES, "X-Request-Id", "x".repeat(101)).header("X-Request-Id")).hasSize(36);
    assertThat(get("/nowhere/at/all", "X-Request-Id", "shop-8").header("X-Request-Id"))
        .isEqualTo("shop-8");
  }

  @Test
  void whoLooksIsKeptWithTheAddressThatTheGatewayNames() {
    get(NOTES + "/looked-at", "X-Request-Id", "look-1", "X-Forwarded-For", "203.0.113.9");
    get(NOTES + "/looked-at", "X-Request-Id", "look-2");

    assertThat(
            jdbc.sql(
                    "SELECT CONCAT(request_id, ' ', client_ip) FROM access_log"
                        + " WHERE request_id IN ('look-1', 'look-2') ORDER BY id")
                .query(String.class)
                .list())
        .containsExactly("look-1 203.0.113.9", "look-2 127.0.0.1");
  }

  @Test
  void anUnchangedResourceIsNotSentAgain() {
    String path = created();

    assertThat(get(path, "If-None-Match", "\"0\"").status()).isEqualTo(304);
  }

  @Test
  void anActionThatNeedsAReasonAsksForIt() {
    String path = created();

    assertProblem(send("DELETE", path, null, "If-Match", "\"0\""), 400, "reason.required");
    assertProblem(
        send("DELETE", path, null, "If-Match", "\"0\"", "X-Reason", " "), 400, "reason.required");
    assertProblem(
        send("DELETE", path, null, "If-Match", "\"0\"", "X-Reason", "x".repeat(501)),
        400,
        "reason.too-long");
    assertThat(reason(path, "customer%20withdrew")).isEqualTo("customer withdrew");
    assertThat(reason(path, "customer withdrew")).isEqualTo("customer withdrew");
    assertThat(reason(path, "%E5%AE%A2%E6%88%B7%E9%80%80%E8%AE%A2")).isEqualTo("客户退订");
  }

  private String reason(String path, String sent) {
    return send("DELETE", path, null, "If-Match", "\"0\"", "X-Reason", sent)
        .json()
        .path("reason")
        .asString();
  }

  @Test
  void aParameterThatNobodyKnowsIsRefused() {
    Answer answer = get(NOTES + "?limit=5&colour=red&Kind=LOUD");

    assertProblem(answer, 400, "parameter.unknown");
    assertThat(answer.errors())
        .containsExactly("?Kind parameter.unknown", "?colour parameter.unknown");
    assertThat(answer.json().path("allowed").toString())
        .isEqualTo("[\"cursor\",\"kind\",\"limit\",\"sort\",\"stars\",\"text\"]");
    assertProblem(get(created() + "?deep=1"), 400, "parameter.unknown");
    assertProblem(post(NOTES + "?deep=1", note("x")), 400, "parameter.unknown");
  }

  @Test
  void aParameterHasOneValueOfItsType() {
    assertProblem(get(NOTES + "?kind=LOUD&kind=PLAIN"), 400, "parameter.repeated");
    assertProblem(get(NOTES + "?limit=1&limit=2"), 400, "parameter.repeated");
    assertProblem(get(NOTES + "?kind=GREEN"), 400, "parameter.unknown-value");
    assertProblem(get(NOTES + "?stars=many"), 400, "parameter.invalid");
    assertProblem(get(NOTES + "?text=" + "x".repeat(201)), 400, "parameter.too-long");
    Answer text = get(NOTES + "?text=" + "x".repeat(21));
    assertProblem(text, 400, "request.invalid");
    assertThat(text.errors()).containsExactly("?text field.size");
  }

  @Test
  void theBodyListsWhatTheCallerCanDoNow() {
    assertThat(get(created()).json().path("allowedActions").toString()).isEqualTo("[\"erasure\"]");
  }

  @Test
  void moneyIsWrittenAsTextAndTimesInUtc() {
    Answer answer = get(created());

    assertThat(answer.json().path("amount").toString())
        .isEqualTo("{\"amount\":\"12.50\",\"currency\":\"CNY\"}");
    assertThat(answer.json().path("createdAt").asString()).isEqualTo("2026-11-21T10:00:00Z");
  }
}
