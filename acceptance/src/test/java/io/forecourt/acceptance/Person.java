package io.forecourt.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the house at work through the gateway. Bodies are JSON text, or anything that becomes
 * JSON.
 *
 * @param loginOrId the person, or null for the first one with the role in the store
 */
record Person(
    Dealership house,
    String role,
    String store,
    @Nullable String loginOrId,
    Map<String, String> headers) {

  String id() {
    return house.idOf(this);
  }

  Answer get(String path) {
    return house.send(this, "GET", path, null);
  }

  Answer post(String path, Object body) {
    return write("POST", path, body);
  }

  /** A POST without a body. */
  Answer post(String path) {
    return write("POST", path, null);
  }

  Answer put(String path, Object body) {
    return write("PUT", path, body);
  }

  Answer patch(String path, Object body) {
    return write("PATCH", path, body);
  }

  Answer delete(String path) {
    return write("DELETE", path, null);
  }

  /** The same person giving a reason with every request. */
  Person because(String reason) {
    return with("X-Reason", reason);
  }

  Person withKey(String idempotencyKey) {
    return with("Idempotency-Key", idempotencyKey);
  }

  /** The same person changing what this answer showed. */
  Person having(Answer seen) {
    return with("If-Match", seen.etag());
  }

  Person with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Person(house, role, store, loginOrId, more);
  }

  /** Enters a visitor whom nobody knows yet and who wants a car. */
  Answer registersVisitor() {
    return post(
            "/api/v1/crm/visits",
            Map.of(
                "kind", "WALK_IN",
                "name", "陈思远",
                "mobile", Dealership.newMobile(),
                "party", 2,
                "source", "WALK_IN",
                "purpose", "BUY"))
        .created();
  }

  /** Makes the contact that is owed, and the customer is satisfied. */
  void reaches(String followUp) {
    post(
            "/api/v1/crm/follow-ups/" + followUp + "/contact",
            Map.of(
                "outcome",
                "REACHED_SATISFIED",
                "evidence",
                Map.of("kind", "CALL", "reference", "call-" + followUp)))
        .ok();
  }

  private Answer write(String method, String path, @Nullable Object body) {
    Answer answer = house.send(this, method, path, body);
    if (answer.status() < 300) {
      DutyResults.written(method, path, answer.location() + answer.text());
    }
    return answer;
  }

  @Override
  public String toString() {
    return loginOrId == null ? role + "@" + store : role + " " + loginOrId;
  }
}
