package io.forecourt.crm.loss;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Losses in the caller's scope, and the radar over them. */
@Component
class LossList {

  /** A loss in a list: without its note. */
  record Line(
      String id,
      String leadId,
      String storeCode,
      @Nullable String ownerId,
      String customerId,
      String source,
      LossState state,
      String reasonCode,
      boolean subjective,
      @Nullable String rival,
      @Nullable BigDecimal rivalPrice,
      @Nullable String rivalPriceCurrency,
      String grade,
      int contacts,
      String requestedBy,
      Instant requestedAt,
      long version) {}

  /**
   * How many leads were lost, and how many for a reason that lies with the dealer.
   *
   * @param key a consultant, or a source
   * @param disproved of the lost, those who said that they still want a car
   */
  record Share(String key, int lost, int subjective, int disproved, BigDecimal subjectiveShare) {}

  private static final RowMapper<Line> LINE = RecordMapper.of(Line.class);
  private static final int MOST = 200;

  private final Keyset pages;
  private final ScopedQueries queries;
  private final StoreCalendars calendars;
  private final Access access;

  LossList(Keyset pages, ScopedQueries queries, StoreCalendars calendars, Access access) {
    this.pages = pages;
    this.queries = queries;
    this.calendars = calendars;
    this.access = access;
  }

  Page<Line> page(@Nullable LossState state, @Nullable String leadId, ListRequest request) {
    var query =
        ListQuery.of("SELECT l.* FROM lead_loss l WHERE {scope:l.store_code,l.owner_id}")
            .and("l.state = :state", state)
            .and("l.lead_id = :lead", leadId);
    return pages.page(
        "crm.loss.read", query, request, Map.of("requestedAt", "l.requested_at"), "l.id", LINE);
  }

  List<Share> byConsultant(LocalDate from, LocalDate to) {
    return shares("COALESCE(l.owner_id, '')", from, to);
  }

  List<Share> bySource(LocalDate from, LocalDate to) {
    return shares("l.source", from, to);
  }

  /** The wastefullest first. */
  private List<Share> shares(String key, LocalDate from, LocalDate to) {
    ZoneId zone = calendars.zone(access.caller().store());
    return queries
        .sql(
            "crm.loss-radar.read",
            """
            SELECT %s AS share_key, COUNT(*) AS lost, SUM(l.subjective) AS subjective,
                   SUM(l.state = 'DISPROVED') AS disproved
              FROM lead_loss l
             WHERE {scope:l.store_code,l.owner_id}
               AND l.decided_at >= :from AND l.decided_at < :to
               AND l.state IN ('LOST', 'CONFIRMED', 'DISPROVED', 'REACTIVATED', 'LEFT_ALONE')
             GROUP BY share_key ORDER BY subjective DESC, share_key LIMIT %d
            """
                .formatted(key, MOST))
        .param("from", midnight(from, zone))
        .param("to", midnight(to.plusDays(1), zone))
        .query(
            (row, _) -> {
              int lost = row.getInt("lost");
              int subjective = row.getInt("subjective");
              return new Share(
                  row.getString("share_key"),
                  lost,
                  subjective,
                  row.getInt("disproved"),
                  BigDecimal.valueOf(subjective)
                      .divide(BigDecimal.valueOf(lost), 4, RoundingMode.HALF_UP));
            })
        .list();
  }

  private static LocalDateTime midnight(LocalDate day, ZoneId zone) {
    return LocalDateTime.ofInstant(day.atStartOfDay(zone).toInstant(), ZoneOffset.UTC);
  }
}
