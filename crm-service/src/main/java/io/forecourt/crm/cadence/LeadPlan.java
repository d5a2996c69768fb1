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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  @Override
  public Stream<PlanItem> of(String personId, Instant now, Instant endOfDay) {
    Set<String> named = new HashSet<>();
    List<PlanItem> contacts =
        followUps.owedBy(personId).stream()
            .filter(
                followUp ->
                    followUp.plan().kind() == FollowUpKind.THREE_DAY_CALL
                        || !followUp.plan().dueAt().isAfter(endOfDay))
            .map(followUp -> contact(followUp, now, named))
            .toList();
    Stream<PlanItem> fresh =
        leads.openOwnedBy(personId).stream()
            .filter(lead -> lead.state() == LeadState.ASSIGNED && !named.contains(lead.id()))
            .map(lead -> untouched(lead, personId));
    return Stream.concat(contacts.stream(), fresh);
  }

  private PlanItem contact(FollowUp followUp, Instant now, Set<String> named) {
    FollowUp.Plan plan = followUp.plan();
    Lead lead = plan.leadId() == null ? null : leads.find(plan.leadId());
    if (lead != null) {
      named.add(lead.id());
    }
    boolean overdue = !plan.dueAt().isAfter(now);
    return new PlanItem(
        plan.kind().name(),
        overdue ? PlanItem.Why.OVERDUE : PlanItem.Why.DUE,
        "/api/v1/crm/follow-ups/" + followUp.id(),
        plan.customerId(),
        plan.leadId(),
        gradeOf(followUp, lead),
        value(followUp, lead),
        plan.dueAt(),
        actions
            .on(plan.store(), followUp.ownerId())
            .when(true, "contact", "crm.follow-up.contact")
            .names());
  }

  private PlanItem untouched(Lead lead, String personId) {
    String grade = cadence.of(lead).grade();
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
        followUps.firstDue(lead.id(), personId).orElse(null),
        actions
            .on(lead.store(), lead.consultantId())
            .when(cadence.isInHand(lead), "grade", "crm.lead.grade")
            .when(true, "loss-request", "crm.lead.request-loss")
            .names());
  }

  private @Nullable String gradeOf(FollowUp followUp, @Nullable Lead lead) {
    return followUp.plan().kind().followsLead() && lead != null ? cadence.of(lead).grade() : null;
  }

  /** The price of the car times the probability of the grade, or the weight of the kind. */
  private Money value(FollowUp followUp, @Nullable Lead lead) {
    String store = followUp.plan().store();
    String model = lead == null ? null : lead.snapshot().modelCode();
    String grade = gradeOf(followUp, lead);
    return grade == null
        ? values.ofKind(model, followUp.plan().kind().name(), store)
        : values.of(model, cadence.policy(store).gradeOrFirst(grade).probability(), store);
  }
}
