package io.forecourt.hr.rota;

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
  private final Outbox outbox;
  private final BusinessClock clock;

  RotaService(Rotas rotas, StoreService stores, Outbox outbox, BusinessClock clock) {
    this.rotas = rotas;
    this.stores = stores;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * @return id of the rota
   * @throws RuleViolation {@code rota.week-planned}
   */
  @Transactional
  public String plan(String storeCode, String plannedBy, LocalDate weekStart, List<Shift> shifts) {
    if (weekStart.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new InvalidInput("/weekStart", "WEEK_START_MONDAY");
    }
    if (rotas.existsByStoreCodeAndWeekStart(storeCode, weekStart)) {
      throw new RuleViolation("rota.week-planned", storeCode, weekStart.toString());
    }
    return rotas.save(Rota.plan(storeCode, plannedBy, weekStart, shifts)).id();
  }

  @Transactional
  public void publish(String id) {
    tell(rotas.save(get(id).publish()));
  }

  @Transactional
  Rota swap(String id, String from, String to, LocalDate date) {
    Rota rota = get(id);
    ZoneId zone = zone(rota.storeCode());
    Rota swapped =
        rotas.save(
            rota.swap(from, to, shift -> LocalDate.ofInstant(shift.startsAt(), zone).equals(date)));
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
                if (LocalDate.ofInstant(shift.startsAt(), zone).equals(date)) {
                  working.add(shift.personId());
                }
              }
            });
    return new Attendance(planned, working);
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
