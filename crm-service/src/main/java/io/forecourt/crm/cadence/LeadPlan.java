package io.forecourt.crm.cadence;

import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.followup.domain.FollowUp;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.crm.plan.PlanItem;
import io.forecourt.crm.plan.PlanSource;
import io.forecourt.crm.plan.PlanValue;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person owes customers today: contacts that are due, and leads nobody has spoken to. */
@Component
class LeadPlan implements PlanSource {
  private final FollowUpDesk followUps;
  private final LeadDesk leads;
  private final CadenceDesk cadence;
  private final PlanValue values;
  private final AllowedActions actions;

  LeadPlan(
      FollowUpDesk followUps,
      LeadDesk leads,
      CadenceDesk cadence,
      PlanValue values,
      AllowedActions actions) {
    this.followUps = followUps;
    this.leads = leads;
    this.cadence = cadence;
    this.values = values;
    this.actions = actions;
  }

  /** The leads of a plan by their ids, with the grades of those that are worked on by grade. */
  private record Shown(Map<String, Lead> leads, Map<String, LeadGrade> grades) {

    @Nullable String gradeOf(FollowUp followUp) {
      String leadId = followUp.plan().leadId();
      LeadGrade grade = leadId == null ? null : grades.get(leadId);
      return grade != null && followUp.plan().kind().followsLead() ? grade.grade() : null;
    }

    @Nullable String modelOf(FollowUp followUp) {
      String leadId = followUp.plan().leadId();
      Lead lead = leadId == null ? null : leads.get(leadId);
      return lead == null ? null : lead.snapshot().modelCode();
    }
  }

  @Override
  public Stream<PlanItem> of(String personId, Instant now, Instant endOfDay) {
    List<FollowUp> owed = followUps.owedBy(personId);
    List<FollowUp> contacts =
        owed.stream()
            .filter(
                followUp ->
                    followUp.plan().kind() == FollowUpKind.THREE_DAY_CALL
                        || !followUp.plan().dueAt().isAfter(endOfDay))
            .toList();
    Set<String> named = leadsOf(contacts.stream());
    List<Lead> fresh =
        leads.openOwnedBy(personId).stream()
            .filter(lead -> lead.state() == LeadState.ASSIGNED && !named.contains(lead.id()))
            .toList();
    Shown shown = shown(named, contacts, fresh);
    Map<String, Instant> firstDue = firstDue(owed);
    return Stream.concat(
        contacts.stream().map(followUp -> contact(followUp, now, shown)),
        fresh.stream().map(lead -> untouched(lead, shown, firstDue.get(lead.id()))));
  }

  private Shown shown(Set<String> named, List<FollowUp> contacts, List<Lead> fresh) {
    Map<String, Lead> known = new HashMap<>();
    leads.find(named).forEach(lead -> known.put(lead.id(), lead));
    List<Lead> graded = new ArrayList<>(fresh);
    leadsOf(contacts.stream().filter(followUp -> followUp.plan().kind().followsLead())).stream()
        .flatMap(id -> Stream.ofNullable(known.get(id)))
        .forEach(graded::add);
    return new Shown(known, cadence.of(graded));
  }

  private static Set<String> leadsOf(Stream<FollowUp> contacts) {
    return contacts
        .flatMap(followUp -> Stream.ofNullable(followUp.plan().leadId()))
        .collect(Collectors.toSet());
  }

  /** Until when the customer of each lead is owed a contact. */
  private static Map<String, Instant> firstDue(List<FollowUp> owed) {
    Map<String, Instant> firstDue = new HashMap<>();
    for (FollowUp followUp : owed) {
      FollowUp.Plan plan = followUp.plan();
      if (plan.leadId() != null) {
        firstDue.merge(
            plan.leadId(), plan.dueAt(), (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    return firstDue;
  }

  private PlanItem contact(FollowUp followUp, Instant now, Shown shown) {
    FollowUp.Plan plan = followUp.plan();
    boolean overdue = !plan.dueAt().isAfter(now);
    return new PlanItem(
        plan.kind().name(),
        overdue ? PlanItem.Why.OVERDUE : PlanItem.Why.DUE,
        "/api/v1/crm/follow-ups/" + followUp.id(),
        plan.customerId(),
        plan.leadId(),
        shown.gradeOf(followUp),
        value(followUp, shown),
        plan.dueAt(),
        actions
            .on(plan.store(), followUp.ownerId())
            .when(true, "contact", "crm.follow-up.contact")
            .names());
  }

  private PlanItem untouched(Lead lead, Shown shown, @Nullable Instant due) {
    String grade = Objects.requireNonNull(shown.grades().get(lead.id())).grade();
    return new PlanItem(
        "LEAD",
        PlanItem.Why.NOT_CONTACTED,
        "/api/v1/crm/leads/" + lead.id(),
        lead.customerId(),
        lead.id(),
        grade,
        values.of(
            lead.snapshot().modelCode(),
            cadence.policy(lead.store()).gradeOrFirst(grade).probability(),
            lead.store()),
        due,
        actions
            .on(lead.store(), lead.consultantId())
            .when(cadence.isInHand(lead), "grade", "crm.lead.grade")
            .when(true, "loss-request", "crm.lead.request-loss")
            .names());
  }

  /** The price of the car times the probability of the grade, or the weight of the kind. */
  private Money value(FollowUp followUp, Shown shown) {
    String store = followUp.plan().store();
    String model = shown.modelOf(followUp);
    String grade = shown.gradeOf(followUp);
    return grade == null
        ? values.ofKind(model, followUp.plan().kind().name(), store)
        : values.of(model, cadence.policy(store).gradeOrFirst(grade).probability(), store);
  }
}
