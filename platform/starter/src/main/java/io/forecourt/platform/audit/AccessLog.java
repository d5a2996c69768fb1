package io.forecourt.platform.audit;

import io.forecourt.platform.access.Acting;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.time.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The append-only log of who looked at what: unmasked reads, searches, exports, disclosures,
 * refused attempts. Never a value. An unmasking, an export, a view of a board and a refused attempt
 * are told as events, too; what shows values is counted, so that an alert sees who does it
 * unusually often.
 */
public class AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  /** What was done, as the access log names it. */
  public enum Kind {
    VIEW,
    UNMASK,
    SEARCH,
    EXPORT,
    PRINT,
    CREATE,
    UPDATE,
    DELETE,
    SHARE
  }

  /**
   * One access.
   *
   * @param subject person the data is about, when it is one
   * @param fields names of the fields, never their values
   * @param purpose code of the purpose, when one is required
   * @param rows how many records
   */
  public record Access(
      Kind kind,
      @Nullable String subject,
      @Nullable String recordType,
      @Nullable String recordId,
      List<String> fields,
      @Nullable String purpose,
      @Nullable String reason,
      int rows) {}

  record Denied(String personId, String action) {}

  record Logged(
      String personId, String action, String recordKind, @Nullable String recordId, int rows) {}

  /** What hands out values. */
  private static final Set<Kind> SHOWN = Set.of(Kind.UNMASK, Kind.EXPORT, Kind.SHARE);

  private static final Set<Kind> TOLD = Set.of(Kind.UNMASK, Kind.EXPORT);

  private final String service;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ObjectProvider<BusinessClock> businessClock;
  private final ObjectProvider<Outbox> outbox;
  private final ObjectProvider<MeterRegistry> meters;

  AccessLog(
      String service,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      ObjectProvider<BusinessClock> businessClock,
      ObjectProvider<Outbox> outbox,
      ObjectProvider<MeterRegistry> meters) {
    this.service = service;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.businessClock = businessClock;
    this.outbox = outbox;
    this.meters = meters;
  }

  /**
   * Writes the access in the running transaction, or one of its own; only then may values be shown.
   */
  public void write(Access access) {
    Acting acting = Callers.find().orElseThrow(() -> new IllegalStateException("nobody is acting"));
    transaction.executeWithoutResult(
        status -> {
          insert(acting, access, "GRANTED");
          if (TOLD.contains(access.kind())) {
            tell(acting, access);
          }
        });
    if (SHOWN.contains(access.kind())) {
      count(acting, access);
    }
  }

  /** By id of the person, never by name. */
  private void count(Acting acting, Access access) {
    meters.ifAvailable(
        registry ->
            registry
                .counter(
                    "forecourt.access.shown",
                    "kind",
                    access.kind().name(),
                    "action",
                    acting.action(),
                    "person",
                    acting.caller().personId())
                .increment(access.rows()));
  }

  /** Writes a view of a board or report by the person who answers for it, and tells it. */
  public void viewed(String recordType, @Nullable String recordId, int rows) {
    Acting acting = Callers.find().orElseThrow(() -> new IllegalStateException("nobody is acting"));
    Access access =
        new Access(Kind.VIEW, null, recordType, recordId, List.of(), null, acting.reason(), rows);
    transaction.executeWithoutResult(
        status -> {
          insert(acting, access, "GRANTED");
          tell(acting, access);
        });
  }

  /** Writes a refused attempt; the refusal stands even when it cannot be written. */
  public void denied(HttpServletRequest request, String action) {
    Kind kind =
        switch (request.getMethod()) {
          case "POST" -> Kind.CREATE;
          case "PUT", "PATCH" -> Kind.UPDATE;
          case "DELETE" -> Kind.DELETE;
          default -> Kind.VIEW;
        };
    try {
      Acting acting = Callers.find().orElseThrow();
      transaction.executeWithoutResult(
          status -> {
            insert(
                acting,
                new Access(kind, null, null, null, List.of(), null, acting.reason(), 0),
                "DENIED");
            append("access-denied", acting, new Denied(acting.caller().personId(), action));
          });
    } catch (RuntimeException unwritten) {
      LOG.warn("a refused attempt at {} could not be written", action, unwritten);
    }
  }

  private void tell(Acting acting, Access access) {
    String recordKind = access.recordType() == null ? "record" : access.recordType();
    append(
        "access-logged",
        acting,
        new Logged(
            acting.caller().personId(),
            acting.action(),
            recordKind,
            access.recordId(),
            access.rows()));
  }

  private void append(String event, Acting acting, Object data) {
    Caller caller = acting.caller();
    Outbox events = outbox.getIfAvailable();
    BusinessClock time = businessClock.getIfAvailable();
    // Events about a person's access go by person; services and the system have no duties.
    if (events == null || time == null || caller.isSystem() || caller.personId().contains(":")) {
      return;
    }
    events.append(
        new OutgoingEvent(
            "io.forecourt." + service + "." + event + ".v1",
            caller.personId(),
            caller.store(),
            time.instant(),
            data));
  }

  private void insert(Acting acting, Access access, String result) {
    Caller caller = acting.caller();
    @Nullable HttpServletRequest request = request();
    jdbc.sql(
            """
            INSERT INTO access_log (recorded_at, actor_id, actor_roles, store_code, action, permit, subject_id,
              record_type, record_id, fields, purpose_code, reason, client_ip, device_id, request_id, result, row_count)
            VALUES (:at, :actor, :roles, :store, :action, :permit, :subject, :type, :record, :fields, :purpose, :reason,
              :ip, :device, :request, :result, :rows)
            """)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("actor", caller.personId())
        .param("roles", caller.roles().stream().sorted().collect(Collectors.joining(",")))
        .param("store", caller.store())
        .param("action", access.kind().name())
        .param("permit", acting.action())
        .param("subject", access.subject())
        .param("type", access.recordType())
        .param("record", access.recordId())
        .param("fields", access.fields().isEmpty() ? null : String.join(",", access.fields()))
        .param("purpose", access.purpose())
        .param("reason", access.reason())
        // The container has put the client whom the gateway names in the place of the gateway
        // (server.forward-headers-strategy).
        .param("ip", request == null ? null : request.getRemoteAddr())
        .param("device", deviceOf(request))
        .param("request", Callers.requestId())
        .param("result", result)
        .param("rows", access.rows())
        .update();
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
        ? servlet.getRequest()
        : null;
  }

  private static @Nullable String deviceOf(@Nullable HttpServletRequest request) {
    String value = request == null ? null : request.getHeader("X-Device-Id");
    return value == null || value.length() > 100 ? null : value;
  }
}
