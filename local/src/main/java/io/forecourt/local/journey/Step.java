package io.forecourt.local.journey;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did and what followed.
 *
 * @param who role of the person, or what else acted
 * @param person login name of the person
 * @param curl the request as it can be repeated in a shell
 * @param events those of this story; what else happened while time moved is counted in {@code
 *     besides}
 */
record Step(
    int number,
    String who,
    @Nullable String person,
    String what,
    @Nullable String method,
    @Nullable String path,
    @Nullable Integer status,
    @Nullable Long millis,
    @Nullable String curl,
    @Nullable String answer,
    List<Told> events,
    List<Consequence> consequences,
    Map<String, Integer> besides) {

  /** An event that followed, with what in it matters to a reader. */
  record Told(
      String id,
      String name,
      String service,
      String subject,
      @Nullable String causation,
      String words) {}

  /** A service that did something because of an event. */
  record Consequence(
      String service,
      String handler,
      String eventId,
      String event,
      String outcome,
      List<String> told,
      String words) {}
}
