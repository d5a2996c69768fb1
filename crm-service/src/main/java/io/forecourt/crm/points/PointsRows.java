package io.forecourt.crm.points;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The ledger's rows: they are added and read, never changed. */
@Component
class PointsRows {
  private static final String WHY = "whoever may see the member may see the points";
  private static final RowMapper<PointsLedger.Entry> ENTRY =
      RecordMapper.of(PointsLedger.Entry.class);

  private record Head(
      String id,
      String storeCode,
      BookingKind kind,
      String cause,
      @Nullable String reversesId,
      Instant bookedAt,
      String bookedBy) {}

  private static final RowMapper<Head> HEAD = RecordMapper.of(Head.class);
  private static final RowMapper<Posting> POSTING = RecordMapper.of(Posting.class);
  private static final RowMapper<Lot> LOT = RecordMapper.of(Lot.class);

  private final ScopedQueries queries;

  PointsRows(ScopedQueries queries) {
    this.queries = queries;
  }

  void open(String account, String store) {
    queries
        .unscoped(WHY, "INSERT INTO points_account (id, store_code) VALUES (:id, :store)")
        .param("id", account)
        .param("store", store)
        .update();
  }

  /** Whoever books on these accounts next waits until this transaction ends. */
  void lock(Collection<String> accounts) {
    if (!accounts.isEmpty()) {
      queries
          .unscoped(
              WHY, "SELECT id FROM points_account WHERE id IN (:accounts) ORDER BY id FOR UPDATE")
          .param("accounts", accounts)
          .query(String.class)
          .list();
    }
  }

  void add(Booking booking) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO points_booking
                   (id, store_code, kind, cause, reverses_id, booked_at, booked_by)
            VALUES (:id, :store, :kind, :cause, :reverses, :at, :by)
            """)
        .param("id", booking.id())
        .param("store", booking.store())
        .param("kind", booking.kind().name())
        .param("cause", booking.cause())
        .param("reverses", booking.reversesId())
        .param("at", utc(booking.at()))
        .param("by", booking.by())
        .update();
    int line = 1;
    for (Posting posting : booking.postings()) {
      queries
          .unscoped(
              WHY,
              """
              INSERT INTO points_posting
                     (booking_id, line, store_code, member_id, house_account, lot_id, expires_on,
                      points)
              VALUES (:booking, :line, :store, :member, :house, :lot, :expires, :points)
              """)
          .param("booking", booking.id())
          .param("line", line++)
          .param("store", booking.store())
          .param("member", posting.ofHolder() ? posting.account() : null)
          .param("house", posting.ofHolder() ? null : posting.account())
          .param("lot", posting.lotId())
          .param("expires", posting.expiresOn())
          .param("points", posting.points())
          .update();
    }
  }

  Optional<Booking> ofCause(String cause) {
    return one("cause", cause);
  }

  Optional<Booking> find(String id) {
    return one("id", id);
  }

  private Optional<Booking> one(String column, String value) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT id, store_code, kind, cause, reverses_id, booked_at, booked_by
              FROM points_booking WHERE %s = :value
            """
                .formatted(column))
        .param("value", value)
        .query(HEAD)
        .optional()
        .map(
            head ->
                new Booking(
                    head.id(),
                    head.storeCode(),
                    head.kind(),
                    head.cause(),
                    head.reversesId(),
                    head.bookedAt(),
                    head.bookedBy(),
                    postingsOf(head.id())));
  }

  private List<Posting> postingsOf(String booking) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COALESCE(member_id, house_account) AS account, lot_id, expires_on, points
              FROM points_posting WHERE booking_id = :booking ORDER BY line
            """)
        .param("booking", booking)
        .query(POSTING)
        .list();
  }

  List<String> holdersOf(Booking booking) {
    return booking.postings().stream()
        .filter(Posting::ofHolder)
        .map(Posting::account)
        .distinct()
        .toList();
  }

  Lots lotsOf(Collection<String> accounts) {
    if (accounts.isEmpty()) {
      return new Lots(List.of());
    }
    return new Lots(
        queries
            .unscoped(
                WHY,
                """
                SELECT lot_id AS id, member_id AS account, expires_on, SUM(points) AS `left`
                  FROM points_posting WHERE member_id IN (:accounts)
                 GROUP BY member_id, lot_id, expires_on HAVING SUM(points) > 0
                """)
            .param("accounts", accounts)
            .query(LOT)
            .list());
  }

  List<String> accountsWithExpired(String store, LocalDate today) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT DISTINCT member_id FROM
                   (SELECT member_id FROM points_posting
                     WHERE store_code = :store AND expires_on < :today
                     GROUP BY member_id, lot_id HAVING SUM(points) > 0) expired
             ORDER BY member_id
            """)
        .param("store", store)
        .param("today", today)
        .query(String.class)
        .list();
  }

  long earnedSince(Collection<String> accounts, Instant from) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COALESCE(SUM(p.points), 0)
              FROM points_posting p JOIN points_booking b ON b.id = p.booking_id
              LEFT JOIN points_booking r ON r.id = b.reverses_id
             WHERE p.member_id IN (:accounts) AND b.booked_at >= :from
               AND (b.kind = 'EARNED' OR r.kind = 'EARNED')
            """)
        .param("accounts", accounts)
        .param("from", utc(from))
        .query(Long.class)
        .single();
  }

  List<PointsLedger.Entry> statement(Collection<String> accounts, int most) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT b.id, b.kind, b.cause, b.reverses_id, SUM(p.points) AS points,
                   b.booked_at AS at, b.booked_by AS `by`
              FROM points_posting p JOIN points_booking b ON b.id = p.booking_id
             WHERE p.member_id IN (:accounts)
             GROUP BY b.id, b.kind, b.cause, b.reverses_id, b.booked_at, b.booked_by
             ORDER BY b.booked_at DESC, b.id DESC LIMIT :most
            """)
        .param("accounts", accounts)
        .param("most", most)
        .query(ENTRY)
        .list();
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
