package io.forecourt.acceptance;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Duties that are done by receiving somebody. */
class WalkInDutiesIT {

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtTheDesk() {
    house.atWork();
  }

  @Test
  void theReceptionistEntersTheVisitorAndFindsAConsultant() {
    Person receptionist = house.as("rc");

    Answer visit = receptionist.registersVisitor();

    house.duty("RC-02").of(receptionist).isDoneBy("crm.visit-registered", visit.id());
    house
        .duty("RC-03")
        .of(receptionist)
        .orBy("crm.visit-registered", visit.id())
        .isDoneBy("crm.lead-assigned", visit.text("leadId"));
  }

  @Test
  void theConsultantReceivesTheVisitorWithinMinutes() {
    Answer visit = house.as("rc").registersVisitor();
    Person consultant = house.as("sc", visit.text("consultantId"));

    house
        .duty("SC-01")
        .of(consultant)
        .orBy("crm.lead-assigned", visit.text("leadId"))
        .isDoneBy("crm.visit-registered", visit.id());
  }
}
