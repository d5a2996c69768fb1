package io.forecourt.crm.survey;

import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One line of a closed period; it is never changed.
 *
 * @param code of the item, the factor or the department; of a person, whose work it was: {@code
 *     CONSULTANT} or {@code INSURANCE}
 * @param previousScore of the same in the period before
 * @param weight share of the item in the index
 * @param gap how far the mean lies below the target
 * @param impact what the gap costs the index: weight × gap
 */
@Table("survey_result")
record SurveyResult(
    @Id String id,
    String periodId,
    ResultLevel level,
    String code,
    @Nullable String personId,
    @Nullable String factor,
    @Nullable String department,
    int answers,
    BigDecimal score,
    @Nullable BigDecimal previousScore,
    @Nullable BigDecimal weight,
    BigDecimal gap,
    BigDecimal impact,
    boolean weak,
    @Version @Nullable Long version) {

  static SurveyResult of(String periodId, ScoreSheet.Line line) {
    return new SurveyResult(
        Ids.next(),
        periodId,
        line.key().level(),
        line.key().code(),
        line.key().personId(),
        line.factor(),
        line.department(),
        line.answers(),
        line.score(),
        line.previousScore(),
        line.weight(),
        line.gap(),
        line.impact(),
        line.weak(),
        null);
  }

  ScoreSheet.Key key() {
    return new ScoreSheet.Key(level, code, personId);
  }
}
