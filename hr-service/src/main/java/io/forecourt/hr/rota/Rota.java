package io.forecourt.hr.rota;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The shifts of a store for one week. It may be changed until it is published; afterwards only by
 * swaps.
 *
 * @param weekStart a Monday
 */
@Table("rota")
record Rota(
    @Id String id,
    String storeCode,
    String ownerId,
    LocalDate weekStart,
    RotaState state,
    @MappedCollection(idColumn = "rota_id", keyColumn = "number") List<Shift> shifts,
    @Version @Nullable Integer version) {

  /**
   * @throws RuleViolation if a shift ends before it starts, or a person is planned twice at the
   *     same time
   */
  static Rota plan(String storeCode, String plannedBy, LocalDate weekStart, List<Shift> shifts) {
    requireSound(shifts);
    return new Rota(Ids.next(), storeCode, plannedBy, weekStart, RotaState.DRAFT, shifts, null);
  }

  /**
   * @throws RuleViolation {@code rota.wrong-state} if it is published already, {@code rota.empty}
   */
  Rota publish() {
    if (!state.canBecome(RotaState.PUBLISHED)) {
      throw RuleViolation.wrongState("rota.wrong-state", state, List.of());
    }
    if (shifts.isEmpty()) {
      throw new RuleViolation("rota.empty", weekStart);
    }
    return new Rota(id, storeCode, ownerId, weekStart, RotaState.PUBLISHED, shifts, version);
  }

  /**
   * Gives all shifts of one person on a day to a colleague.
   *
   * @throws RuleViolation {@code rota.no-shift} if there are none, {@code rota.double-shift} if the
   *     colleague works then
   */
  Rota swap(String from, String to, java.util.function.Predicate<Shift> onThatDay) {
    List<Shift> swapped = new ArrayList<>();
    boolean found = false;
    for (Shift shift : shifts) {
      if (shift.personId().equals(from) && onThatDay.test(shift)) {
        swapped.add(new Shift(to, shift.startsAt(), shift.endsAt()));
        found = true;
      } else {
        swapped.add(shift);
      }
    }
    if (!found) {
      throw new RuleViolation("rota.no-shift");
    }
    requireSound(swapped);
    return new Rota(id, storeCode, ownerId, weekStart, state, swapped, version);
  }

  Rota without(java.util.function.Predicate<Shift> gone) {
    return new Rota(
        id,
        storeCode,
        ownerId,
        weekStart,
        state,
        shifts.stream().filter(gone.negate()).toList(),
        version);
  }

  private static void requireSound(List<Shift> shifts) {
    List<Shift> ordered =
        shifts.stream()
            .sorted(Comparator.comparing(Shift::personId).thenComparing(Shift::startsAt))
            .toList();
    @Nullable Shift before = null;
    for (Shift shift : ordered) {
      if (!shift.startsAt().isBefore(shift.endsAt())) {
        throw new RuleViolation("rota.shift-ends-before-start");
      }
      if (before != null
          && before.personId().equals(shift.personId())
          && shift.startsAt().isBefore(before.endsAt())) {
        throw new RuleViolation("rota.double-shift");
      }
      before = shift;
    }
  }

  LocalDate weekEnd() {
    return weekStart.plusDays(6);
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
