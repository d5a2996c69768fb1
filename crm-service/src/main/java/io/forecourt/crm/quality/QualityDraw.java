package io.forecourt.crm.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A draw of contacts of one post on one day; it is never changed.
 *
 * @param seed of the draw, so that anybody can draw it again
 * @param population how many contacts could be drawn
 */
@Table("quality_draw")
record QualityDraw(
    @Id String id,
    String storeCode,
    String post,
    LocalDate day,
    long seed,
    int population,
    String drawnBy,
    Instant drawnAt,
    @Version @Nullable Long version) {

  /** A draw with what was drawn. */
  record Drawn(QualityDraw draw, List<QualitySample> samples) {}
}
