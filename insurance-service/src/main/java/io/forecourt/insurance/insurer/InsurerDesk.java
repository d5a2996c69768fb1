package io.forecourt.insurance.insurer;

import io.forecourt.platform.access.ScopedQueries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what is asked of insurers until the answer is known. The waiting is counted in system time;
 * a worker takes a request for the length of a lease, and one that dies leaves it to the others.
 */
@Service
public class InsurerDesk {

  private static final String WHY = "the worker asks for all stores";

  private final ScopedQueries queries;
  private final Insurers insurers;
  private final InsurerProperties.Sending sending;
  private final ApplicationEventPublisher facts;
  private final Clock clock;
  private final JsonMapper json;

  InsurerDesk(
      ScopedQueries queries,
      Insurers insurers,
      InsurerProperties properties,
      ApplicationEventPublisher facts,
      Clock clock,
      JsonMapper json) {
    this.queries = queries;
    this.insurers = insurers;
    this.sending = properties.sending();
    this.facts = facts;
    this.clock = clock;
    this.json = json;
  }

  /** Whether this insurer is asked by a machine; else the desk works on the insurer's screen. */
  public boolean isConnected(String insurerCode) {
    return insurers.knows(insurerCode);
  }

  /**
   * Stores a request in the running transaction; the answer comes as {@link InsurerAnswered}.
   *
   * @param about id of what it is made for
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void ask(String about, InsurerRequest request) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO insurer_request
              (number, kind, about, insurer_code, request, state, attempts, next_attempt_at)
            VALUES (:number, :kind, :about, :insurer, :request, 'WAITING', 0, :now)
            """)
        .param("number", request.number())
        .param("kind", request.kind().name())
        .param("about", about)
        .param("insurer", request.insurerCode())
        .param("request", json.writeValueAsString(request))
        .param("now", column(clock.instant()))
        .update();
  }

  /** Takes requests that are due; nobody else gets them while the lease lasts. */
  @Transactional
  List<InsurerRequest> claim(int most) {
    Instant now = clock.instant();
    List<String> due =
        queries
            .unscoped(
                WHY,
                """
                SELECT request FROM insurer_request
                 WHERE next_attempt_at <= :now
                 ORDER BY next_attempt_at, number LIMIT :most FOR UPDATE SKIP LOCKED
                """)
            .param("now", column(now))
            .param("most", most)
            .query(String.class)
            .list();
    List<InsurerRequest> taken =
        due.stream().map(text -> json.readValue(text, InsurerRequest.class)).toList();
    if (!taken.isEmpty()) {
      queries
          .unscoped(
              WHY,
              """
              UPDATE insurer_request SET next_attempt_at = :until, attempts = attempts + 1
               WHERE number IN (:numbers)
              """)
          .param("until", column(now.plus(sending.lease())))
          .param("numbers", taken.stream().map(InsurerRequest::number).toList())
          .update();
    }
    return taken;
  }

  /** Stores what the insurer said; what is unknown is asked again after a growing pause. */
  @Transactional
  void settle(InsurerRequest request, InsurerAnswer answer) {
    Waiting waiting = waiting(request);
    if (waiting == null) {
      return;
    }
    switch (answer) {
      case InsurerAnswer.Accepted(String reference) -> close(request, "ACCEPTED", reference);
      case InsurerAnswer.Rejected(String reasonCode) -> close(request, "REJECTED", reasonCode);
      case InsurerAnswer.Unknown(String why) -> again(request, why, waiting.attempts());
    }
    facts.publishEvent(
        new InsurerAnswered(request.number(), request.kind(), waiting.about(), answer));
  }

  /**
   * What the insurer said could not be booked. It may be asked a few times more; then the request
   * is put aside for somebody to look at, and asked again much later, in case the cause is mended.
   */
  @Transactional
  void refused(InsurerRequest request, String why) {
    Waiting waiting = waiting(request);
    if (waiting == null) {
      return;
    }
    int refusals = waiting.refusals() + 1;
    boolean parked = refusals >= sending.refusals();
    Duration pause = parked ? sending.parkedRetry() : sending.lease();
    queries
        .unscoped(
            WHY,
            """
            UPDATE insurer_request
               SET state = :state, said = :why, refusals = :refusals, next_attempt_at = :next
             WHERE number = :number
            """)
        .param("state", parked ? "PARKED" : "IN_DOUBT")
        .param("why", shortened(why))
        .param("refusals", refusals)
        .param("next", column(clock.instant().plus(pause)))
        .param("number", request.number())
        .update();
    if (refusals == sending.refusals()) {
      facts.publishEvent(
          new InsurerRequestParked(request.number(), request.kind(), waiting.about()));
    }
  }

  /** Null once the insurer has said yes or no. */
  private @Nullable Waiting waiting(InsurerRequest request) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT about, attempts, refusals FROM insurer_request
             WHERE number = :number AND next_attempt_at IS NOT NULL FOR UPDATE
            """)
        .param("number", request.number())
        .query(
            (row, _) ->
                new Waiting(row.getString("about"), row.getInt("attempts"), row.getInt("refusals")))
        .optional()
        .orElse(null);
  }

  private void close(InsurerRequest request, String state, String said) {
    queries
        .unscoped(
            WHY,
            """
            UPDATE insurer_request SET state = :state, said = :said, next_attempt_at = NULL
             WHERE number = :number
            """)
        .param("state", state)
        .param("said", shortened(said))
        .param("number", request.number())
        .update();
  }

  private void again(InsurerRequest request, String why, int attempts) {
    queries
        .unscoped(
            WHY,
            """
            UPDATE insurer_request SET state = 'IN_DOUBT', said = :why, next_attempt_at = :next
             WHERE number = :number
            """)
        .param("why", shortened(why))
        .param("next", column(clock.instant().plus(pause(attempts))))
        .param("number", request.number())
        .update();
  }

  private Duration pause(int attempts) {
    Duration doubled = sending.firstRetry().multipliedBy(1L << Math.clamp(attempts - 1L, 0, 16));
    return doubled.compareTo(sending.longestRetry()) < 0 ? doubled : sending.longestRetry();
  }

  private static String shortened(String text) {
    return text.length() > 120 ? text.substring(0, 120) : text;
  }

  private static LocalDateTime column(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private record Waiting(String about, int attempts, int refusals) {}
}
