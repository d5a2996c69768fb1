package io.forecourt.crm.roster;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.access.StaffMember;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may be given work in a store; a few seconds behind hr. */
@Component
public class Roster {
  private static final String CONSULTANT = "sc";

  private final ScopedQueries queries;
  private final Staff staff;

  Roster(ScopedQueries queries, Staff staff) {
    this.queries = queries;
    this.staff = staff;
  }

  /** Sales consultants of the store whose shift runs at that moment, in order of their ids. */
  public List<String> consultantsOnShift(String store, Instant at) {
    Set<String> present = new HashSet<>(onShift(store, at));
    return withRole(store, CONSULTANT).stream().filter(present::contains).toList();
  }

  /** Whether this person sells in the store, on shift or not. */
  public boolean isConsultant(String store, String personId) {
    return withRole(store, CONSULTANT).contains(personId);
  }

  /** Everybody in the store whose post gives the role. */
  public List<String> withRole(String store, String role) {
    return staff.inStore(store, role).stream().map(StaffMember::personId).toList();
  }

  private List<String> onShift(String store, Instant at) {
    return queries
        .unscoped(
            "work is given out by rule, whoever registers the visit",
            """
            SELECT DISTINCT person_id FROM roster_shift
             WHERE store_code = :store AND starts_at <= :at AND ends_at > :at
            """)
        .param("store", store)
        .param("at", at)
        .query(String.class)
        .list();
  }
}
