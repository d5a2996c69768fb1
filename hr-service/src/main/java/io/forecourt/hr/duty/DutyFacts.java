package io.forecourt.hr.duty;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Listens to every event type that a duty rule names; a test compares the list with the rules. */
@Component
class DutyFacts {

  private final DutyEngine engine;

  DutyFacts(DutyEngine engine) {
    this.engine = engine;
  }

  @Reaction(
      name = "duties",
      value = {
        "io.forecourt.crm.call-registered.v1",
        "io.forecourt.crm.campaign-invitation-sent.v1",
        "io.forecourt.crm.care-contact-made.v1",
        "io.forecourt.crm.crm-report-published.v1",
        "io.forecourt.crm.customer-profile-updated.v1",
        "io.forecourt.crm.follow-up-completed.v1",
        "io.forecourt.crm.follow-up-overdue.v1",
        "io.forecourt.crm.follow-up-scheduled.v1",
        "io.forecourt.crm.intelligence-reported.v1",
        "io.forecourt.crm.lead-assigned.v1",
        "io.forecourt.crm.lead-captured.v1",
        "io.forecourt.crm.lead-reassigned.v1",
        "io.forecourt.crm.satisfaction-action-closed.v1",
        "io.forecourt.crm.satisfaction-plan-approved.v1",
        "io.forecourt.crm.traffic-summary-closed.v1",
        "io.forecourt.crm.visit-registered.v1",
        "io.forecourt.hr.coordination-requested.v1",
        "io.forecourt.hr.headcount-plan-approved.v1",
        "io.forecourt.hr.improvement-logged.v1",
        "io.forecourt.hr.training-attended.v1",
        "io.forecourt.hr.training-scheduled.v1",
        "io.forecourt.insurance.policy-issued.v1",
        "io.forecourt.insurance.policy-rejected.v1",
        "io.forecourt.insurance.premium-quoted.v1",
        "io.forecourt.insurance.renewal-quote-sent.v1",
        "io.forecourt.inventory.asset-checked.v1",
        "io.forecourt.inventory.pdi-failed.v1",
        "io.forecourt.inventory.pdi-passed.v1",
        "io.forecourt.inventory.stock-snapshot-taken.v1",
        "io.forecourt.inventory.vehicle-care-checked.v1",
        "io.forecourt.inventory.vehicle-file-completed.v1",
        "io.forecourt.sales.budget-approved.v1",
        "io.forecourt.sales.contract-signed.v1",
        "io.forecourt.sales.deal-file-audited.v1",
        "io.forecourt.sales.deal-stage-changed.v1",
        "io.forecourt.sales.delivery-scheduled.v1",
        "io.forecourt.sales.funds-plan-approved.v1",
        "io.forecourt.sales.manufacturer-report-submitted.v1",
        "io.forecourt.sales.order-cancelled.v1",
        "io.forecourt.sales.order-placed.v1",
        "io.forecourt.sales.order-ready.v1",
        "io.forecourt.sales.quote-issued.v1",
        "io.forecourt.sales.sales-data-audited.v1",
        "io.forecourt.sales.statement-filed.v1",
        "io.forecourt.sales.target-progress-updated.v1",
        "io.forecourt.sales.vehicle-delivered.v1"
      })
  void take(IncomingEvent<JsonNode> event) {
    engine.take(
        new Fact(
            event.id(),
            event.type(),
            event.subject(),
            event.store(),
            event.actor(),
            event.time(),
            event.data()));
  }
}
