package io.forecourt.acceptance;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The group's handbook of duties, as hr-service ships it. */
final class Handbook {

  record Duty(String id, String service, String capability) {}

  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final Map<String, Duty> DUTIES = read();

  private Handbook() {}

  static Map<String, Duty> duties() {
    return DUTIES;
  }

  static Duty duty(String id) {
    Duty duty = DUTIES.get(id);
    if (duty == null) {
      throw new AssertionError("the handbook has no duty " + id);
    }
    return duty;
  }

  private static Map<String, Duty> read() {
    Map<String, Duty> duties = new TreeMap<>();
    for (JsonNode duty :
        Dealership.JSON.readTree(
            PROJECT.resolve("hr-service/src/main/resources/policy/duties.json").toFile())) {
      String id = duty.path("id").asString("");
      duties.put(
          id,
          new Duty(id, duty.path("service").asString(""), duty.path("capability").asString("")));
    }
    return duties;
  }
}
