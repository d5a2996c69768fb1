package io.forecourt.platform.event;

import static io.forecourt.platform.event.Probe.ANSWERED;
import static io.forecourt.platform.event.Probe.ORDERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.event.DeadLetter.State;
import io.forecourt.platform.event.Inbox.Handled;
import io.forecourt.platform.event.Probe.Ordered;
import io.forecourt.platform.event.Probe.Reactions;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

@ForecourtTest(classes = Probe.class, properties = "forecourt.service=probe")
class ReactionsIT {

  private static final String HANDLER = "probe.note";

  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;
  @Autowired private Reactions reactions;
  @Autowired private Probe.Interruption line;
  @Autowired private EventBacklog backlog;
  @Autowired private DeadLetters deadLetters;
  @Autowired private EventConsumers consumers;
  @Autowired private Inbox inbox;

  @BeforeEach
  void poisonIsRefused() {
    reactions.refusal = "probe.refused";
  }

  @AfterEach
  void mend() {
    line.mend();
  }

  @Test
  void anEventToldFiveTimesIsAppliedOnce() {
    String subject = Ids.next();
    var event = TestEvents.event(ORDERED, subject, 1, new Ordered(subject, "plain"));

    for (int i = 0; i < 5; i++) {
      events.tell(event);
    }

    awaitRest();
    assertThat(notes(subject)).containsExactly("1 plain");
  }

  @Test
  void fieldsThatTheHandlerDoesNotKnowAreIgnored() {
    String subject = Ids.next();
    events.tell(
        ORDERED,
        subject,
        1,
        java.util.Map.of("orderId", subject, "mode", "plain", "more", List.of(1)));

    awaitRest();

    assertThat(notes(subject)).containsExactly("1 plain");
  }

  @Test
  void anOlderSequenceAfterANewerOneIsAcceptedAndMayBeSuperseded() {
    String subject = Ids.next();
    events.tell(ORDERED, subject, 2, new Ordered(subject, "plain"));
    String older = events.tell(ORDERED, subject, 1, new Ordered(subject, "older"));

    awaitRest();

    assertThat(notes(subject)).containsExactly("2 plain", "1 older");
    assertThat(handled(older)).returns("SUPERSEDED", Handled::outcome);
  }

  @Test
  void whatAHandlerTellsIsCausedByItsEvent() {
    String subject = Ids.next();
    String cause =
        events.tell(
            TestEvents.event(ORDERED, subject, 1, new Ordered(subject, "answer")).by("p-9"));

    Heard answer = events.await(ANSWERED, subject);

    assertThat(answer.headers())
        .containsEntry("ce_causation", cause)
        .containsEntry("ce_actor", "system")
        .containsEntry("ce_onbehalfof", "p-9");
    awaitRest();
    assertThat(handled(cause))
        .returns(HANDLER, Handled::handler)
        .returns(ORDERED, Handled::eventType)
        .returns("APPLIED", Handled::outcome)
        .returns(List.of(ANSWERED), Handled::produced);
  }

  @Test
  void whatARuleRefusesThreeTimesIsDeadAndTheSubjectGoesOn() {
    String subject = Ids.next();
    int before = reactions.calls.get();
    String poison = events.tell(ORDERED, subject, 1, new Ordered(subject, "poison"));
    events.tell(ORDERED, subject, 2, new Ordered(subject, "plain"));

    awaitRest();

    assertThat(notes(subject)).containsExactly("2 plain");
    assertThat(reactions.calls.get() - before).isEqualTo(4);
    assertThat(letterOf(poison))
        .returns(HANDLER, DeadLetter::handler)
        .returns("probe.refused", DeadLetter::reason)
        .returns(3, DeadLetter::attempts)
        .returns(State.OPEN, DeadLetter::state)
        .returns(subject, DeadLetter::subject);
    assertThat(events.heard("forecourt.dlt.probe"))
        .anySatisfy(heard -> assertThat(heard.data().get("eventId").asString()).isEqualTo(poison));
  }

  @Test
  void anErrorOfAHandlerIsARefusalAndItsGroupGoesOn() {
    String subject = Ids.next();
    String broken = events.tell(ORDERED, subject, 1, new Ordered(subject, "broken"));
    events.tell(ORDERED, subject, 2, new Ordered(subject, "plain"));

    awaitRest();

    assertThat(notes(subject)).containsExactly("2 plain");
    assertThat(letterOf(broken)).returns("event.handler-failed", DeadLetter::reason);
  }

  @Test
  void aConsumerThatHasEndedStartsAgain() {
    String subject = Ids.next();
    awaitRest();
    consumers.containers().getFirst().stop();
    consumers.containers().getLast().getContainers().getFirst().stop();

    events.tell(ORDERED, subject, 1, new Ordered(subject, "plain"));

    awaitRest();
    assertThat(notes(subject)).containsExactly("1 plain");
    await()
        .untilAsserted(
            () ->
                assertThat(consumers.containers())
                    .flatMap(ConcurrentMessageListenerContainer::getContainers)
                    .isNotEmpty()
                    .allMatch(MessageListenerContainer::isRunning));
  }

  @Test
  void aLargeMessageThatNobodyCanReadDoesNotHoldUpTheOutbox() {
    String subject = Ids.next();
    // Escaped as JSON, it would be six times as large, and more than the broker takes.
    String large = subject + "\u0001".repeat(200_000);
    events.tellRaw("forecourt.other.order", subject, large);

    awaitRest();

    DeadLetter letter =
        deadLetters.list(State.OPEN, "", 1000).stream()
            .filter(one -> one.payload().equals(large))
            .findFirst()
            .orElseThrow();
    assertThat(events.heard("forecourt.dlt.probe"))
        .filteredOn(heard -> heard.subject().equals(letter.id()))
        .singleElement()
        .satisfies(
            heard -> {
              assertThat(heard.data().path("reason").asString()).isEqualTo("event.unreadable");
              assertThat(heard.data().at("/origin/offset").asLong(-1))
                  .isEqualTo(letter.origin().offset());
              assertThat(heard.json()).hasSizeLessThan(2000);
            });
  }

  @Test
  void aReplayCallsTheHandlerAndFailsOrSucceedsByItself() {
    String subject = Ids.next();
    String poison = events.tell(ORDERED, subject, 1, new Ordered(subject, "poison"));
    awaitRest();
    String letter = letterOf(poison).id();

    assertThat(deadLetters.replay(letter, consumers.handlers()))
        .returns(State.FAILED, DeadLetter::state)
        .returns(4, DeadLetter::attempts);
    reactions.refusal = "";
    assertThat(deadLetters.replay(letter, consumers.handlers()))
        .returns(State.REPLAYED, DeadLetter::state);
    deadLetters.replay(letter, consumers.handlers());

    assertThat(notes(subject)).containsExactly("1 poison");
  }

  @Test
  void whatCannotBeReadIsDeadAtOnce() {
    String subject = Ids.next();
    var good = TestEvents.event(ORDERED, subject, 1, new Ordered(subject, "plain"));
    String broken =
        events.tell(
            new TestEvents.Telling(
                Ids.next(), ORDERED, subject, 1, Instant.EPOCH, "EAST", "system", "{\"orderId\":"));
    events.tellRaw("forecourt.other.order", subject, "no event at all");
    events.tell(good);

    awaitRest();

    assertThat(notes(subject)).containsExactly("1 plain");
    assertThat(letterOf(broken))
        .returns("event.unreadable", DeadLetter::reason)
        .returns(1, DeadLetter::attempts)
        .returns("{\"orderId\":", DeadLetter::payload);
    assertThat(deadLetters.list(State.OPEN, "", 1000))
        .anySatisfy(letter -> assertThat(letter.payload()).isEqualTo("no event at all"));
  }

  @Test
  void anOutageOfTheDatabaseMakesNoDeadLetterAndLosesNothing() {
    String subject = Ids.next();
    awaitRest();
    int letters = deadLetters.list(null, "", 1000).size();
    line.cut();
    for (int i = 1; i <= 10; i++) {
      events.tell(ORDERED, subject, i, new Ordered(subject, "plain"));
    }
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> backlog.consumerLag() >= 10);

    line.mend();

    awaitRest();
    assertThat(notes(subject)).hasSize(10).first().isEqualTo("1 plain");
    assertThat(deadLetters.list(null, "", 1000)).hasSize(letters);
  }

  private void awaitRest() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> backlog.consumerLag() == 0 && backlog.outboxRows() == 0);
  }

  private List<String> notes(String subject) {
    return jdbc.sql("SELECT text FROM probe_note WHERE subject = :s ORDER BY id")
        .param("s", subject)
        .query(String.class)
        .list();
  }

  private DeadLetter letterOf(String eventId) {
    return deadLetters.list(null, "", 1000).stream()
        .filter(letter -> letter.eventId().equals(eventId))
        .findFirst()
        .orElseThrow();
  }

  private Handled handled(String eventId) {
    return inbox.since(Instant.EPOCH, 1000).stream()
        .filter(row -> row.eventId().equals(eventId))
        .findFirst()
        .orElseThrow();
  }
}
