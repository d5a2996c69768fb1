package io.forecourt.local.drill;

import io.forecourt.local.api.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the topics say of one kind of event.
 *
 * @param missing orders of which it was not told
 * @param doubled orders of which two different ones were told
 * @param again how often the same one was told again, which is allowed
 * @param disordered orders whose facts are not in their order
 */
record Told(String event, int orders, int missing, int doubled, int again, int disordered) {

  static Told of(String event, List<Event> told, Set<String> orders) {
    Map<String, Set<String>> ids = new HashMap<>();
    Map<String, Long> last = new HashMap<>();
    Set<String> known = new HashSet<>();
    Set<String> disordered = new HashSet<>();
    int again = 0;
    for (Event one : told) {
      if (!orders.contains(one.subject()) || !one.service().equals("sales")) {
        continue;
      }
      boolean isNew = known.add(one.id());
      if (isNew && last.getOrDefault(one.subject(), 0L) > one.sequence()) {
        disordered.add(one.subject());
      }
      last.merge(one.subject(), one.sequence(), Math::max);
      if (one.name().equals(event)) {
        ids.computeIfAbsent(one.subject(), _ -> new HashSet<>()).add(one.id());
        again += isNew ? 0 : 1;
      }
    }
    int doubled = (int) ids.values().stream().filter(all -> all.size() > 1).count();
    return new Told(
        event, ids.size(), orders.size() - ids.size(), doubled, again, disordered.size());
  }

  boolean exact() {
    return missing == 0 && doubled == 0 && disordered == 0;
  }

  String words() {
    return "%s of %d orders (%d missing, %d doubled, %d out of order; %d told again)"
        .formatted(event, orders, missing, doubled, disordered, again);
  }
}
