package io.forecourt.acceptance;

import java.util.Map;

/** One department asks another for help. */
final class Coordination {
  private static final String PATH = "/api/v1/hr/coordinations";

  private Coordination() {}

  /** Asked, answered at once, and settled by it. */
  static String settled(Person asker, String department, Person answerer) {
    String id =
        asker
            .post(
                PATH,
                Map.of("toDepartment", department, "topic", "SALES", "text", "two people, please"))
            .created()
            .id();
    answerer.post(PATH + "/" + id + "/answer", Map.of("text", "they come at nine")).ok();
    asker.post(PATH + "/" + id + "/closure", Map.of("settled", true)).ok();
    return id;
  }
}
