package io.forecourt.crm.care;

import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.Term;
import java.util.List;
import java.util.Set;

/**
 * How a store cares for its owners.
 *
 * @param sellerFirst whether who sold the car stays the customer's personal contact
 * @param personalContacts roles that are there for customers, the first one that anybody has
 * @param recordDays a record that is older proves no contact of today
 * @param kinds of contacts
 * @param cadence contacts that follow a delivery
 * @param clubKinds the kinds of events that are the club's
 */
record CarePolicy(
    boolean sellerFirst,
    List<String> personalContacts,
    int recordDays,
    Set<String> kinds,
    List<Step> cadence,
    Set<String> eventKinds,
    Set<String> clubKinds) {

  record Step(String kind, Term term) {}

  /**
   * @throws InvalidInput if the store knows no such contact
   */
  void requireKind(String kind) {
    require(kinds, kind);
  }

  /**
   * @throws InvalidInput if the store holds no such events
   */
  void requireEventKind(String kind) {
    require(eventKinds, kind);
  }

  private static void require(Set<String> known, String kind) {
    if (!known.contains(kind)) {
      throw new InvalidInput("/kind", "care.unknown-kind");
    }
  }
}
