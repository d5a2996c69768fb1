package io.forecourt.hr.award;

import io.forecourt.hr.department.Departments;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.approval.ApprovalSettled;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes proposals for rewards, has them decided, and tells which are granted. */
@Service
class AwardDesk {

  static final String READ = "hr.award.read";
  static final String PROPOSE = "hr.award.propose";
  static final String AWARDED = "io.forecourt.hr.incentive-awarded.v1";

  /** As in {@code policy/approval.json}. */
  private static final String KIND = "AWARD";

  record IncentiveAwarded(
      String awardId,
      @Nullable String personId,
      @Nullable String teamId,
      Money amount,
      @Nullable String intelligenceId,
      String proposedBy,
      @Nullable String decidedBy) {}

  /**
   * A reward for a person or a department, one of the two.
   *
   * @param department code within the store
   */
  record Proposal(
      @Nullable String personId,
      @Nullable String department,
      Money amount,
      @Nullable String intelligenceId) {}

  private final Awards awards;
  private final Departments departments;
  private final StaffDirectory staff;
  private final Approvals approvals;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  AwardDesk(
      Awards awards,
      Departments departments,
      StaffDirectory staff,
      Approvals approvals,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.awards = awards;
    this.departments = departments;
    this.staff = staff;
    this.approvals = approvals;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  /**
   * @throws InvalidInput if it is for nobody, for both, or for somebody outside the store
   * @throws RuleViolation {@code award.own}
   */
  @Transactional
  Award propose(Proposal proposal) {
    Caller me = access.caller();
    String store = me.store();
    String person = proposal.personId();
    if ((person == null) == (proposal.department() == null)) {
      throw new InvalidInput("/personId", "award.one-of-two");
    }
    if (person != null
        && staff
            .find(person)
            .filter(StaffMember::active)
            .filter(member -> member.storeCode().equals(store))
            .isEmpty()) {
      throw new InvalidInput("/personId", "person.not-in-store");
    }
    String department = person == null ? store + "-" + proposal.department() : null;
    if (department != null && !departments.existsById(department)) {
      throw new InvalidInput("/department", "award.unknown-department");
    }
    Award proposed =
        awards.save(
            new Award(
                Ids.next(),
                store,
                person,
                department,
                proposal.amount().amount(),
                proposal.amount().currency(),
                proposal.intelligenceId(),
                AwardState.PROPOSED,
                me.personId(),
                clock.instant(),
                null,
                null,
                null));
    approvals.request(KIND, proposed.id(), store, proposed.money());
    return proposed;
  }

  @EventListener
  @Transactional
  public void on(ApprovalSettled settled) {
    if (settled.subjectKind().equals(KIND)) {
      decided(settled);
    }
  }

  private void decided(ApprovalSettled settled) {
    Award decided =
        awards.save(
            get(settled.subjectId())
                .decided(AwardState.of(settled.decision()), settled.decidedBy(), settled.at()));
    if (settled.approved()) {
      outbox.append(
          new OutgoingEvent(
              AWARDED,
              decided.id(),
              decided.storeCode(),
              settled.at(),
              new IncentiveAwarded(
                  decided.id(),
                  decided.ownerId(),
                  decided.departmentId(),
                  decided.money(),
                  decided.intelligenceId(),
                  decided.proposedBy(),
                  decided.decidedBy())));
    }
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Award require(String action, String id) {
    Award award = get(id);
    access.requireInScope(action, "award", id, award.storeCode(), award.ownerId());
    return award;
  }

  private Award get(String id) {
    return awards.findById(id).orElseThrow(() -> new NotFound("award", id));
  }
}
