package io.forecourt.insurance.message;

import io.forecourt.insurance.message.CrmMessages.Answer;
import io.forecourt.insurance.message.CrmMessages.Asked;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.UnderWay;
import io.forecourt.platform.value.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the features of this service write to customers. Whether the customer may be written to is
 * crm's to decide; while crm does not answer, requests wait here.
 */
@Service
public class CustomerMessages implements UnderWay {
  private static final String WHY = "messages wait and are settled for all stores";
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  /**
   * A message that is wanted.
   *
   * @param cause what wants it; comes back in {@link MessageAccepted} and the others
   */
  public record Wanted(
      String store,
      String customerId,
      String template,
      String purpose,
      Map<String, String> parameters,
      String cause,
      String causeId) {}

  private final MessageRequests requests;
  private final ScopedQueries queries;
  private final ApplicationEventPublisher events;
  private final SendingProperties sending;
  private final BusinessClock clock;
  private final Clock system;
  private final JsonMapper json;

  CustomerMessages(
      MessageRequests requests,
      ScopedQueries queries,
      ApplicationEventPublisher events,
      SendingProperties sending,
      BusinessClock clock,
      Clock system,
      JsonMapper json) {
    this.requests = requests;
    this.queries = queries;
    this.events = events;
    this.sending = sending;
    this.clock = clock;
    this.system = system;
    this.json = json;
  }

  /** Stores the request in the running transaction; crm is asked after the commit. */
  @Transactional
  public void ask(Wanted wanted) {
    requests.save(
        new MessageRequest(
            Ids.next(),
            wanted.store(),
            wanted.customerId(),
            wanted.template(),
            wanted.purpose(),
            json.writeValueAsString(wanted.parameters()),
            wanted.cause(),
            wanted.causeId(),
            MessageState.QUEUED,
            null,
            null,
            clock.instant(),
            null,
            system.instant(),
            0,
            null));
  }

  /** Takes requests that are due; nobody else gets them while the lease lasts. */
  @Transactional
  List<Asked> claim(int most) {
    Instant now = system.instant();
    List<Asked> due =
        queries
            .unscoped(
                WHY,
                """
                SELECT id, customer_id, template, purpose, parameters FROM message_request
                 WHERE next_attempt_at <= :now
                 ORDER BY next_attempt_at, id LIMIT :most FOR UPDATE SKIP LOCKED
                """)
            .param("now", column(now))
            .param("most", most)
            .query(this::asked)
            .list();
    if (!due.isEmpty()) {
      queries
          .unscoped(
              WHY,
              """
              UPDATE message_request SET next_attempt_at = :until, attempts = attempts + 1
               WHERE id IN (:ids)
              """)
          .param("until", column(now.plus(sending.lease())))
          .param("ids", due.stream().map(Asked::id).toList())
          .update();
    }
    return due;
  }

  /** Notes what crm said. A request that was settled meanwhile stays as it is. */
  @Transactional
  void settle(String id, Answer answer) {
    MessageRequest request = requests.findById(id).orElseThrow();
    if (request.state() != MessageState.QUEUED) {
      return;
    }
    Instant now = clock.instant();
    switch (answer) {
      case Answer.Accepted(String messageId) -> {
        inTurn(messageId);
        requests.save(request.accepted(messageId, now));
        events.publishEvent(
            new MessageAccepted(request.cause(), request.causeId(), messageId, now));
        outcome(messageId).ifPresent(known -> tell(request, messageId, known));
      }
      case Answer.Refused(String code) -> {
        requests.save(request.refused(code, now));
        events.publishEvent(new MessageRefused(request.cause(), request.causeId(), code, now));
      }
      case Answer.Later _ ->
          queries
              .unscoped(WHY, "UPDATE message_request SET next_attempt_at = :next WHERE id = :id")
              .param("next", column(system.instant().plus(pause(request.attempts()))))
              .param("id", id)
              .update();
    }
  }

  @Override
  @Transactional(readOnly = true)
  public int underWay() {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) FROM message_request
             WHERE next_attempt_at IS NOT NULL AND attempts < 2
            """)
        .query(Integer.class)
        .single();
  }

  @Reaction("io.forecourt.crm.message-delivered.v1")
  @Transactional
  void delivered(IncomingEvent<Delivered> event) {
    settled(event.data().messageId(), event.data().template(), true, event.data().deliveredAt());
  }

  @Reaction("io.forecourt.crm.message-failed.v1")
  @Transactional
  void failed(IncomingEvent<Failed> event) {
    settled(event.data().messageId(), event.data().template(), false, event.time());
  }

  /** What is known of a message, for whoever has waited for it. */
  @Transactional(readOnly = true)
  public Optional<Outcome> outcome(String messageId) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT delivered, settled_at FROM message_outcome
             WHERE message_id = :id AND settled_at IS NOT NULL
            """)
        .param("id", messageId)
        .query(
            (row, _) ->
                new Outcome(
                    row.getBoolean("delivered"),
                    row.getObject("settled_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .optional();
  }

  /**
   * Crm's word about a message may come before its answer to the request, so it is kept for every
   * template that this service uses.
   */
  private void settled(String messageId, String template, boolean delivered, Instant at) {
    if (!isOurs(template)) {
      return;
    }
    inTurn(messageId);
    queries
        .unscoped(
            WHY,
            """
            UPDATE message_outcome SET delivered = :delivered, settled_at = :at
             WHERE message_id = :id AND settled_at IS NULL
            """)
        .param("id", messageId)
        .param("delivered", delivered)
        .param("at", column(at))
        .update();
    requests
        .findByMessageId(messageId)
        .ifPresent(known -> tell(known, messageId, new Outcome(delivered, at)));
  }

  /**
   * Crm's answer and its word about the message may come at once: the later of the two must see
   * what the earlier has noted.
   */
  private void inTurn(String messageId) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO message_outcome (message_id) VALUES (:id)
            ON DUPLICATE KEY UPDATE message_id = message_id
            """)
        .param("id", messageId)
        .update();
  }

  private boolean isOurs(String template) {
    return queries
        .unscoped(WHY, "SELECT id FROM message_request WHERE template = :template LIMIT 1")
        .param("template", template)
        .query(String.class)
        .optional()
        .isPresent();
  }

  private void tell(MessageRequest request, String messageId, Outcome outcome) {
    events.publishEvent(
        new MessageSettled(
            request.cause(), request.causeId(), messageId, outcome.delivered(), outcome.at()));
  }

  private Asked asked(ResultSet row, int index) throws SQLException {
    return new Asked(
        row.getString("id"),
        row.getString("customer_id"),
        row.getString("template"),
        row.getString("purpose"),
        json.readValue(row.getString("parameters"), TEXTS));
  }

  private Duration pause(int attempts) {
    Duration doubled = sending.firstRetry().multipliedBy(1L << Math.clamp(attempts - 1L, 0, 16));
    return doubled.compareTo(sending.longestRetry()) < 0 ? doubled : sending.longestRetry();
  }

  private static LocalDateTime column(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** What became of a message. */
  public record Outcome(boolean delivered, Instant at) {}

  record Delivered(String messageId, String template, Instant deliveredAt) {}

  record Failed(String messageId, String template, @Nullable String reasonCode) {}
}
