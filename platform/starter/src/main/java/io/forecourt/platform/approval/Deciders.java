package io.forecourt.platform.approval;

import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.time.BusinessClock;
import java.util.Collection;
import java.util.Collections;
import java.util.function.Supplier;

/** Who may answer at a level: its roles, or its deputies while none of those is present. */
final class Deciders {

  private final Staff staff;
  private final Supplier<Absences> absences;
  private final BusinessClock clock;

  Deciders(Staff staff, Supplier<Absences> absences, BusinessClock clock) {
    this.staff = staff;
    this.absences = absences;
    this.clock = clock;
  }

  /** Whether the caller's roles decide at the level that is asked now. */
  boolean includes(Caller caller, Approval approval) {
    if (!Collections.disjoint(caller.roles(), approval.holders())) {
      return true;
    }
    return !Collections.disjoint(caller.roles(), approval.deputies())
        && !present(approval.holders(), approval.storeCode(), approval.requestedBy());
  }

  /** Whether anybody but the one who asks could answer at the level. */
  boolean manned(ApprovalPolicy.Level level, String store, String requestedBy) {
    return present(level.roles(), store, requestedBy)
        || present(level.deputies(), store, requestedBy);
  }

  private boolean present(Collection<String> roles, String store, String except) {
    return roles.stream()
        .flatMap(role -> staff.inStore(store, role).stream())
        .anyMatch(
            member ->
                !member.personId().equals(except)
                    && !absences.get().isAbsent(member.personId(), store, clock.instant()));
  }
}
