package io.forecourt.platform.testing.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the probe must be told about the system that it attacks. */
public interface ProbeWorld {

  /** An access token of somebody with this role in the first store. */
  String token(String role);

  /** All role codes there are; one that lacks an action is taken to try it. */
  List<String> roles();

  /** Values for the places of the path that name something of the caller's store. */
  default Optional<Map<String, String>> ownIds(ApiOperation operation) {
    return Optional.empty();
  }

  /** Values for the places of the path that name something of another store. */
  default Optional<Map<String, String>> foreignIds(ApiOperation operation) {
    return Optional.empty();
  }

  /** Why the last ids that were asked for are not known. */
  default String whyUnknown() {
    return "";
  }

  /**
   * A body that is right; without one the example of the document or one made from the schema is
   * sent.
   */
  default Optional<JsonNode> body(ApiOperation operation) {
    return Optional.empty();
  }

  /** The role to act with; by default one that sees its whole store, and little else. */
  default String role(ApiOperation operation) {
    return operation.rolesWithin(List.of("store", "group", "team", "own")).stream()
        .findFirst()
        .orElseGet(
            () ->
                operation.roles().isEmpty()
                    ? roles().getFirst()
                    : operation.roles().iterator().next());
  }

  /** A digest of everything that an attack must not change. */
  String digest();
}
