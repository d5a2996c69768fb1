package io.forecourt.crm.cadence;

import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.followup.application.FollowUpDesk.LeadContact;
import io.forecourt.crm.followup.application.FollowUpDesk.NextContact;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Grades leads, and plans when their customers are spoken to next. */
@Service
public class CadenceDesk {
  private static final String POLICY = "cadence";
  private static final Set<LeadState> IN_HAND =
      EnumSet.of(
          LeadState.NEW,
          LeadState.ASSIGNED,
          LeadState.CONTACTED,
          LeadState.VISITED,
          LeadState.NEGOTIATING);

  private final LeadGrades grades;
  private final LeadDesk leads;
  private final FollowUpDesk followUps;
  private final PersonalData personal;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  CadenceDesk(
      LeadGrades grades,
      LeadDesk leads,
      FollowUpDesk followUps,
      PersonalData personal,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access) {
    this.grades = grades;
    this.leads = leads;
    this.followUps = followUps;
    this.personal = personal;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  @Bean
  static Policy<CadencePolicy> cadencePolicy() {
    return new Policy<>(POLICY, CadencePolicy.class);
  }

  /**
   * Grades a lead; the contact that is owed to it is planned anew from now on.
   *
   * @throws RuleViolation if nobody works on the lead any more
   */
  @Transactional
  LeadGrade grade(String leadId, String code, @Nullable String reason) {
    Lead lead = leads.require("crm.lead.grade", leadId);
    if (!isInHand(lead)) {
      throw RuleViolation.wrongState("lead.wrong-state", lead.state(), lead.state().successors());
    }
    CadencePolicy policy = policy(lead.store());
    CadencePolicy.Grade grade = policy.grade(code);
    LeadGrade present = of(lead);
    if (present.grade().equals(code)) {
      return present;
    }
    Instant now = clock.instant();
    LeadGrade graded =
        grades.save(
            present.changed(
                new LeadGrade.Change(
                    code,
                    access.caller().personId(),
                    now,
                    personal.sealNote(lead.customerId(), reason))));
    followUps.planNextContact(next(lead, policy, grade, now));
    return graded;
  }

  /** A lead that somebody works on and that owes nothing gets its next contact. */
  @Transactional
  public void leaveNobodyWithout(String leadId, Instant at) {
    leaveNobodyWithout(Map.of(leadId, at));
  }

  /**
   * Like {@link #leaveNobodyWithout(String, Instant)} for many at once.
   *
   * @param touched when each lead was touched
   */
  @Transactional
  void leaveNobodyWithout(Map<String, Instant> touched) {
    Set<String> owing = followUps.owing(touched.keySet());
    List<Lead> without =
        leads.find(touched.keySet().stream().filter(id -> !owing.contains(id)).toList()).stream()
            .filter(this::isInHand)
            .toList();
    Map<String, LeadGrade> known = of(without);
    // What was taken over from another system is told with its own date: its cadence begins now.
    Instant now = clock.instant();
    List<NextContact> contacts = new ArrayList<>();
    for (Lead lead : without) {
      CadencePolicy policy = policy(lead.store());
      LeadGrade grade = Objects.requireNonNull(known.get(lead.id()));
      Instant at = Objects.requireNonNull(touched.get(lead.id()));
      contacts.add(
          next(lead, policy, policy.gradeOrFirst(grade.grade()), at.isBefore(now) ? now : at));
    }
    followUps.planFirstContacts(contacts);
  }

  /**
   * @throws io.forecourt.platform.rule.NotFound if the lead is unknown or out of the caller's scope
   */
  @Transactional
  LeadGrade show(String leadId) {
    return of(leads.require("crm.lead.read", leadId));
  }

  /** The present grade of a lead, for rules that depend on it. */
  @Transactional
  public String gradeOf(String leadId) {
    return of(leads.find(leadId)).grade();
  }

  /** The grade of a lead; the first one is given when somebody asks. */
  @Transactional
  LeadGrade of(Lead lead) {
    return Objects.requireNonNull(of(List.of(lead)).get(lead.id()));
  }

  /** Like {@link #of(Lead)} for many at once. */
  @Transactional
  Map<String, LeadGrade> of(List<Lead> graded) {
    Map<String, LeadGrade> known = new HashMap<>();
    grades
        .findAllById(graded.stream().map(Lead::id).toList())
        .forEach(grade -> known.put(grade.leadId(), grade));
    List<LeadGrade> first =
        graded.stream().filter(lead -> !known.containsKey(lead.id())).map(this::first).toList();
    grades.saveAll(first).forEach(grade -> known.put(grade.leadId(), grade));
    return known;
  }

  private LeadGrade first(Lead lead) {
    return LeadGrade.first(
        lead.id(),
        lead.store(),
        new LeadGrade.Change(
            policy(lead.store()).firstOf(lead.snapshot().source()),
            Caller.SYSTEM,
            lead.snapshot().capturedAt(),
            null));
  }

  boolean isInHand(Lead lead) {
    return IN_HAND.contains(lead.state());
  }

  CadencePolicy policy(String store) {
    return policies.inForce(POLICY, CadencePolicy.class, store, clock.today(calendars.zone(store)));
  }

  private NextContact next(
      Lead lead, CadencePolicy policy, CadencePolicy.Grade grade, Instant from) {
    return new NextContact(
        new LeadContact(lead.customerId(), lead.store(), lead.id(), lead.consultantId()),
        grade.next().from(from, lead.store(), calendars),
        policy.basis(grade));
  }
}
