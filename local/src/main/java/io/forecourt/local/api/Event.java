package io.forecourt.local.api;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A fact as it stands on its topic.
 *
 * @param name short name, for example {@code LeadAssigned}
 * @param service who told it
 * @param causation id of the event, deadline or request that caused it; empty when not told
 * @param trace id of the trace it belongs to; empty when not told
 */
public record Event(
    String id,
    String type,
    String name,
    String service,
    String subject,
    long sequence,
    Instant time,
    String store,
    String actor,
    String causation,
    String trace,
    JsonNode data) {

  public String text(String field) {
    return data.path(field).asString("");
  }

  /** {@code io.forecourt.crm.lead-assigned.v1} is LeadAssigned of crm. */
  public static String nameOf(String type) {
    String[] parts = type.split("\\.");
    if (parts.length < 5) {
      return type;
    }
    StringBuilder name = new StringBuilder();
    for (String word : parts[3].split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  static String serviceOf(String type) {
    String[] parts = type.split("\\.");
    return parts.length < 3 ? "" : parts[2];
  }
}
