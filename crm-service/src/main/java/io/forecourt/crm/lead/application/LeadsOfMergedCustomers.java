package io.forecourt.crm.lead.application;

import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.crm.lead.domain.Leads;
import io.forecourt.crm.lead.domain.UnassignedReason;
import io.forecourt.crm.merge.CustomerMergeParticipant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * At most one lead of a customer is open in a store: where both have one, the survivor's goes on
 * and its consultant keeps the customer.
 */
@Component
class LeadsOfMergedCustomers implements CustomerMergeParticipant {
  private static final String BETWEEN_LEADS = ";";
  private static final String BETWEEN_FIELDS = ",";

  /** How a lead stood before it was merged. */
  private record Stood(
      String leadId, LeadState state, @Nullable UnassignedReason reason, String owner) {

    static Stood of(Lead lead) {
      String owner = lead.consultantId();
      return new Stood(
          lead.id(), lead.state(), lead.unassignedReason(), owner == null ? "" : owner);
    }

    static Stood read(String text) {
      String[] fields = text.split(BETWEEN_FIELDS, -1);
      return new Stood(
          fields[0],
          LeadState.valueOf(fields[1]),
          fields[2].isEmpty() ? null : UnassignedReason.valueOf(fields[2]),
          fields[3]);
    }

    String written() {
      return String.join(
          BETWEEN_FIELDS, leadId, state.name(), reason == null ? "" : reason.name(), owner);
    }
  }

  private final Leads leads;
  private final FollowUpDesk followUps;
  private final ApplicationEventPublisher facts;

  LeadsOfMergedCustomers(Leads leads, FollowUpDesk followUps, ApplicationEventPublisher facts) {
    this.leads = leads;
    this.followUps = followUps;
    this.facts = facts;
  }

  @Override
  public String name() {
    return "lead";
  }

  @Override
  public @Nullable String merging(String survivorId, String mergedId, Instant at) {
    List<String> stood = new ArrayList<>();
    for (Lead lead : leads.allOpenOf(mergedId)) {
      Optional<Lead> other = leads.openOf(survivorId, lead.store());
      if (other.isPresent()) {
        stood.add(Stood.of(lead).written());
        var merged = lead.mergeInto(other.get(), at);
        leads.save(lead);
        followUps.leadMoved(lead.id(), other.get().consultantId());
        facts.publishEvent(merged);
      }
    }
    return stood.isEmpty() ? null : String.join(BETWEEN_LEADS, stood);
  }

  /** What was merged while the two were one rests again: its customer has no open lead. */
  private void rest(String customerId) {
    for (Lead lead : leads.mergedIntoOthers(customerId)) {
      lead.separate(LeadState.DORMANT, null);
      leads.save(lead);
    }
  }

  @Override
  public void separated(
      String survivorId, String restoredId, @Nullable String memento, Instant at) {
    if (memento != null) {
      for (String text : memento.split(BETWEEN_LEADS)) {
        Stood stood = Stood.read(text);
        Lead lead = leads.get(stood.leadId());
        if (lead.state() == LeadState.MERGED) {
          lead.separate(stood.state(), stood.reason());
          leads.save(lead);
          followUps.leadMoved(lead.id(), stood.owner().isEmpty() ? null : stood.owner());
        }
      }
    }
    rest(restoredId);
    rest(survivorId);
    leads.claimTouches(restoredId);
    leads.claimTouches(survivorId);
  }
}
