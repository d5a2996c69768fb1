package io.forecourt.crm.complaint.application;

import io.forecourt.crm.casework.CaseOwners;
import io.forecourt.crm.complaint.application.ComplaintPolicy.Owned;
import io.forecourt.crm.complaint.domain.Complaint;
import io.forecourt.crm.complaint.domain.Complaints;
import io.forecourt.crm.complaint.domain.Limits;
import io.forecourt.crm.keyaccount.KeyAccounts;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.time.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** What the store's policy says about a complaint. */
@Component
class ComplaintRules {
  private static final String NAME = "complaint";

  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final CaseOwners owners;
  private final Complaints complaints;
  private final KeyAccounts keyAccounts;

  ComplaintRules(
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      CaseOwners owners,
      Complaints complaints,
      KeyAccounts keyAccounts) {
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.owners = owners;
    this.complaints = complaints;
    this.keyAccounts = keyAccounts;
  }

  @Bean
  static Policy<ComplaintPolicy> complaintPolicy() {
    return new Policy<>(NAME, ComplaintPolicy.class);
  }

  ComplaintPolicy of(String store) {
    return policies.inForce(NAME, ComplaintPolicy.class, store, clock.today(calendars.zone(store)));
  }

  Limits limits(String store, boolean keyAccount, Instant from) {
    ComplaintPolicy policy = of(store);
    return new Limits(
        after(policy, policy.firstAnswer(), store, keyAccount, from),
        after(policy, policy.levels().get(0), store, keyAccount, from),
        after(policy, policy.levels().get(1), store, keyAccount, from),
        after(policy, policy.levels().get(2), store, keyAccount, from),
        after(policy, policy.last(), store, keyAccount, from));
  }

  /** Until when the customer shall be asked about a solution. */
  Instant askUntil(Complaint complaint, Instant from) {
    ComplaintPolicy policy = of(complaint.grievance().store());
    return after(policy, policy.customerAnswer(), complaint, from);
  }

  Instant taskDue(Complaint complaint, Instant from) {
    ComplaintPolicy policy = of(complaint.grievance().store());
    return after(policy, policy.task(), complaint, from);
  }

  /**
   * Who owns a complaint of this kind at this level; on the spot a key account's manager, unless
   * that one is on leave. Empty when nobody of the roles works in the store.
   */
  Optional<String> owner(String store, String kind, String customerId, int level) {
    Optional<String> manager =
        level == 0
            ? keyAccounts.managerOf(customerId).flatMap(person -> owners.ifPresent(store, person))
            : Optional.empty();
    return manager.or(() -> choose(store, kind(store, kind).owners().get(level)));
  }

  Optional<String> coordinator(String store) {
    return choose(store, of(store).coordinators());
  }

  Optional<String> departmentOwner(String store, String department) {
    return choose(store, owned(of(store).departments(), department, "/department").owners());
  }

  /**
   * @throws InvalidInput if the store knows no such kind
   */
  ComplaintPolicy.Kind kind(String store, String code) {
    return of(store).kinds().stream()
        .filter(kind -> kind.code().equals(code))
        .findAny()
        .orElseThrow(() -> new InvalidInput("/kind", "complaint.unknown-kind"));
  }

  /**
   * @throws InvalidInput if the store knows no such cause
   */
  Owned cause(String store, String code) {
    return owned(of(store).causes(), code, "/causeCode");
  }

  private Optional<String> choose(String store, List<String> roles) {
    return owners.choose(store, roles, null, complaints::openByOwner);
  }

  private Instant after(ComplaintPolicy policy, Term term, Complaint complaint, Instant from) {
    return after(
        policy, term, complaint.grievance().store(), complaint.grievance().keyAccount(), from);
  }

  private Instant after(
      ComplaintPolicy policy, Term term, String store, boolean keyAccount, Instant from) {
    BigDecimal share = keyAccount ? policy.keyAccountShare() : BigDecimal.ONE;
    return term.times(share).after(calendars, store, from);
  }

  private static Owned owned(List<Owned> known, String code, String pointer) {
    return known.stream()
        .filter(each -> each.code().equals(code))
        .findAny()
        .orElseThrow(() -> new InvalidInput(pointer, "complaint.unknown-code"));
  }
}
