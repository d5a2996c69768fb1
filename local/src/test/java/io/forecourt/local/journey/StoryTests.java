package io.forecourt.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.local.api.Event;
import io.forecourt.local.api.Http;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryTests {

  private final Words words = new Words(id -> id.equals("p1") ? "sc.li@east" : id);

  @Test
  void anAssignmentSaysToWhomAndWhy() {
    assertThat(
            words.of(
                event("LeadAssigned", "l1", "{\"consultantId\":\"p1\",\"rule\":\"FEWEST_OPEN\"}")))
        .isEqualTo("LeadAssigned to sc.li@east (on shift, fewest open leads)");
  }

  @Test
  void moneyAndStagesAreReadable() {
    assertThat(
            words.of(
                event(
                    "DepositReceived",
                    "d1",
                    "{\"amount\":{\"amount\":\"20000.00\",\"currency\":\"CNY\"}}")))
        .isEqualTo("DepositReceived 20000.00 CNY");
    assertThat(words.of(event("DealStageChanged", "d1", "{\"to\":\"DRAFT\"}")))
        .isEqualTo("deal DRAFT");
    assertThat(
            words.of(event("DealStageChanged", "d1", "{\"from\":\"QUOTED\",\"to\":\"CONFIRMED\"}")))
        .isEqualTo("deal QUOTED → CONFIRMED");
  }

  @Test
  void aDeadlineAtMidnightIsTheEndOfTheDayBefore() {
    assertThat(Words.moment("2026-11-24T16:00:00Z")).isEqualTo("end of Tue 24 Nov");
    assertThat(Words.moment("2026-11-24T02:00:00Z")).isEqualTo("Tue 24 Nov 10:00");
    assertThat(Words.moment("soon")).isEqualTo("soon");
  }

  @Test
  void aComplaintSaysHowHighItRoseAndWhoHasIt() {
    assertThat(words.of(event("ComplaintEscalated", "c1", "{\"level\":1,\"ownerId\":\"p1\"}")))
        .isEqualTo("ComplaintEscalated to level 1, sc.li@east");
    assertThat(words.of(event("ComplaintReopened", "c1", "{}")))
        .isEqualTo("ComplaintReopened for nobody");
  }

  @Test
  void anEventWithoutWordsKeepsItsName() {
    assertThat(words.of(event("InvoiceIssued", "d1", "{}"))).isEqualTo("InvoiceIssued");
  }

  @Test
  void aHandlerWithoutWordsIsNamedByWhatItDoes() {
    assertThat(Words.of("sales", "LeadReactions.openDeal", "LeadAssigned"))
        .isEqualTo("deal opened");
    assertThat(Words.of("crm", "Somewhere.noteTheCar", "VehicleAged"))
        .isEqualTo("note the car on VehicleAged");
  }

  @Test
  void idsInPathsAreForPrograms() {
    assertThat(Words.shortPath("/api/v1/sales/quotes/01936f2e-7d4c-7a63-9d1c-3f1f8a2b4c5d/issue"))
        .isEqualTo("/api/v1/sales/quotes/…/issue");
  }

  @Test
  void longLinesBreakAfterAComma() {
    assertThat(Words.wrapped(List.of("one", "two", "three"), 9))
        .containsExactly("one, two,", "three");
  }

  @Test
  void aDutyThatOpensAndClosesAtOnceIsToldOnce() {
    Step step =
        step(
            told("DutyDue", "i1", "SC-01 (sc.li@east)"),
            told("DutyChecked", "i1", "SC-01 (sc.li@east)"),
            told("DutyDue", "i2", "CA-06 (ca.sun@east)"));

    assertThat(Teller.phrases(step))
        .containsExactly(
            Map.entry("hr", "duty closed: SC-01 (sc.li@east)"),
            Map.entry("hr", "duty opened: CA-06 (ca.sun@east)"));
  }

  @Test
  void aStoryKeepsToItsOwnThings() {
    StoryLine story = new StoryLine();
    story.begin(List.of(event("LeadCaptured", "lead-1", "{}")));

    List<Event> ours =
        story.follow(
            List.of(
                event("FollowUpOverdue", "follow-up-9", "{\"leadId\":\"lead-9\"}"),
                event("FollowUpScheduled", "follow-up-1", "{\"leadId\":\"lead-1\"}"),
                event("FollowUpOverdue", "follow-up-1", "{}")));

    assertThat(ours)
        .extracting(Event::name)
        .containsExactly("FollowUpScheduled", "FollowUpOverdue");
  }

  @Test
  void aStoryFollowsCauses() {
    StoryLine story = new StoryLine();
    Event cause = event("VehicleDelivered", "deal-1", "{}");
    story.begin(List.of(cause));

    Event effect =
        new Event(
            "e9",
            "t",
            "DutyChecked",
            "hr",
            "item-1",
            1,
            Instant.EPOCH,
            "EAST",
            "system",
            cause.id(),
            "",
            Http.JSON.readTree("{}"));

    assertThat(story.follow(List.of(effect))).containsExactly(effect);
  }

  @Test
  void theRequestsOfAJourneyBecomeAScript() {
    Step step =
        new Step(
            1,
            "cashier",
            "fn.cao@east",
            "books",
            "POST",
            "/x",
            201,
            5L,
            "curl -sS 'http://localhost/x'",
            null,
            List.of(),
            List.of(),
            Map.of());

    assertThat(JourneyCommand.script(List.of(step)))
        .contains("# 1 cashier books")
        .contains("curl -sS 'http://localhost/x'");
    assertThat(Teller.quoted("it's")).isEqualTo("'it'\\''s'");
  }

  private static Step step(Step.Told... told) {
    return new Step(
        1,
        "clock",
        null,
        "passes",
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(told),
        List.of(),
        Map.of());
  }

  private static Step.Told told(String name, String subject, String words) {
    return new Step.Told("e" + subject + name, name, "hr", subject, null, words);
  }

  private static Event event(String name, String subject, String data) {
    return new Event(
        "e-" + name + subject,
        "t",
        name,
        "crm",
        subject,
        1,
        Instant.EPOCH,
        "EAST",
        "p1",
        "",
        "",
        Http.JSON.readTree(data));
  }
}
