package io.forecourt.hr.duty;

import io.forecourt.platform.event.OutgoingEvent;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What other services hear about duty items. */
final class DutyEvents {

  static final String DUE = "io.forecourt.hr.duty-due.v1";
  static final String CHECKED = "io.forecourt.hr.duty-checked.v1";
  static final String OVERDUE = "io.forecourt.hr.duty-overdue.v1";

  record DutyDue(
      String itemId,
      String dutyId,
      String personId,
      LocalDate periodStart,
      LocalDate periodEnd,
      Instant deadline) {}

  record DutyChecked(
      String itemId,
      String dutyId,
      String personId,
      String how,
      @Nullable String evidenceEventId,
      @Nullable String evidenceType) {}

  record DutyOverdue(
      String itemId, String dutyId, String personId, @Nullable String headId, Instant deadline) {}

  private DutyEvents() {}

  static OutgoingEvent due(DutyItem item, Instant at) {
    return new OutgoingEvent(
        DUE,
        item.id(),
        item.storeCode(),
        at,
        new DutyDue(
            item.id(),
            item.dutyId(),
            item.ownerId(),
            item.periodStart(),
            item.periodEnd(),
            item.deadline()));
  }

  static OutgoingEvent checked(DutyItem item, Instant at) {
    return new OutgoingEvent(
        CHECKED,
        item.id(),
        item.storeCode(),
        at,
        new DutyChecked(
            item.id(),
            item.dutyId(),
            item.ownerId(),
            item.state().name(),
            item.evidenceEventId(),
            item.evidenceType()));
  }

  static OutgoingEvent overdue(DutyItem item, @Nullable String headId) {
    return new OutgoingEvent(
        OVERDUE,
        item.id(),
        item.storeCode(),
        item.deadline(),
        new DutyOverdue(item.id(), item.dutyId(), item.ownerId(), headId, item.deadline()));
  }
}
