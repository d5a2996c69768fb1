package io.forecourt.crm.casework;

import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.access.StaffMember;
import io.forecourt.platform.time.BusinessClock;
import java.time.Instant;
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
  private final BusinessClock clock;

  CaseOwners(Roster roster, Staff staff, BusinessClock clock) {
    this.roster = roster;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * The least busy holder of the first role of which anybody in the store is not on leave; the
   * lowest id among equals. While all of them are away it is the nearest superior who is not.
   *
   * @param except who shall not get it, for example because of leaving
   * @param openCases how many open cases each of these people owns; who owns none may be left out
   */
  public Optional<String> choose(
      String store,
      List<String> roles,
      @Nullable String except,
      Function<List<String>, Map<String, Integer>> openCases) {
    Instant now = clock.instant();
    return roles.stream()
        .map(role -> without(except, roster.presentWithRole(store, role, now)))
        .filter(people -> !people.isEmpty())
        .findFirst()
        .flatMap(people -> leastBusy(people, openCases.apply(people)))
        .or(
            () ->
                roles.stream()
                    .flatMap(role -> without(except, roster.withRole(store, role)).stream())
                    .findFirst()
                    .map(away -> superiorOf(away).orElse(away)));
  }

  /** The person, unless on leave now. */
  public Optional<String> ifPresent(String store, String personId) {
    return roster.isOnLeave(store, personId, clock.instant())
        ? Optional.empty()
        : Optional.of(personId);
  }

  private static List<String> without(@Nullable String except, List<String> people) {
    return people.stream().filter(person -> !person.equals(except)).toList();
  }

  /** The nearest person above who still works here and is not on leave. */
  public Optional<String> superiorOf(@Nullable String personId) {
    Set<String> seen = new HashSet<>();
    Optional<StaffMember> above = headOf(personId);
    while (above.isPresent() && seen.add(above.get().personId())) {
      if (isHere(above.get())) {
        return above.map(StaffMember::personId);
      }
      above = headOf(above.get().personId());
    }
    return Optional.empty();
  }

  private boolean isHere(StaffMember person) {
    return person.isPresent()
        && !roster.isOnLeave(person.store(), person.personId(), clock.instant());
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
