package io.forecourt.sales.outlet;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a partner will sell in a month. A correction is another edition; the one before stays.
 *
 * @param ownerId who submitted it
 * @param centreCode the territory that it is about: of the centre that supplies the partner, or its
 *     own
 * @param month as {@code 2026-12}
 * @param units of all lines
 * @param linesShown JSON of {@link ForecastLine}s
 * @param intelligence JSON of the ids of what was learned of the market and used
 * @param supersededBy the edition that stands in its place
 */
@Table("dealer_forecast")
record DealerForecast(
    @Id String id,
    String number,
    String outletId,
    String storeCode,
    String ownerId,
    String centreCode,
    String month,
    int edition,
    int units,
    String linesShown,
    String intelligence,
    Instant submittedAt,
    @Nullable String supersededBy,
    @Version @Nullable Long version) {

  boolean isNewest() {
    return supersededBy == null;
  }

  /**
   * @throws RuleViolation if another edition stands in its place already
   */
  DealerForecast supersededBy(String other) {
    if (!isNewest()) {
      throw new RuleViolation("dealer-forecast.superseded", number);
    }
    return new DealerForecast(
        id,
        number,
        outletId,
        storeCode,
        ownerId,
        centreCode,
        month,
        edition,
        units,
        linesShown,
        intelligence,
        submittedAt,
        other,
        version);
  }
}
