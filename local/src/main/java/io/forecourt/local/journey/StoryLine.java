package io.forecourt.local.journey;

import io.forecourt.local.api.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells the events of one story from everything else that happens while business time moves. */
final class StoryLine {

  /** Their subject is a person, who has part in other stories, too. */
  private static final Set<String> ABOUT_PEOPLE =
      Set.of("AccessLogged", "AccessDenied", "ReportReviewed");

  private final Set<String> subjects = new HashSet<>();
  private final Set<String> events = new HashSet<>();

  /** Takes everything that followed a request into the story. */
  List<Event> begin(List<Event> followed) {
    followed.forEach(this::take);
    return followed;
  }

  /** Those that concern something in the story, or were caused by something in it. */
  List<Event> follow(List<Event> happened) {
    List<Event> ours = new ArrayList<>();
    for (Event event : happened) {
      if (belongs(event)) {
        take(event);
        ours.add(event);
      }
    }
    return ours;
  }

  private void take(Event event) {
    events.add(event.id());
    if (!ABOUT_PEOPLE.contains(event.name())) {
      subjects.add(event.subject());
    }
  }

  private boolean belongs(Event event) {
    return subjects.contains(event.subject())
        || events.contains(event.causation())
        || mentions(event.data());
  }

  private boolean mentions(JsonNode data) {
    for (JsonNode value : data) {
      if (value.isString()
          && (subjects.contains(value.asString()) || events.contains(value.asString()))) {
        return true;
      }
    }
    return false;
  }
}
