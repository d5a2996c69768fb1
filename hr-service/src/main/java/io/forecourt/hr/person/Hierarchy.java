package io.forecourt.hr.person;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who stands above whom among the active people of a store, at one moment. */
public final class Hierarchy {

  private final List<StaffMember> people;
  private final Map<String, List<String>> above = new HashMap<>();

  public Hierarchy(Collection<StaffMember> people) {
    this.people = List.copyOf(people);
    Map<String, StaffMember> known = new HashMap<>();
    people.forEach(member -> known.put(member.personId(), member));
    for (StaffMember member : people) {
      Set<String> heads = new LinkedHashSet<>();
      String head = member.headId();
      while (head != null && heads.add(head)) {
        StaffMember next = known.get(head);
        head = next == null ? null : next.headId();
      }
      above.put(member.personId(), List.copyOf(heads));
    }
  }

  /** Whether the person is active in the store. */
  public boolean holds(String person) {
    return above.containsKey(person);
  }

  /** Everybody above the person, the head first. */
  public List<String> above(String person) {
    return above.getOrDefault(person, List.of());
  }

  /** Everybody above somebody of these. */
  public List<String> above(Collection<String> people) {
    Set<String> heads = new TreeSet<>();
    people.forEach(person -> heads.addAll(above(person)));
    return List.copyOf(heads);
  }

  /** Everybody who holds one of the roles. */
  public Set<String> holders(Set<String> roles) {
    return people.stream()
        .filter(member -> !Collections.disjoint(member.roles(), roles))
        .map(StaffMember::personId)
        .collect(Collectors.toSet());
  }

  /** Those above the person of whose people, at any depth, nobody is missing among these. */
  public List<String> completeAbove(String person, Set<String> done) {
    return completeAbove(person, done, above.keySet());
  }

  /**
   * As above, as far as it concerns anybody.
   *
   * @param concerned who must not be missing
   */
  public List<String> completeAbove(String person, Set<String> done, Set<String> concerned) {
    return above(person).stream()
        .filter(
            head ->
                concerned.stream()
                    .filter(one -> above(one).contains(head))
                    .allMatch(done::contains))
        .toList();
  }
}
