package io.forecourt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProblemsIT extends ApiIT {

  @Test
  void everyFieldThatBreaksItsFormatIsNamedAtOnce() {
    Answer answer =
        post(
            NOTES,
            """
            {"text": " ", "amount": {"amount": "0.50", "currency": "CNY"},
             "vin": "LVSHCAMB5PE104728", "mobile": "11012345678",
             "lines": [{"text": "ok", "count": 1}, {"text": "much too long", "count": 1}]}
            """);

    assertProblem(answer, 400, "request.invalid");
    assertThat(answer.errors())
        .containsExactly(
            "/amount money.range",
            "/lines/1/text field.size",
            "/mobile PHONE_PREFIX",
            "/text field.required",
            "/vin VIN_CHECK_DIGIT");
    assertThat(answer.text()).doesNotContain("LVSHCAMB5PE104728", "11012345678");
    assertThat(notes()).isZero();
  }

  @Test
  void everyFieldThatCannotBeReadIsNamedAtOnce() {
    Answer answer =
        post(
            NOTES,
            """
            {"text": 7, "amount": {"amount": 12.5, "currency": "CNY"}, "kind": "GREEN",
             "at": 1763719200, "stars": "5", "colour": {"a": [1]}, "lines": {"text": "x"}}
            """);

    assertProblem(answer, 400, "request.invalid");
    assertThat(answer.errors())
        .contains("/amount money.amount", "/kind field.unknown-value", "/text field.wrong-type");
  }

  @Test
  void eachWrongTypeIsRefusedWithItsPointer() {
    assertField("{\"text\": 7}", "/text field.wrong-type");
    assertField("{\"text\": {\"a\": 1}}", "/text field.wrong-type");
    assertField("{\"stars\": \"5\"}", "/stars field.wrong-type");
    assertField("{\"stars\": 5.5}", "/stars field.wrong-type");
    assertField("{\"stars\": 99999999999}", "/stars field.wrong-type");
    assertField("{\"at\": 1763719200}", "/at field.wrong-type");
    assertField("{\"at\": \"yesterday\"}", "/at field.wrong-type");
    assertField("{\"kind\": 1}", "/kind field.unknown-value");
    assertField("{\"kind\": \"\"}", "/kind field.unknown-value");
    assertField("{\"kind\": \"loud\"}", "/kind field.unknown-value");
    assertField("{\"amount\": 12.5}", "/amount field.wrong-type");
    assertField(
        "{\"amount\": {\"amount\": \"1.005\", \"currency\": \"CNY\"}}", "/amount money.amount");
    assertField("{\"amount\": {\"amount\": \"1.00\"}}", "/amount money.currency");
    assertField("{\"lines\": {\"text\": \"x\"}}", "/lines field.wrong-type");
    assertField(
        "{\"lines\": [{\"text\": \"x\", \"count\": \"2\"}]}", "/lines/0/count field.wrong-type");
    assertField("{\"colour\": [1, {\"a\": 2}], \"stars\": 1}", "/colour field.unknown");
    assertField("[]", " field.wrong-type");
  }

  private void assertField(String body, String error) {
    Answer answer = post(NOTES, body);
    assertProblem(answer, 400, "request.invalid");
    assertThat(answer.errors()).contains(error);
  }

  @Test
  void aBodyThatIsNoJsonIsUnreadable() {
    assertProblem(post(NOTES, "{\"text\": "), 400, "request.unreadable");
    assertProblem(post(NOTES, ""), 400, "request.unreadable");
    assertProblem(post(NOTES, "null"), 400, "request.unreadable");
    assertProblem(post(NOTES, "{} {}"), 400, "request.unreadable");
    assertProblem(post(NOTES, "{\"text\": \"a\", \"text\": \"b\"}"), 400, "request.unreadable");
  }

  @Test
  void theProblemSpeaksTheAskedLanguage() {
    assertThat(title("zh-CN,zh;q=0.9,en;q=0.8")).isEqualTo("未找到");
    assertThat(title("zh")).isEqualTo("未找到");
    assertThat(title("fr, en;q=0.5, zh;q=0.4")).isEqualTo("Not found");
    assertThat(title("fr")).isEqualTo("Not found");
    assertThat(title("*")).isEqualTo("Not found");
    assertThat(title(";;q=x")).isEqualTo("Not found");
  }

  private String title(String language) {
    return get(NOTES + "/x", "Accept-Language", language).json().path("title").asString();
  }

  @Test
  void anUnknownThingIsNotFound() {
    Answer answer = get(NOTES + "/x");

    assertProblem(answer, 404, "resource.not-found");
    assertThat(answer.json().path("detail").asString()).contains("note x");
    assertThat(answer.json().path("instance").asString()).isEqualTo(NOTES + "/x");
  }

  @Test
  void whatSpringRefusesIsAProblemToo() {
    assertProblem(get("/api/v1/test/nothing"), 404, "path.unknown");
    Answer method = send("PATCH", NOTES, "{}");
    assertProblem(method, 405, "method.not-allowed");
    assertThat(method.header("Allow")).contains("GET", "POST");
    assertProblem(post(NOTES, "text", "Content-Type", "text/plain"), 415, "media.unsupported");
    assertProblem(get(NOTES, "Accept", "text/csv"), 406, "media.not-acceptable");
  }

  @Test
  void aRuleThatRefusesNamesWhatIsPossible() {
    Answer answer = post(NOTES, note("refused"));

    assertProblem(answer, 409, "field.invalid");
    assertThat(answer.json().path("allowed").toString()).isEqualTo("[\"CANCELLED\",\"QUOTED\"]");
    assertThat(notes()).isZero();
  }

  @Test
  void anUnforeseenErrorSaysNothingOfTheInside() {
    Answer answer = get(NOTES + "/trouble/other");

    assertProblem(answer, 500, "internal.error");
    assertThat(answer.text()).doesNotContain("secret", "13912345678", "java");
    assertThat(answer.json().path("traceId").asString("")).isNotBlank();
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsTemporary() {
    Answer answer = get(NOTES + "/trouble/timeout");

    assertProblem(answer, 503, "unavailable.database");
    assertThat(answer.header("Retry-After")).isEqualTo("5");
  }

  @Test
  void whatTheDatabaseRefusesSaysWhetherItIsThereAlreadyOrDoesNotFit() {
    assertProblem(get(NOTES + "/trouble/duplicate"), 409, "conflict.duplicate");
    assertProblem(get(NOTES + "/trouble/nowhere"), 409, "conflict.duplicate");
    assertProblem(get(NOTES + "/trouble/too-long"), 400, "request.value-too-large");
  }

  @Test
  void aBodyAboveTheLimitIsRefused() {
    String large = note("x".repeat(1_100_000));

    assertProblem(post(NOTES, large), 413, "request.too-large");
    assertProblem(post(NOTES, large, "Idempotency-Key", "k"), 413, "request.too-large");
  }

  @Test
  void aFormIsNotReadBeforeItsSenderIsKnown() throws IOException {
    try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
      connection.setSoTimeout(10_000);
      // It says that more follows, and nothing does: who reads it whole waits.
      String begun =
          """
          PUT %s/x HTTP/1.1
          Host: localhost
          Content-Type: application/x-www-form-urlencoded
          Transfer-Encoding: chunked

          3
          a=b
          """
              .formatted(NOTES)
              .replace("\n", "\r\n");
      connection.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));

      var answer =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void whatTheContainerRefusesIsAProblemToo() {
    assertProblem(get("/api/v1/test/notes;x=1"), 400, "request.rejected");
    assertProblem(get("/api/v1//notes"), 400, "request.rejected");
  }
}
