package io.forecourt.insurance.message;

import java.util.Map;

/** The neighbour that writes to customers. */
public interface CrmMessages {

  /**
   * @param id also the idempotency key: asked twice, crm sends once
   */
  record Asked(
      String id,
      String customerId,
      String template,
      String purpose,
      Map<String, String> parameters) {}

  /** What crm said. */
  sealed interface Answer {
    record Accepted(String messageId) implements Answer {}

    /**
     * @param code of crm's problem document
     */
    record Refused(String code) implements Answer {}

    /** It does not answer now: the request waits. */
    record Later(String why) implements Answer {}
  }

  Answer send(Asked message);
}
