package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a person must know reaches the person through the gateway, as it happens and only once. */
class StaffInboxIT {
  private static final String INBOX = "/api/v1/hr/inbox";
  private static final String ENQUIRIES = "/api/v1/crm/enquiries";

  /** Longer than the gateway waits for a silent service. */
  private static final Duration LONG = Duration.ofSeconds(14);

  private final Dealership house = Dealership.open();

  /** A stream as a browser holds it: numbers and subjects as they come, until it hangs up. */
  private final class Stream implements AutoCloseable {
    private final InputStream body;
    private final List<String> numbers = new CopyOnWriteArrayList<>();
    private final List<String> subjects = new CopyOnWriteArrayList<>();

    Stream(Person person, String lastNumber) {
      this.body = opened(person, lastNumber);
      Thread.ofVirtual().start(this::read);
    }

    private InputStream opened(Person person, String lastNumber) {
      HttpRequest request =
          HttpRequest.newBuilder(house.uri(INBOX + "/stream"))
              .header("Authorization", "Bearer " + house.token(person))
              .header("Last-Event-ID", lastNumber)
              .build();
      try {
        return house.client().send(request, BodyHandlers.ofInputStream()).body();
      } catch (IOException broken) {
        throw new AssertionError(broken);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }

    private void read() {
      try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        reader.lines().forEach(this::heard);
      } catch (IOException | UncheckedIOException hungUp) {
        // the test has heard enough
      }
    }

    private void heard(String line) {
      if (line.startsWith("id:")) {
        numbers.add(line.substring("id:".length()).strip());
      } else if (line.startsWith("data:")) {
        JsonNode entry = Dealership.JSON.readTree(line.substring("data:".length()));
        subjects.add(entry.path("subjectId").asString(""));
      }
    }

    List<String> about(String subject) {
      return subjects.stream().filter(subject::equals).toList();
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  @Test
  void whatHappensIsToldOnceInAStreamThatOutlivesTheGatewaysPatience() throws IOException {
    house.atWork();
    Person officer = house.as("io");
    String before = lastNumber(officer);

    try (Stream stream = new Stream(officer, before)) {
      await().pollDelay(LONG).atMost(LONG.plusSeconds(5)).until(() -> true);
      String rescue = asked("RESCUE");

      Dealership.soon(() -> assertThat(stream.about(rescue)).hasSize(1));
      assertThat(stream.numbers).doesNotHaveDuplicates().doesNotContain(before);
    }
  }

  @Test
  void whoComesBackHearsWhatWasMissedAndNothingTwice() throws IOException {
    house.atWork();
    Person officer = house.as("io");
    String before = lastNumber(officer);
    String first = asked("RESCUE");
    try (Stream stream = new Stream(officer, before)) {
      Dealership.soon(() -> assertThat(stream.about(first)).hasSize(1));
    }
    String seen = lastNumber(officer, first);
    String missed = asked("RESCUE");
    entryAbout(officer, missed);

    try (Stream again = new Stream(officer, seen)) {
      Dealership.soon(() -> assertThat(again.about(missed)).hasSize(1));
      assertThat(again.about(first)).isEmpty();
    }
  }

  @Test
  void whatIsNotUrgentWaitsForTheMorning() throws IOException {
    house.atWork();
    house.clockTo(house.today().atTime(LocalTime.of(21, 30)).atZone(Dealership.ZONE).toInstant());
    Person officer = house.as("io");
    String before = lastNumber(officer);

    String question = asked("PRODUCT");
    String rescue = asked("RESCUE");

    entryAbout(officer, rescue);
    assertThat(entries(officer, question)).isEmpty();
    house.clockTo(
        house.today().plusDays(1).atTime(LocalTime.of(8, 0)).atZone(Dealership.ZONE).toInstant());
    try (Stream morning = new Stream(officer, before)) {
      Dealership.soon(() -> assertThat(morning.about(question)).hasSize(1));
      assertThat(morning.about(rescue)).as("in the night already").isNotEmpty();
      assertThat(morning.numbers).doesNotHaveDuplicates();
    }
  }

  private String asked(String kind) {
    Map<String, Object> question =
        kind.equals("RESCUE")
            ? Map.of(
                "kind", kind, "channel", "PHONE", "question", "it stands", "place", "G2, km 10")
            : Map.of("kind", kind, "channel", "PHONE", "question", "when does it come?");
    return house.as("rc").post(ENQUIRIES, question).created().id();
  }

  /** The number of the newest entry; 0 when there is none. */
  private static String lastNumber(Person owner) {
    String number = owner.get(INBOX + "?limit=1&sort=-number").ok().text("items.0.number");
    return number.isEmpty() ? "0" : number;
  }

  /** The number of the entry about this, once it is there. */
  private static String lastNumber(Person owner, String subject) {
    return entryAbout(owner, subject).path("number").asString("");
  }

  private static JsonNode entryAbout(Person owner, String subject) {
    Dealership.soon(() -> assertThat(entries(owner, subject)).hasSize(1));
    return entries(owner, subject).getFirst();
  }

  private static List<JsonNode> entries(Person owner, String subject) {
    return owner
        .get(INBOX + "?limit=100&sort=-number")
        .ok()
        .body()
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("subjectId").asString("").equals(subject))
        .toList();
  }
}
