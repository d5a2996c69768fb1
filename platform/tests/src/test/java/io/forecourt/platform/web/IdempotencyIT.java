package io.forecourt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class IdempotencyIT extends ApiIT {

  private static final String KEY = "Idempotency-Key";

  @Autowired StoredAnswers answers;

  @ParameterizedTest
  @ValueSource(strings = {NOTES, NOTES + "/asked"})
  void aRepeatAnswersLikeTheFirstAndChangesNothing(String path) {
    String key = UUID.randomUUID().toString();

    Answer first = post(path, note("first"), KEY, key);
    Answer again = post(path, note("first"), KEY, key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("Location")).isEqualTo(first.header("Location")).startsWith(NOTES);
    assertThat(again.header("ETag")).isEqualTo("\"0\"");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(notes()).isOne();
  }

  @Test
  void aRepeatShowsTheResourceAsItIsNow() {
    Answer first = post(NOTES, note("first"), KEY, "now");
    send("PUT", first.header("Location"), note("second"), "If-Match", "\"0\"");

    Answer again = post(NOTES, note("first"), KEY, "now");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().path("text").asString()).isEqualTo("second");
    assertThat(again.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void aRepeatOfSomethingThatIsGoneStaysASuccess() {
    Answer first = post(NOTES, note("first"), KEY, "gone");
    jdbc.sql("DELETE FROM note").update();

    Answer again = post(NOTES, note("first"), KEY, "gone");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEmpty();
  }

  @Test
  void theKeyBelongsToOneBody() {
    post(NOTES, note("first"), KEY, "body");

    assertProblem(post(NOTES, note("second"), KEY, "body"), 422, "idempotency.other-body");
    assertThat(notes()).isOne();
  }

  @Test
  void theKeyBelongsToOneFileHoweverItIsWrapped() {
    Answer first = photograph("", "front of the car", "boundary-1");
    assertThat(first.status()).as(first.text()).isEqualTo(201);

    Answer again = photograph("", "front of the car", "boundary-2");

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertProblem(photograph("", "back of the car", "boundary-1"), 422, "idempotency.other-body");
    assertThat(notes()).isOne();
  }

  @Test
  void theKeyBelongsToOneQuery() {
    photograph("?side=front", "a car", "boundary");

    assertProblem(photograph("?side=back", "a car", "boundary"), 422, "idempotency.other-body");
    assertThat(photograph("?side=front", "a car", "boundary").header("Idempotency-Replayed"))
        .isEqualTo("true");
    assertThat(notes()).isOne();
  }

  private Answer photograph(String query, String content, String boundary) {
    String form =
        """
        --%1$s
        Content-Disposition: form-data; name="file"; filename="car.txt"
        Content-Type: text/plain

        %2$s
        --%1$s--
        """
            .formatted(boundary, content)
            .replace("\n", "\r\n");
    return post(
        NOTES + "/photographed" + query,
        form,
        KEY,
        "photo",
        "Content-Type",
        "multipart/form-data; boundary=" + boundary);
  }

  @Test
  void theKeyBelongsToOnePersonAndOnePath() {
    assertThat(post(NOTES, note("a"), KEY, "own").status()).isEqualTo(201);
    assertThat(post(NOTES, note("b"), KEY, "own", "X-Test-Person", "p2").status()).isEqualTo(201);
    assertThat(post(NOTES + "/asked", note("c"), KEY, "own").status()).isEqualTo(201);
    assertThat(notes()).isEqualTo(3);
  }

  @Test
  void whatFailedMayBeTriedAgain() {
    assertProblem(post(NOTES, note("refused"), KEY, "retry"), 409, "field.invalid");
    assertThat(notes()).isZero();

    assertThat(post(NOTES, note("better"), KEY, "retry").status()).isEqualTo(201);
  }

  @Test
  void aKeyOutlivesItsTimeByNothing() {
    post(NOTES, note("first"), KEY, "old");
    jdbc.sql("UPDATE stored_answer SET expires_at = '2020-01-01 00:00:00'").update();

    Answer again = post(NOTES, note("first"), KEY, "old");

    assertThat(again.header("Idempotency-Replayed")).isEmpty();
    assertThat(notes()).isEqualTo(2);
    assertThat(stored()).isOne();
  }

  @Test
  void theSweepDeletesOnlyWhatIsPastItsTime() {
    post(NOTES, note("first"), KEY, "old");
    jdbc.sql("UPDATE stored_answer SET expires_at = '2020-01-01 00:00:00'").update();
    post(NOTES, note("first"), KEY, "new");

    answers.sweep();

    assertThat(stored()).isOne();
    assertThat(post(NOTES, note("first"), KEY, "new").header("Idempotency-Replayed"))
        .isEqualTo("true");
  }

  @Test
  void withoutAKeyEveryRequestCounts() {
    post(NOTES, note("first"));
    post(NOTES, note("first"));

    assertThat(notes()).isEqualTo(2);
    assertThat(stored()).isZero();
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    assertProblem(post(NOTES, note("a"), KEY, "two words"), 400, "idempotency.key-invalid");
    assertProblem(post(NOTES, note("a"), KEY, "x".repeat(201)), 400, "idempotency.key-invalid");
    assertProblem(post(NOTES, note("a"), KEY, ""), 400, "idempotency.key-invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {NOTES, NOTES + "/asked"})
  void whileTheFirstIsUnderWayTheSecondIsTurnedAway(String path) throws Exception {
    gate.entered = new CountDownLatch(1);
    gate.leave = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> first = threads.submit(() -> post(path, note("first"), KEY, "both"));
      assertThat(gate.entered.await(20, TimeUnit.SECONDS)).isTrue();

      Answer second = post(path, note("first"), KEY, "both");

      assertProblem(second, 409, "request.in-flight");
      assertThat(second.header("Retry-After")).isEqualTo("1");
      gate.leave.countDown();
      assertThat(first.get().status()).isEqualTo(201);
    }
    assertThat(post(path, note("first"), KEY, "both").header("Idempotency-Replayed"))
        .isEqualTo("true");
    assertThat(notes()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {NOTES, NOTES + "/asked"})
  void manyAtOnceWithOneKeyMakeOneNote(String path) throws Exception {
    for (int round = 0; round < 5; round++) {
      clear();
      String key = "many-" + round;
      List<Answer> all = atOnce(40, () -> post(path, note("first"), KEY, key));

      assertThat(all).extracting(Answer::status).containsOnly(201, 409);
      assertThat(all)
          .filteredOn(answer -> answer.status() == 409)
          .extracting(Answer::code)
          .containsOnly("request.in-flight");
      assertThat(all)
          .filteredOn(answer -> answer.status() == 201)
          .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
          .hasSize(1);
      assertThat(notes()).isOne();
      assertThat(gate.runs).hasValue(1);
    }
  }

  @Test
  void manyAtOnceWithTheirOwnKeysAllPass() throws Exception {
    List<Answer> all =
        atOnce(100, () -> post(NOTES, note("first"), KEY, UUID.randomUUID().toString()));

    assertThat(all).extracting(Answer::status).containsOnly(201);
    assertThat(notes()).isEqualTo(100);
    assertThat(stored()).isEqualTo(100);
  }

  private int stored() {
    return jdbc.sql("SELECT COUNT(*) FROM stored_answer").query(Integer.class).single();
  }

  private static List<Answer> atOnce(int times, Callable<Answer> work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var start = new CountDownLatch(1);
      List<Future<Answer>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      start.countDown();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> one : running) {
        answers.add(one.get(60, TimeUnit.SECONDS));
      }
      return answers;
    }
  }
}
