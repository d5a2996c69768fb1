package io.forecourt.crm.quality;

import io.forecourt.platform.rule.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A drawn contact; it waits for its score.
 *
 * @param marks points of each item, as {@code GREETING=80,NEEDS=100}
 * @param remarkSealed what the scorer says of it, under the scorer's own key
 */
@Table("quality_sample")
record QualitySample(
    @Id String id,
    String drawId,
    String storeCode,
    String post,
    String checklist,
    String contactId,
    ContactKind contactKind,
    String contactReference,
    Instant contactedAt,
    String personId,
    Instant drawnAt,
    @Nullable BigDecimal score,
    @Nullable String marks,
    @Nullable String remarkSealed,
    @Nullable String scoredBy,
    @Nullable Instant scoredAt,
    @Version @Nullable Long version) {

  boolean isScored() {
    return scoredBy != null;
  }

  boolean mayBeScoredBy(String person) {
    return !isScored() && !personId.equals(person);
  }

  /**
   * @throws RuleViolation if it has a score, or is one's own contact
   */
  QualitySample scored(
      BigDecimal points, String given, @Nullable String sealedRemark, String by, Instant at) {
    if (isScored()) {
      throw new RuleViolation("quality.scored");
    }
    if (personId.equals(by)) {
      throw new RuleViolation("quality.own-contact");
    }
    return new QualitySample(
        id,
        drawId,
        storeCode,
        post,
        checklist,
        contactId,
        contactKind,
        contactReference,
        contactedAt,
        personId,
        drawnAt,
        points,
        given,
        sealedRemark,
        by,
        at,
        version);
  }
}
