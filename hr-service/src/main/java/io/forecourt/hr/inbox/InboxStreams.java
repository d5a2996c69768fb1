package io.forecourt.hr.inbox;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open streams of this replica. Each second one query reads what all of them lack: entries come
 * from the table, whichever replica wrote them. A sign of life every few seconds keeps proxies from
 * hanging up.
 */
@Component
class InboxStreams {

  private static final int BATCH = 200;
  private static final int TICKS_BETWEEN_SIGNS = 4;

  private static final class Stream {
    final String person;
    final Locale language;
    final SseEmitter emitter;
    long last;

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
    Stream stream = new Stream(person, language, last, emitter);
    emitter.onTimeout(emitter::complete);
    emitter.onCompletion(() -> open.remove(stream));
    emitter.onError(_ -> open.remove(stream));
    send(stream, SseEmitter.event().comment("open").reconnectTime(1_000));
    open.add(stream);
    return emitter;
  }

  @Scheduled(fixedDelay = 1_000)
  void tick() {
    if (open.isEmpty()) {
      return;
    }
    Set<String> people = open.stream().map(stream -> stream.person).collect(Collectors.toSet());
    long seen = open.stream().mapToLong(stream -> stream.last).min().orElse(0);
    List<InboxEntry> news = entries.after(people, seen, BATCH);
    for (Stream stream : open) {
      for (InboxEntry entry : news) {
        if (entry.ownerId().equals(stream.person) && entry.number() > stream.last) {
          tell(stream, entry);
        }
      }
    }
    ticks = (ticks + 1) % TICKS_BETWEEN_SIGNS;
    if (ticks == 0) {
      open.forEach(this::sign);
    }
  }

  private void tell(Stream stream, InboxEntry entry) {
    if (send(
        stream,
        SseEmitter.event()
            .id(Long.toString(entry.number()))
            .name("entry")
            .data(InboxController.response(entry, stream.language), MediaType.APPLICATION_JSON))) {
      stream.last = entry.number();
    }
  }

  /** Who left hears no more. */
  private void sign(Stream stream) {
    if (staff.find(stream.person).filter(StaffMember::active).isPresent()) {
      send(stream, SseEmitter.event().comment("."));
    } else {
      stream.emitter.complete();
    }
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
}
