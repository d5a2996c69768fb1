package io.forecourt.insurance.renewal;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.access.StaffMember;
import io.forecourt.platform.rule.InvalidInput;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who works on renewals in a store: whoever has the fewest open cases gets the next. */
@Component
class Specialists {
  static final String ROLE = "ir";

  private final Staff staff;
  private final ScopedQueries queries;

  Specialists(Staff staff, ScopedQueries queries) {
    this.staff = staff;
    this.queries = queries;
  }

  Optional<String> next(String store) {
    return next(store, "");
  }

  /**
   * @param leaving whose cases are handed over; the copy of who works where may be a little behind
   */
  Optional<String> next(String store, String leaving) {
    List<String> present =
        staff.inStore(store, ROLE).stream()
            .map(StaffMember::personId)
            .filter(person -> !person.equals(leaving))
            .toList();
    if (present.size() < 2) {
      return present.stream().findFirst();
    }
    Map<String, Integer> load = new HashMap<>();
    queries
        .unscoped(
            "cases are given to all specialists of the store",
            """
            SELECT specialist_id, COUNT(*) AS cases FROM renewal
             WHERE specialist_id IN (:people)
               AND state IN ('OPEN', 'REMINDED', 'QUOTED', 'CALLED', 'PAUSED')
             GROUP BY specialist_id
            """)
        .param("people", present)
        .query((row, _) -> load.put(row.getString("specialist_id"), row.getInt("cases")))
        .list();
    return present.stream()
        .min(
            Comparator.comparingInt((String person) -> load.getOrDefault(person, 0))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * @throws InvalidInput if nobody of this store has that id and the role
   */
  void require(String store, String personId) {
    if (staff.inStore(store, ROLE).stream().noneMatch(one -> one.personId().equals(personId))) {
      throw new InvalidInput("/specialistId", "renewal.no-specialist");
    }
  }
}
