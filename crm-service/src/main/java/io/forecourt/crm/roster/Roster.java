package io.forecourt.crm.roster;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.access.StaffMember;
import io.forecourt.platform.approval.Absences;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may be given work in a store, and who is away; a few seconds behind hr. */
@Component
public class Roster implements Absences {
  private static final String CONSULTANT = "sc";
  private static final Duration LONGEST_SHIFT = Duration.ofDays(1);
  private static final String WHY = "work is given out by rule, whoever registers the visit";

  private final ScopedQueries queries;
  private final Staff staff;
  private final StoreCalendars calendars;

  Roster(ScopedQueries queries, Staff staff, StoreCalendars calendars) {
    this.queries = queries;
    this.staff = staff;
    this.calendars = calendars;
  }

  /**
   * Sales consultants of the store whose shift runs at that moment and who are neither on leave nor
   * gone, in order of their ids.
   */
  public List<String> consultantsOnShift(String store, Instant at) {
    Set<String> present = new HashSet<>(onShift(store, at));
    return withRole(store, CONSULTANT).stream().filter(present::contains).toList();
  }

  /** Whether this person sells in the store, on shift or not. */
  public boolean isConsultant(String store, String personId) {
    return withRole(store, CONSULTANT).contains(personId);
  }

  /** Whether the person has a day of leave at that moment. */
  public boolean isOnLeave(String store, String personId, Instant at) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT EXISTS (SELECT 1 FROM roster_leave
                            WHERE person_id = :person AND to_date >= :day AND from_date <= :day)
            """)
        .param("person", personId)
        .param("day", day(store, at))
        .query(Boolean.class)
        .single();
  }

  /** When the person is back who is on leave at that moment; leaves that follow count as one. */
  public Optional<Instant> backAt(String store, String personId, Instant at) {
    LocalDate first = day(store, at);
    LocalDate day = first;
    Optional<LocalDate> last = lastDay(personId, day);
    while (last.isPresent()) {
      day = last.get().plusDays(1);
      last = lastDay(personId, day);
    }
    return day.equals(first)
        ? Optional.empty()
        : Optional.of(day.atStartOfDay(calendars.zone(store)).toInstant());
  }

  private Optional<LocalDate> lastDay(String personId, LocalDate day) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT to_date FROM roster_leave
             WHERE person_id = :person AND to_date >= :day AND from_date <= :day
             ORDER BY to_date DESC LIMIT 1
            """)
        .param("person", personId)
        .param("day", day)
        .query(LocalDate.class)
        .optional();
  }

  @Override
  public boolean isAbsent(String personId, String store, Instant at) {
    return isOnLeave(store, personId, at);
  }

  /** Everybody in the store whose post gives the role and who is not on leave at that moment. */
  public List<String> presentWithRole(String store, String role, Instant at) {
    Set<String> away =
        new HashSet<>(
            queries
                .unscoped(
                    WHY,
                    """
                    SELECT DISTINCT person_id FROM roster_leave
                     WHERE to_date >= :day AND from_date <= :day
                    """)
                .param("day", day(store, at))
                .query(String.class)
                .list());
    return withRole(store, role).stream().filter(person -> !away.contains(person)).toList();
  }

  /** Sales consultants of the store with a shift on that day who are not on leave. */
  public List<String> consultantsPlanned(String store, LocalDate date) {
    var zone = calendars.zone(store);
    Set<String> planned =
        new HashSet<>(
            queries
                .unscoped(
                    WHY,
                    """
                    SELECT DISTINCT person_id FROM roster_shift
                     WHERE store_code = :store AND starts_at >= :from AND starts_at < :to
                    """)
                .param("store", store)
                .param("from", date.atStartOfDay(zone).toInstant())
                .param("to", date.plusDays(1).atStartOfDay(zone).toInstant())
                .query(String.class)
                .list());
    Instant noon = date.atTime(LocalTime.NOON).atZone(zone).toInstant();
    return withRole(store, CONSULTANT).stream()
        .filter(planned::contains)
        .filter(person -> !isOnLeave(store, person, noon))
        .toList();
  }

  /** Whether the person works in the group now; wherever. */
  public boolean isPresent(String personId) {
    return staff.find(personId).filter(StaffMember::isPresent).isPresent();
  }

  /** Everybody in the store whose post gives the role. */
  public List<String> withRole(String store, String role) {
    return staff.inStore(store, role).stream().map(StaffMember::personId).toList();
  }

  /** A shift lasts less than a day: what began earlier is over, and is not looked at. */
  private List<String> onShift(String store, Instant at) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT DISTINCT s.person_id FROM roster_shift s
             WHERE s.store_code = :store AND s.starts_at > :dayBefore AND s.starts_at <= :at
               AND s.ends_at > :at
               AND NOT EXISTS (SELECT 1 FROM roster_leave l
                                WHERE l.person_id = s.person_id
                                  AND l.from_date <= :day AND l.to_date >= :day)
            """)
        .param("store", store)
        .param("at", at)
        .param("dayBefore", at.minus(LONGEST_SHIFT))
        .param("day", day(store, at))
        .query(String.class)
        .list();
  }

  private LocalDate day(String store, Instant at) {
    return LocalDate.ofInstant(at, calendars.zone(store));
  }
}
