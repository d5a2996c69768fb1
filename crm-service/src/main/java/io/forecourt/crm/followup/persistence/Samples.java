package io.forecourt.crm.followup.persistence;

import io.forecourt.platform.access.ScopedQueries;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.stereotype.Repository;

/** Random samples of completed follow-ups, each with the seed that it was drawn with. */
@Repository
public class Samples {

  /**
   * A sample that somebody drew.
   *
   * @param ownerId who drew it
   * @param seed with it and the same follow-ups the draw can be made again
   * @param drawnFrom how many there were to choose from
   */
  @Table("follow_up_sample")
  public record Sample(
      @Id String id,
      String storeCode,
      String ownerId,
      long seed,
      Instant doneFrom,
      Instant doneBefore,
      int drawnFrom,
      Instant drawnAt,
      @MappedCollection(idColumn = "sample_id", keyColumn = "position") List<Drawn> drawn,
      @Version @Nullable Long version) {

    public Sample {
      drawn = List.copyOf(drawn);
    }
  }

  /** One of them. */
  @Table("follow_up_sample_item")
  public record Drawn(String followUpId) {}

  private static final int MOST = 20_000;

  private final SampleRows rows;
  private final ScopedQueries queries;

  Samples(SampleRows rows, ScopedQueries queries) {
    this.rows = rows;
    this.queries = queries;
  }

  /** Ids of the follow-ups in the caller's scope that were done in a span of time. */
  public List<String> done(Instant from, Instant before) {
    return queries
        .sql(
            "crm.follow-up.read",
            """
            SELECT f.id FROM follow_up f
             WHERE {scope:f.store_code,f.owner_id} AND f.state = 'DONE'
               AND f.closed_at >= :from AND f.closed_at < :before
             ORDER BY f.id LIMIT :most
            """)
        .param("from", LocalDateTime.ofInstant(from, ZoneOffset.UTC))
        .param("before", LocalDateTime.ofInstant(before, ZoneOffset.UTC))
        .param("most", MOST)
        .query(String.class)
        .list();
  }

  /** Draws without putting back; the same seed draws the same. */
  public static List<String> draw(List<String> from, int size, long seed) {
    var random = new SplittableRandom(seed);
    var left = new ArrayList<>(from);
    var drawn = new ArrayList<String>();
    while (drawn.size() < size && !left.isEmpty()) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return List.copyOf(drawn);
  }

  public Sample save(Sample sample) {
    return rows.save(sample);
  }

  public Optional<Sample> find(String id) {
    return rows.findById(id);
  }
}
