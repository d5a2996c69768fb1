package io.forecourt.platform.event;

import static io.forecourt.platform.event.Probe.COUNTED;
import static io.forecourt.platform.event.Probe.ORDERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.event.Probe.Counted;
import io.forecourt.platform.event.Probe.Ordered;
import io.forecourt.platform.event.Probe.Reactions;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ForecourtTest(classes = Probe.class, properties = "forecourt.service=probe")
class EventEndpointsIT {

  @Autowired private MockMvcTester http;
  @Autowired private TestEvents events;
  @Autowired private EventBacklog backlog;
  @Autowired private Reactions reactions;
  @Autowired private DeadLetters deadLetters;

  @Test
  void aDeadLetterIsListedShownAndReplayed() {
    reactions.refusal = "probe.refused";
    String subject = Ids.next();
    String poison = events.tell(ORDERED, subject, 1, new Ordered(subject, "poison"));
    awaitRest();

    assertThat(get("/internal/dead-letters?state=OPEN"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$[?(@.eventId == '%s')].reason".formatted(poison))
        .asArray()
        .containsExactly("probe.refused");
    String id = idOf(poison);
    assertThat(get("/internal/dead-letters/" + id))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.handler")
        .isEqualTo("probe.note");
    reactions.refusal = "";
    assertThat(post("/internal/dead-letters/" + id + "/replay"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.state")
        .isEqualTo("REPLAYED");
    assertThat(get("/internal/dead-letters/" + Ids.next())).hasStatus(404);
  }

  @Test
  void aRebuildSaysWhatItReadAndAnUnknownProjectionIsNotFound() {
    String subject = Ids.next();
    events.tell(COUNTED, subject, 1, new Counted(subject, 1));
    awaitRest();

    assertThat(post("/internal/projections/probe-sums/rebuild"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.projection")
        .isEqualTo("probe-sums");
    assertThat(post("/internal/projections/nothing/rebuild")).hasStatus(404);
  }

  @Test
  void whatWasHandledSaysWhichHandlerToldWhatBecauseOfWhichEvent() {
    String subject = Ids.next();
    String cause = events.tell(ORDERED, subject, 1, new Ordered(subject, "answer"));
    awaitRest();

    assertThat(get("/internal/handled?since=2026-01-01T00:00:00Z"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$[?(@.eventId == '%s')].produced[0]".formatted(cause))
        .asArray()
        .containsExactly(Probe.ANSWERED);
  }

  @Test
  void aPersonHasNoBusinessThere() {
    assertThat(
            http.get()
                .uri("/internal/dead-letters")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.person("p-1", "EAST", "gm").bearer())
                .exchange())
        .hasStatus(403);
  }

  private String idOf(String eventId) {
    return deadLetters.list(null, "", 1000).stream()
        .filter(letter -> letter.eventId().equals(eventId))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private MvcTestResult get(String uri) {
    return http.get()
        .uri(uri)
        .header(HttpHeaders.AUTHORIZATION, TestTokens.service("ops").bearer())
        .exchange();
  }

  private MvcTestResult post(String uri) {
    return http.post()
        .uri(uri)
        .header(HttpHeaders.AUTHORIZATION, TestTokens.service("ops").bearer())
        .exchange();
  }

  private void awaitRest() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> backlog.consumerLag() == 0 && backlog.outboxRows() == 0);
  }
}
