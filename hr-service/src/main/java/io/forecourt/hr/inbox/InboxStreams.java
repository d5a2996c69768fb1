package io.forecourt.hr.inbox;

import io.forecourt.hr.person.StaffDirectory;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open streams of this replica. Each second it is asked whose inbox has grown, and what these
 * people lack is read: entries come from the table, whichever replica wrote them. Each stream is
 * written by itself, so that a slow reader holds up nobody else. A sign of life every few seconds
 * keeps proxies from hanging up.
 */
@Component
class InboxStreams {

  private static final int BATCH = 200;
  private static final int TICKS_BETWEEN_SIGNS = 4;

  private static final class Stream {
    final String person;
    final Locale language;
    final SseEmitter emitter;
    final AtomicBoolean busy = new AtomicBoolean();
    volatile long last;

    Stream(String person, Locale language, long last, SseEmitter emitter) {
      this.person = person;
      this.language = language;
      this.last = last;
      this.emitter = emitter;
    }
  }

  private final InboxEntries entries;
  private final StaffDirectory staff;
  private final InboxProperties properties;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private int ticks;

  InboxStreams(InboxEntries entries, StaffDirectory staff, InboxProperties properties) {
    this.entries = entries;
    this.staff = staff;
    this.properties = properties;
  }

  /**
   * @param last the number that the client has seen
   */
  SseEmitter open(String person, Locale language, long last) {
    SseEmitter emitter = new SseEmitter(properties.streamLife().toMillis());
    join(person, language, last, emitter);
    return emitter;
  }

  void join(String person, Locale language, long last, SseEmitter emitter) {
    Stream stream = new Stream(person, language, last, emitter);
    emitter.onTimeout(emitter::complete);
    emitter.onCompletion(() -> open.remove(stream));
    emitter.onError(_ -> open.remove(stream));
    send(stream, SseEmitter.event().comment("open").reconnectTime(1_000));
    open.add(stream);
  }

  @Scheduled(fixedDelay = 1_000)
  void tick() {
    List<Stream> idle = open.stream().filter(stream -> !stream.busy.get()).toList();
    if (idle.isEmpty()) {
      return;
    }
    ticks = (ticks + 1) % TICKS_BETWEEN_SIGNS;
    boolean sign = ticks == 0;
    Set<String> here = sign ? staff.activeAmong(people(idle)) : Set.of();
    Map<String, List<InboxEntry>> news =
        entries.after(behind(idle), BATCH).stream()
            .collect(Collectors.groupingBy(InboxEntry::ownerId));
    for (Stream stream : idle) {
      List<InboxEntry> own = news.getOrDefault(stream.person, List.of());
      if (sign || !own.isEmpty()) {
        stream.busy.set(true);
        Thread.ofVirtual()
            .name("inbox-stream")
            .start(() -> write(stream, own, sign, !sign || here.contains(stream.person)));
      }
    }
  }

  /** Whose inbox has grown, and the lowest number that a stream of theirs has told. */
  private Map<String, Long> behind(List<Stream> streams) {
    Map<String, Long> seen = new HashMap<>();
    streams.forEach(stream -> seen.merge(stream.person, stream.last, Math::min));
    Map<String, Long> newest = entries.lastNumbers(seen.keySet());
    seen.entrySet().removeIf(one -> newest.getOrDefault(one.getKey(), 0L) <= one.getValue());
    return seen;
  }

  /** Who left hears no more. */
  private void write(Stream stream, List<InboxEntry> news, boolean sign, boolean here) {
    try {
      for (InboxEntry entry : news) {
        if (entry.number() > stream.last && !tell(stream, entry)) {
          return;
        }
      }
      if (!here) {
        stream.emitter.complete();
      } else if (sign) {
        send(stream, SseEmitter.event().comment("."));
      }
    } finally {
      stream.busy.set(false);
    }
  }

  private boolean tell(Stream stream, InboxEntry entry) {
    boolean told =
        send(
            stream,
            SseEmitter.event()
                .id(Long.toString(entry.number()))
                .name("entry")
                .data(
                    InboxController.response(entry, stream.language), MediaType.APPLICATION_JSON));
    if (told) {
      stream.last = entry.number();
    }
    return told;
  }

  private boolean send(Stream stream, SseEmitter.SseEventBuilder event) {
    try {
      stream.emitter.send(event);
      return true;
    } catch (IOException | IllegalStateException gone) {
      open.remove(stream);
      return false;
    }
  }

  private static Set<String> people(List<Stream> streams) {
    return streams.stream().map(stream -> stream.person).collect(Collectors.toSet());
  }
}
