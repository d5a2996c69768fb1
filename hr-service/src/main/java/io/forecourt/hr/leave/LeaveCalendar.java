package io.forecourt.hr.leave;

import io.forecourt.platform.approval.Absences;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;

/** Answers the other features of this service who is away. */
@Service
public class LeaveCalendar implements Absences {

  /** Approved days of one person, both included. */
  public record Away(String personId, LocalDate from, LocalDate to) {

    public boolean covers(LocalDate first, LocalDate last) {
      return !from.isAfter(first) && !to.isBefore(last);
    }
  }

  private final Leaves leaves;
  private final StoreCalendars calendars;

  LeaveCalendar(Leaves leaves, StoreCalendars calendars) {
    this.leaves = leaves;
    this.calendars = calendars;
  }

  @Override
  public boolean isAbsent(String personId, String store, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, calendars.zone(store));
    return covers(between(store, day, day), personId, day, day);
  }

  /** Approved leave of a store's people that touches these days. */
  public List<Away> between(String store, LocalDate from, LocalDate to) {
    return leaves.approved(store, from, to).stream()
        .map(leave -> new Away(leave.ownerId(), leave.firstDay(), leave.lastDay()))
        .toList();
  }

  /** Whether one of these absences of the person covers all days from first to last. */
  public static boolean covers(
      Collection<Away> away, String person, LocalDate first, LocalDate last) {
    return away.stream()
        .anyMatch(leave -> leave.personId().equals(person) && leave.covers(first, last));
  }
}
