package io.forecourt.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks for the item of one duty that a fact has closed. */
final class DutyCheck {

  private record Told(String type, String subject) {
    static Told of(JsonNode fact) {
      return new Told(fact.path("type").asString(""), fact.path("subject").asString(""));
    }
  }

  private final Dealership house;
  private final String duty;
  private final List<Told> facts = new ArrayList<>();
  private @Nullable Person owner;
  private @Nullable Person reader;

  DutyCheck(Dealership house, String duty) {
    this.house = house;
    this.duty = duty;
  }

  DutyCheck of(Person person) {
    this.owner = person;
    return this;
  }

  /** A superior reads it: the owner has left. */
  DutyCheck readBy(Person superior) {
    this.reader = superior;
    return this;
  }

  /** Another event that may come first and closes the item as well. */
  DutyCheck orBy(String event, String subject) {
    facts.add(new Told(type(event), subject));
    return this;
  }

  /**
   * The owner reads this duty as done, with a link to the event that says so; and the result goes
   * to {@code docs/duties.md}.
   *
   * @param event as the rules write it, {@code crm.campaign-approved}, or as a whole type
   * @param subject what the event is about: the id of the aggregate
   */
  void isDoneBy(String event, String subject) {
    facts.addFirst(new Told(type(event), subject));
    Person person = owner == null ? house.whoOwes(duty) : owner;
    String ownerId = person.id();
    Dealership.soon(() -> look(ownerId, reader == null ? person : reader));
    DutyResults.proven(duty, type(event), subject);
  }

  private static String type(String event) {
    return event.startsWith("io.") ? event : "io.forecourt." + event + ".v1";
  }

  private void look(String ownerId, Person person) {
    JsonNode items =
        person
            .get(
                "/api/v1/hr/duty-items?sort=-deadline&limit=50&dutyId=%s&person=%s"
                    .formatted(duty, ownerId))
            .ok()
            .body()
            .path("items");
    List<String> seen = new ArrayList<>();
    for (JsonNode item : items) {
      String told = "";
      if (item.path("state").asString("").equals("DONE_AUTO")) {
        JsonNode why =
            person
                .get("/api/v1/hr/duty-items/%s/explanation".formatted(item.path("id").asString("")))
                .ok()
                .body();
        if (isClosed(item, why)) {
          return;
        }
        told = why.path("counted").path("facts").toString();
      }
      if (seen.size() < 3) {
        seen.add(
            "%s, due %s, %s of %s counted, case %s: %s"
                .formatted(
                    item.path("state").asString(""),
                    item.path("deadline").asString(""),
                    item.path("counted"),
                    item.path("needed"),
                    item.path("caseKey"),
                    told));
      }
    }
    throw new AssertionError(
        "%s of %s is not done by %s; the latest of %d items: %s"
            .formatted(duty, ownerId, facts, items.size(), seen));
  }

  /** A done item of a share counts many facts; any other is closed by the very fact. */
  private boolean isClosed(JsonNode item, JsonNode why) {
    boolean share = why.path("closes").path("how").asString("").equals("SHARE");
    String evidence = item.path("evidenceEventId").asString("");
    return !evidence.isEmpty()
        && StreamSupport.stream(why.path("counted").path("facts").spliterator(), false)
            .anyMatch(
                fact ->
                    fact.path("part").asString("").equals("PART")
                        && facts.contains(Told.of(fact))
                        && (share || fact.path("eventId").asString("").equals(evidence)));
  }
}
