package io.forecourt.hr.person;

import io.forecourt.platform.event.OutgoingEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts about a person; each carries the whole reference record. */
final class PersonEvents {

  static final String HIRED = "io.forecourt.hr.employee-hired.v1";
  static final String MOVED = "io.forecourt.hr.position-changed.v1";
  static final String LEFT = "io.forecourt.hr.employee-left.v1";
  static final String REVOKED = "io.forecourt.hr.access-revoked.v1";

  record Reference(
      String personId,
      String storeCode,
      List<String> stores,
      Collection<String> roles,
      String departmentId,
      String postId,
      @Nullable String headId,
      String status,
      String loginName,
      LocalDate effectiveOn) {}

  private PersonEvents() {}

  static OutgoingEvent of(String type, StaffMember staff, LocalDate effectiveOn, Instant at) {
    return new OutgoingEvent(
        type,
        staff.personId(),
        staff.storeCode(),
        at,
        new Reference(
            staff.personId(),
            staff.storeCode(),
            staff.stores(),
            staff.roles(),
            staff.departmentId(),
            staff.postId(),
            staff.headId(),
            staff.active() ? "ACTIVE" : "LEFT",
            staff.loginName(),
            effectiveOn));
  }
}
