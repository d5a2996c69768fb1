package io.forecourt.hr.rota;

import io.forecourt.hr.leave.LeaveCalendar;
import io.forecourt.hr.leave.LeaveGranted;
import io.forecourt.hr.store.StoreService;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans and publishes the shifts of a week, and swaps shifts between colleagues. */
@Service
public class RotaService {

  static final String PUBLISHED = "io.forecourt.hr.rota-published.v1";
  static final String SWAPPED = "io.forecourt.hr.shift-swapped.v1";

  record RotaPublished(
      String rotaId, String storeCode, LocalDate from, LocalDate to, List<Shift> shifts) {}

  record ShiftSwapped(String rotaId, String fromPersonId, String toPersonId, LocalDate date) {}

  private final Rotas rotas;
  private final StoreService stores;
  private final LeaveCalendar leaves;
  private final Outbox outbox;
  private final BusinessClock clock;

  RotaService(
      Rotas rotas, StoreService stores, LeaveCalendar leaves, Outbox outbox, BusinessClock clock) {
    this.rotas = rotas;
    this.stores = stores;
    this.leaves = leaves;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * @return id of the rota
   * @throws RuleViolation {@code rota.week-planned}, {@code rota.on-leave}
   */
  @Transactional
  public String plan(String storeCode, String plannedBy, LocalDate weekStart, List<Shift> shifts) {
    if (weekStart.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new InvalidInput("/weekStart", "WEEK_START_MONDAY");
    }
    if (rotas.existsByStoreCodeAndWeekStart(storeCode, weekStart)) {
      throw new RuleViolation("rota.week-planned", storeCode, weekStart.toString());
    }
    Rota planned = Rota.plan(storeCode, plannedBy, weekStart, shifts);
    requireNobodyAway(planned);
    return rotas.save(planned).id();
  }

  @Transactional
  public void publish(String id) {
    tell(rotas.save(get(id).publish()));
  }

  @Transactional
  Rota swap(String id, String from, String to, LocalDate date) {
    Rota rota = get(id);
    ZoneId zone = zone(rota.storeCode());
    Rota swapped = rota.swap(from, to, shift -> dayOf(shift, zone).equals(date));
    requireNobodyAway(swapped);
    swapped = rotas.save(swapped);
    outbox.append(
        new OutgoingEvent(
            SWAPPED,
            rota.id(),
            rota.storeCode(),
            clock.instant(),
            new ShiftSwapped(rota.id(), from, to, date)));
    if (swapped.state() == RotaState.PUBLISHED) {
      tell(swapped);
    }
    return swapped;
  }

  Rota get(String id) {
    return rotas.findById(id).orElseThrow(() -> new NotFound("rota", id));
  }

  public boolean isPlanned(String storeCode, LocalDate weekStart) {
    return rotas.existsByStoreCodeAndWeekStart(storeCode, weekStart);
  }

  /**
   * Who works on a day, as far as a published rota says.
   *
   * @param planned everybody with a shift in that week
   * @param working those with a shift on that day
   */
  public record Attendance(Set<String> planned, Set<String> working) {}

  public Attendance attendance(String storeCode, LocalDate date) {
    Set<String> planned = new HashSet<>();
    Set<String> working = new HashSet<>();
    LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    rotas
        .findByStoreCodeAndWeekStart(storeCode, monday)
        .filter(rota -> rota.state() == RotaState.PUBLISHED)
        .ifPresent(
            rota -> {
              ZoneId zone = zone(storeCode);
              for (Shift shift : rota.shifts()) {
                planned.add(shift.personId());
                if (dayOf(shift, zone).equals(date)) {
                  working.add(shift.personId());
                }
              }
            });
    return new Attendance(planned, working);
  }

  /** The shifts of those days fall away; who stands in is planned by a swap or a new shift. */
  @EventListener
  void goesOnLeave(LeaveGranted leave) {
    ZoneId zone = zone(leave.storeCode());
    LocalDate monday = leave.from().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (LocalDate week = monday; !week.isAfter(leave.to()); week = week.plusWeeks(1)) {
      rotas
          .findByStoreCodeAndWeekStart(leave.storeCode(), week)
          .ifPresent(
              rota -> {
                Rota without =
                    rota.without(
                        shift ->
                            shift.personId().equals(leave.personId())
                                && !dayOf(shift, zone).isBefore(leave.from())
                                && !dayOf(shift, zone).isAfter(leave.to()));
                if (without.shifts().size() < rota.shifts().size()) {
                  Rota saved = rotas.save(without);
                  if (saved.state() == RotaState.PUBLISHED) {
                    tell(saved);
                  }
                }
              });
    }
  }

  private void requireNobodyAway(Rota rota) {
    ZoneId zone = zone(rota.storeCode());
    List<LeaveCalendar.Away> away =
        leaves.between(rota.storeCode(), rota.weekStart(), rota.weekEnd().plusDays(1));
    for (Shift shift : rota.shifts()) {
      LocalDate day = dayOf(shift, zone);
      if (LeaveCalendar.covers(away, shift.personId(), day, day)) {
        throw new RuleViolation("rota.on-leave", day);
      }
    }
  }

  private static LocalDate dayOf(Shift shift, ZoneId zone) {
    return LocalDate.ofInstant(shift.startsAt(), zone);
  }

  private void tell(Rota rota) {
    outbox.append(
        new OutgoingEvent(
            PUBLISHED,
            rota.id(),
            rota.storeCode(),
            clock.instant(),
            new RotaPublished(
                rota.id(), rota.storeCode(), rota.weekStart(), rota.weekEnd(), rota.shifts())));
  }

  private ZoneId zone(String store) {
    return stores.zone(store).orElseThrow(() -> new NotFound("store", store));
  }
}
