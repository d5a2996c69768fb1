package io.forecourt.crm.care;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A contact with an owner that sells nothing: planned after a delivery, or made as it came.
 *
 * @param orderId the delivery that it follows
 * @param ownerId who is to make it
 */
@Table("care_contact")
record CareContact(
    @Id String id,
    String storeCode,
    String customerId,
    @Nullable String orderId,
    String kind,
    @Nullable String ownerId,
    Instant dueAt,
    State state,
    @Embedded.Empty Made made,
    @Version @Nullable Long version) {

  enum State {
    PLANNED,
    MADE,
    DROPPED;

    Set<State> successors() {
      return switch (this) {
        case PLANNED -> EnumSet.of(MADE, DROPPED);
        case MADE, DROPPED -> EnumSet.noneOf(State.class);
      };
    }
  }

  /**
   * How it was made.
   *
   * @param member whether the customer belonged to the club then
   * @param byPersonalContact whether the customer's personal contact made it
   */
  record Made(
      @Nullable String madeBy,
      @Nullable Instant madeAt,
      Evidence.@Nullable Kind evidenceKind,
      @Nullable String evidenceReference,
      boolean member,
      boolean byPersonalContact,
      @Nullable String noteSealed) {
    static final Made NOT_YET = new Made(null, null, null, null, false, false, null);
  }

  static CareContact planned(
      String store,
      String customer,
      @Nullable String order,
      String kind,
      @Nullable String owner,
      Instant dueAt) {
    return new CareContact(
        Ids.next(), store, customer, order, kind, owner, dueAt, State.PLANNED, Made.NOT_YET, null);
  }

  CareContact made(Made how) {
    return become(State.MADE, how);
  }

  CareContact dropped() {
    return become(State.DROPPED, made);
  }

  CareContact ownedBy(@Nullable String person) {
    return with(state, person, made);
  }

  private CareContact become(State next, Made how) {
    if (!state.successors().contains(next)) {
      throw RuleViolation.wrongState("care-contact.wrong-state", state, state.successors());
    }
    return with(next, ownerId, how);
  }

  private CareContact with(State newState, @Nullable String owner, Made how) {
    return new CareContact(
        id, storeCode, customerId, orderId, kind, owner, dueAt, newState, how, version);
  }
}
