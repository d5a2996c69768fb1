package io.forecourt.crm.archive;

import io.forecourt.crm.customer.domain.FileQuality;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports how well a store keeps its customers' files, and closes the archive of a year. */
@Service
class ArchiveDesk {
  static final String READ = "crm.customer-quality.read";
  static final String CLOSE = "crm.archive.close";

  record ClosedV1(String closingId, int year, int customers, int complete, String closedBy) {}

  private final FileQuality quality;
  private final ArchiveClosings closings;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final AccessLog log;
  private final Outbox outbox;

  ArchiveDesk(
      FileQuality quality,
      ArchiveClosings closings,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      AccessLog log,
      Outbox outbox) {
    this.quality = quality;
    this.closings = closings;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.log = log;
    this.outbox = outbox;
  }

  /** Of the files that were begun on these days, both included. */
  @Transactional
  FileQuality.Quality report(LocalDate from, LocalDate to) {
    String store = access.caller().store();
    ZoneId zone = calendars.zone(store);
    FileQuality.Quality report =
        quality.of(
            store,
            from.atStartOfDay(zone).toInstant(),
            to.plusDays(1).atStartOfDay(zone).toInstant());
    log.viewed("customer-quality", null, report.customers());
    return report;
  }

  /**
   * @throws RuleViolation if the year is not over yet, or was closed
   */
  @Transactional
  ArchiveClosing close(int year) {
    String store = access.caller().store();
    ZoneId zone = calendars.zone(store);
    Instant begin = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
    Instant end = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();
    Instant now = clock.instant();
    if (clock.today(zone).isBefore(LocalDate.of(year, 12, 1))) {
      throw new RuleViolation("archive.year-not-over", year);
    }
    if (closings.existsByStoreCodeAndClosedYear(store, year)) {
      throw new RuleViolation("archive.closed-already", year);
    }
    FileQuality.Quality counted = quality.of(store, begin, end);
    ArchiveClosing closed =
        closings.save(
            new ArchiveClosing(
                Ids.next(),
                store,
                year,
                counted.customers(),
                counted.complete(),
                access.caller().personId(),
                now,
                null));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.crm.customer-archive-closed.v1",
            closed.id(),
            store,
            now,
            new ClosedV1(
                closed.id(), year, closed.customers(), closed.complete(), closed.closedBy())));
    return closed;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  ArchiveClosing get(String id) {
    ArchiveClosing found =
        closings.findById(id).orElseThrow(() -> new NotFound("archive-closing", id));
    access.requireInScope(READ, "archive-closing", id, found.storeCode(), null);
    return found;
  }
}
