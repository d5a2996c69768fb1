package io.forecourt.hr.leave;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Whole days on which one person is away. Why is nobody's business: it is not asked.
 *
 * @param ownerId who asks
 */
@Table("staff_leave")
record Leave(
    @Id String id,
    String storeCode,
    String ownerId,
    LocalDate firstDay,
    LocalDate lastDay,
    LeaveState state,
    @Nullable String decidedBy,
    @Version @Nullable Integer version) {

  /**
   * @throws RuleViolation {@code leave.past} if it begins before today
   */
  static Leave request(
      String storeCode, String person, LocalDate firstDay, LocalDate lastDay, LocalDate today) {
    if (firstDay.isBefore(today)) {
      throw new RuleViolation("leave.past", today);
    }
    return new Leave(
        Ids.next(), storeCode, person, firstDay, lastDay, LeaveState.REQUESTED, null, null);
  }

  /**
   * @throws RuleViolation {@code leave.own-request} if who asks would decide, {@code
   *     leave.wrong-state} if it is decided already
   */
  Leave decided(LeaveState decision, String by) {
    if (by.equals(ownerId)) {
      throw new RuleViolation("leave.own-request");
    }
    return become(decision, by);
  }

  /**
   * @throws RuleViolation {@code leave.wrong-state} if it is decided already
   */
  Leave withdrawn() {
    return become(LeaveState.WITHDRAWN, null);
  }

  private Leave become(LeaveState next, @Nullable String by) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("leave.wrong-state", state, state.next());
    }
    return new Leave(id, storeCode, ownerId, firstDay, lastDay, next, by, version);
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
