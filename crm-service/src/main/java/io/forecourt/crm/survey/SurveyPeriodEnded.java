package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.SurveyKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period was closed; told inside this service only, in the transaction of the closing.
 *
 * @param attendBy until when each weak item has an action
 */
public record SurveyPeriodEnded(
    String periodId, String store, SurveyKind kind, List<Weak> weak, Instant attendBy, Instant at) {

  /**
   * An item that customers are not satisfied with.
   *
   * @param personId whose work it is, where it is one person's
   */
  public record Weak(
      String item,
      String factor,
      String department,
      @Nullable String personId,
      BigDecimal score,
      BigDecimal gap,
      BigDecimal impact) {}
}
