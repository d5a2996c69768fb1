package io.forecourt.crm.intelligence;

import io.forecourt.crm.intelligence.IntelligenceSummary.Lines;
import io.forecourt.crm.lead.domain.LeadEvent.CustomerLost;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.review.ReviewedReports;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Draws up what a month's intelligence comes to, beside the customers lost to rivals. */
@Service
class IntelligenceSummaries {
  private static final String WHY = "a count of the whole store names nobody";

  private record Span(String store, Instant from, Instant until) {}

  private final SummaryRows rows;
  private final ScopedQueries queries;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final JsonMapper json;

  IntelligenceSummaries(
      SummaryRows rows,
      ScopedQueries queries,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      JsonMapper json) {
    this.rows = rows;
    this.queries = queries;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.json = json;
  }

  @Bean
  static ReviewedReports reviewedSummaries(IntelligenceSummaries summaries) {
    return new ReviewedReports("INTELLIGENCE_SUMMARY", summaries::require);
  }

  /**
   * Publishes what is known of the month until now.
   *
   * @param month null means the present one
   */
  @Transactional
  IntelligenceSummary publish(@Nullable YearMonth month, String conclusion) {
    String store = access.caller().store();
    ZoneId zone = calendars.zone(store);
    YearMonth wanted = month == null ? YearMonth.from(clock.today(zone)) : month;
    var span =
        new Span(
            store,
            wanted.atDay(1).atStartOfDay(zone).toInstant(),
            wanted.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    Map<String, Integer> entries = byTopic(span);
    Map<String, Integer> losses = byRival(span);
    IntelligenceSummary published =
        rows.save(
            new IntelligenceSummary(
                Ids.next(),
                numbers.next("IS", store, clock.today(zone)),
                store,
                access.caller().personId(),
                wanted.toString(),
                total(entries),
                verified(span),
                total(losses),
                json.writeValueAsString(new Lines(entries, losses)),
                conclusion,
                clock.instant(),
                null));
    outbox.append(IntelligenceEvents.published(published));
    return published;
  }

  /** A customer went to a rival. */
  @Transactional
  public void lost(CustomerLost lost) {
    queries
        .unscoped(
            "a loss is noted whoever decides it",
            """
            INSERT INTO intelligence_loss (lead_id, store_code, rival, reason_code, lost_at)
            VALUES (:lead, :store, :rival, :reason, :at)
            ON DUPLICATE KEY UPDATE rival = :rival, reason_code = :reason, lost_at = :at
            """)
        .param("lead", lost.leadId())
        .param("store", lost.store())
        .param("rival", lost.rival())
        .param("reason", lost.reason())
        .param("at", lost.at())
        .update();
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  public IntelligenceSummary require(String id) {
    IntelligenceSummary summary =
        rows.findById(id).orElseThrow(() -> new NotFound("intelligence-summary", id));
    access.requireInScope(
        "crm.intelligence.read",
        "intelligence-summary",
        id,
        summary.storeCode(),
        summary.ownerId());
    return summary;
  }

  Lines lines(IntelligenceSummary summary) {
    return json.readValue(summary.linesShown(), Lines.class);
  }

  private Map<String, Integer> byTopic(Span span) {
    return counts(
        """
        SELECT topic AS name, COUNT(*) AS entries FROM intelligence
         WHERE store_code = :store AND reported_at >= :from AND reported_at < :until
         GROUP BY topic
        """,
        span);
  }

  private Map<String, Integer> byRival(Span span) {
    return counts(
        """
        SELECT CONCAT(rival, ': ', reason_code) AS name, COUNT(*) AS entries FROM intelligence_loss
         WHERE store_code = :store AND lost_at >= :from AND lost_at < :until
         GROUP BY rival, reason_code
        """,
        span);
  }

  private int verified(Span span) {
    return counts(
            """
            SELECT state AS name, COUNT(*) AS entries FROM intelligence
             WHERE store_code = :store AND reported_at >= :from AND reported_at < :until
             GROUP BY state
            """,
            span)
        .getOrDefault(Intelligence.State.VERIFIED.name(), 0);
  }

  private Map<String, Integer> counts(String sql, Span span) {
    Map<String, Integer> counts = new TreeMap<>();
    queries
        .unscoped(WHY, sql)
        .param("store", span.store())
        .param("from", span.from())
        .param("until", span.until())
        .query(
            row -> {
              counts.put(row.getString("name"), row.getInt("entries"));
            });
    return counts;
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
