package io.forecourt.hr.inbox;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/v1/hr/inbox")
@Tag(name = "Inbox", description = "What one must know at once; each thing once")
class InboxController {

  record EntryResponse(
      String id,
      long number,
      String code,
      String text,
      String subjectId,
      @Nullable String resource,
      String eventType,
      boolean urgent,
      Instant happenedAt,
      Instant deliveredAt,
      @Nullable Instant readAt) {}

  record CountResponse(long unread) {}

  private static final String READ = "hr.inbox.read";

  private final InboxEntries entries;
  private final InboxStreams streams;
  private final Keyset keyset;
  private final Access access;
  private final BusinessClock clock;

  InboxController(
      InboxEntries entries,
      InboxStreams streams,
      Keyset keyset,
      Access access,
      BusinessClock clock) {
    this.entries = entries;
    this.streams = streams;
    this.keyset = keyset;
    this.access = access;
    this.clock = clock;
  }

  @GetMapping
  @Permit(READ)
  @Operation(summary = "One's own entries, in the order in which they came")
  Page<EntryResponse> list(
      @RequestParam(required = false) @Nullable Boolean unread,
      @Listing(sorts = "number") ListRequest page,
      Locale locale) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("me", access.caller().personId());
    String where =
        unread == null ? "" : unread ? " AND e.read_at IS NULL" : " AND e.read_at IS NOT NULL";
    return keyset
        .page(
            READ,
            "SELECT "
                + InboxEntries.COLUMNS
                + " FROM inbox_entry e WHERE {scope:e.store_code,e.owner_id} AND e.owner_id = :me"
                + " AND e.number IS NOT NULL"
                + where,
            parameters,
            page,
            Map.of("number", "e.number"),
            "e.id",
            InboxEntries.ROW)
        .map(entry -> response(entry, locale));
  }

  @GetMapping("/count")
  @Permit(READ)
  @Operation(summary = "How many entries are not read yet")
  CountResponse count() {
    return new CountResponse(entries.unread(access.caller().personId()));
  }

  @PostMapping("/{id}/reading")
  @Permit(READ)
  @Operation(summary = "Marks an entry as read")
  ResponseEntity<EntryResponse> read(@PathVariable String id, Locale locale) {
    own(id);
    entries.markRead(id, clock.instant());
    return ResponseEntity.ok()
        .location(URI.create("/api/v1/hr/inbox/" + id))
        .body(response(own(id), locale));
  }

  @GetMapping("/{id}")
  @Permit(READ)
  @Operation(summary = "One entry of one's own")
  EntryResponse get(@PathVariable String id, Locale locale) {
    return response(own(id), locale);
  }

  @GetMapping(value = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Permit(READ)
  @Operation(
      summary = "Entries as they come (server-sent events)",
      description =
          "Each event carries its number as id: a client that comes back with Last-Event-ID gets"
              + " what it missed, one without gets what comes from now on. The stream ends after a"
              + " few minutes.")
  ResponseEntity<SseEmitter> stream(
      @Parameter(description = "Number of the last entry seen")
          @RequestHeader(value = "Last-Event-ID", required = false)
          @Nullable String lastEventId,
      Locale locale) {
    String me = access.caller().personId();
    long last = lastEventId == null ? entries.lastNumber(me) : number(lastEventId);
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .body(streams.open(me, locale, last));
  }

  static EntryResponse response(InboxEntry entry, Locale locale) {
    return new EntryResponse(
        entry.id(),
        entry.number(),
        entry.code(),
        entry.text(locale),
        entry.subjectId(),
        entry.resource(),
        entry.eventType(),
        entry.urgent(),
        entry.happenedAt(),
        entry.deliveredAt(),
        entry.readAt());
  }

  private InboxEntry own(String id) {
    InboxEntry entry = entries.find(id).orElseThrow(() -> new NotFound("inbox-entry", id));
    if (!entry.ownerId().equals(access.caller().personId())) {
      throw new NotFound("inbox-entry", id);
    }
    return entry;
  }

  private static long number(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new InvalidInput("Last-Event-ID", "NUMBER");
    }
    return Long.parseLong(text);
  }
}
