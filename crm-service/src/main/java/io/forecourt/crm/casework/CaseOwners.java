package io.forecourt.crm.casework;

import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.access.StaffMember;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the person who shall own a case, by roles that the policy names. */
@Component
public class CaseOwners {
  private final Roster roster;
  private final Staff staff;

  CaseOwners(Roster roster, Staff staff) {
    this.roster = roster;
    this.staff = staff;
  }

  /**
   * The least busy holder of the first role that anybody in the store has; the lowest id among
   * equals.
   *
   * @param except who shall not get it, for example because of leaving
   * @param openCases how many open cases each of these people owns; who owns none may be left out
   */
  public Optional<String> choose(
      String store,
      List<String> roles,
      @Nullable String except,
      Function<List<String>, Map<String, Integer>> openCases) {
    return roles.stream()
        .map(
            role ->
                roster.withRole(store, role).stream()
                    .filter(person -> !person.equals(except))
                    .toList())
        .filter(people -> !people.isEmpty())
        .findFirst()
        .flatMap(people -> leastBusy(people, openCases.apply(people)));
  }

  /** The nearest person above who still works here. */
  public Optional<String> superiorOf(@Nullable String personId) {
    Set<String> seen = new HashSet<>();
    Optional<StaffMember> above = headOf(personId);
    while (above.isPresent() && seen.add(above.get().personId())) {
      if (above.get().isPresent()) {
        return above.map(StaffMember::personId);
      }
      above = headOf(above.get().personId());
    }
    return Optional.empty();
  }

  private Optional<StaffMember> headOf(@Nullable String personId) {
    return personId == null
        ? Optional.empty()
        : staff.find(personId).map(StaffMember::headId).flatMap(staff::find);
  }

  private static Optional<String> leastBusy(List<String> people, Map<String, Integer> open) {
    return people.stream()
        .min(
            Comparator.comparingInt((String person) -> open.getOrDefault(person, 0))
                .thenComparing(Comparator.naturalOrder()));
  }
}
