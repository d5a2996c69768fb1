package io.forecourt.platform.personal;

import io.forecourt.platform.access.Callers;
import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.rule.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way from sealed fields to values that leave the service: first the access log, then the
 * value.
 */
public class Reveal {

  private final PersonalVault vault;
  private final AccessLog log;
  private final TransactionTemplate transaction;

  Reveal(PersonalVault vault, AccessLog log, TransactionTemplate transaction) {
    this.vault = vault;
    this.log = log;
    this.transaction = transaction;
  }

  /**
   * Shows fields of one record to the caller. The header {@code X-Reason} is required.
   *
   * @param sealed field name → sealed text
   * @return field name → value, without fields of an erased person
   * @throws InvalidInput if no reason is given
   */
  public Map<String, String> unmask(
      String person,
      String recordType,
      String recordId,
      String purpose,
      Map<String, String> sealed) {
    String reason = Callers.find().map(acting -> acting.reason()).orElse(null);
    if (reason == null) {
      throw new InvalidInput("!X-Reason", "reason.required");
    }
    return open(AccessLog.Kind.UNMASK, person, recordType, recordId, purpose, reason, sealed);
  }

  /** Hands fields to a service that prints, signs, files or dials for the acting person. */
  public Map<String, String> disclose(
      String person,
      String recordType,
      String recordId,
      String purpose,
      Map<String, String> sealed) {
    String reason = Callers.find().map(acting -> acting.reason()).orElse(null);
    return open(AccessLog.Kind.SHARE, person, recordType, recordId, purpose, reason, sealed);
  }

  private Map<String, String> open(
      AccessLog.Kind kind,
      String person,
      String recordType,
      String recordId,
      String purpose,
      @Nullable String reason,
      Map<String, String> sealed) {
    return transaction.execute(
        status -> {
          log.write(
              new AccessLog.Access(
                  kind,
                  person,
                  recordType,
                  recordId,
                  List.copyOf(sealed.keySet()),
                  purpose,
                  reason,
                  1));
          Map<String, String> clear = new LinkedHashMap<>();
          sealed.forEach(
              (field, text) ->
                  vault.open(person, field, text).ifPresent(value -> clear.put(field, value)));
          return clear;
        });
  }
}
