package io.forecourt.crm.intelligence;

import io.forecourt.crm.intelligence.Intelligence.Outcome;
import io.forecourt.crm.lead.domain.LeadEvent.CustomerLost;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.value.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How deals end on which rivals made offers, and who was rewarded for a report. */
@Component
class IntelligenceFacts {

  record Signed(String orderId) {}

  record Placed(String orderId, String leadId) {}

  record Awarded(String awardId, @Nullable String intelligenceId, @Nullable Money amount) {}

  private final IntelligenceLog log;
  private final IntelligenceSummaries summaries;

  IntelligenceFacts(IntelligenceLog log, IntelligenceSummaries summaries) {
    this.log = log;
    this.summaries = summaries;
  }

  @EventListener
  void on(CustomerLost lost) {
    if (lost.rival() != null) {
      summaries.lost(lost);
    }
    log.leadEnded(lost.leadId(), Outcome.LOST, lost.reason(), null, lost.at());
  }

  @Reaction("io.forecourt.sales.contract-signed.v1")
  void signed(IncomingEvent<Signed> event) {
    log.signed(event.data().orderId(), event.time());
  }

  /** An order stands on a signed contract, and names the lead. */
  @Reaction("io.forecourt.sales.order-placed.v1")
  void placed(IncomingEvent<Placed> event) {
    Placed order = event.data();
    log.leadEnded(order.leadId(), Outcome.CONTRACT_SIGNED, null, order.orderId(), event.time());
  }

  @Reaction("io.forecourt.hr.incentive-awarded.v1")
  void awarded(IncomingEvent<Awarded> event) {
    String entry = event.data().intelligenceId();
    if (entry != null) {
      Money amount = event.data().amount();
      log.rewarded(entry, event.data().awardId(), amount == null ? null : amount.amount());
    }
  }
}
