package io.forecourt.crm.survey;

import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.message.MessageFailed;
import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.crm.visit.VisitEntered;
import io.forecourt.platform.approval.ApprovalSettled;
import io.forecourt.platform.personal.PersonErasure;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the rest of this service tells about customers, in the same transaction. */
@Component
class SurveyListeners implements PersonErasure {
  private final SurveyAsking asking;
  private final SurveyDesk desk;

  SurveyListeners(SurveyAsking asking, SurveyDesk desk) {
    this.asking = asking;
    this.desk = desk;
  }

  /** Who brings a car to be served is asked about that. */
  @EventListener
  void on(VisitEntered entered) {
    String customer = entered.customerId();
    if (customer != null && entered.forService()) {
      asking.tookPlace(
          new SurveyOccasion.Happened(
              SurveyKind.CSI,
              entered.store(),
              customer,
              entered.visitId(),
              entered.hostId(),
              entered.arrivedAt()));
    }
  }

  @EventListener
  void on(MessageFailed failed) {
    asking.invitationFailed(failed.messageId());
  }

  @EventListener
  void on(ApprovalSettled settled) {
    if (settled.subjectKind().equals(SurveyDesk.VOIDING)) {
      desk.voidingSettled(
          settled.subjectId(), settled.approved(), settled.decidedBy(), settled.at());
    }
  }

  @EventListener
  void on(CustomerRestricted restricted) {
    asking.customerGone(restricted.customerId());
  }

  @Override
  public void erase(String personId) {
    asking.customerGone(personId);
  }
}
