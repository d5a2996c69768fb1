package io.forecourt.hr.leave;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;

/** Answers the other features of this service who is away. */
@Service
public class LeaveCalendar {

  /** Approved days of one person, both included. */
  public record Away(String personId, LocalDate from, LocalDate to) {

    public boolean covers(LocalDate first, LocalDate last) {
      return !from.isAfter(first) && !to.isBefore(last);
    }
  }

  private final Leaves leaves;

  LeaveCalendar(Leaves leaves) {
    this.leaves = leaves;
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
