package io.forecourt.hr.certificate;

import io.forecourt.platform.rule.RuleViolation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * That somebody may do something. Its paper number is on the paper only.
 *
 * @param ownerId who holds it
 * @param validUntil last day; null without an end
 */
@Table("certificate")
record Certificate(
    @Id String id,
    String storeCode,
    String ownerId,
    String kind,
    LocalDate validFrom,
    @Nullable LocalDate validUntil,
    CertificateState state,
    String enteredBy,
    @Version @Nullable Integer version) {

  /**
   * @throws RuleViolation {@code certificate.wrong-state} if it has ended already
   */
  Certificate ended(CertificateState how) {
    if (!state.canBecome(how)) {
      throw RuleViolation.wrongState("certificate.wrong-state", state, state.next());
    }
    return new Certificate(
        id, storeCode, ownerId, kind, validFrom, validUntil, how, enteredBy, version);
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
