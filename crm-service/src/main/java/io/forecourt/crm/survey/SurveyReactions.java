package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A delivered car is an occasion to ask; a policy says whom the insurance items measure. */
@Component
class SurveyReactions {

  record VehicleDelivered(
      String orderId, String customerId, @Nullable String consultantId, Instant deliveredAt) {}

  record PolicyIssued(@Nullable String orderId, String issuedBy) {}

  private final SurveyAsking asking;
  private final OrderInsurance insurance;

  SurveyReactions(SurveyAsking asking, OrderInsurance insurance) {
    this.asking = asking;
    this.insurance = insurance;
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void delivered(IncomingEvent<VehicleDelivered> event) {
    VehicleDelivered delivery = event.data();
    asking.tookPlace(
        new SurveyOccasion.Happened(
            SurveyKind.SSI,
            event.store(),
            delivery.customerId(),
            delivery.orderId(),
            delivery.consultantId(),
            delivery.deliveredAt()));
  }

  @Reaction("io.forecourt.insurance.policy-issued.v1")
  void insured(IncomingEvent<PolicyIssued> event) {
    String order = event.data().orderId();
    if (order != null) {
      insurance.issued(order, event.data().issuedBy(), event.time());
    }
  }
}
