package io.forecourt.acceptance;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Duties that are done by keeping customers' files. What is judged at the end of a day comes last,
 * since business time only goes forward.
 */
@TestMethodOrder(OrderAnnotation.class)
class ArchiveDutiesIT {

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtTheDesk() {
    house.atWork();
  }

  @Test
  @Order(1)
  void theInsuranceDeskNotesUntilWhenACarIsInsured() {
    String customer = house.as("rc").registersVisitor().text("customerId");
    Person desk = house.as("in");

    desk.post(
            "/api/v1/crm/customers/" + customer + "/vehicles",
            Map.of(
                "relation", "PRESENT",
                "description", "VW Golf 2016",
                "insuranceExpiry", house.today().plusMonths(4).toString()))
        .created();

    house.duty("IN-14").of(desk).isDoneBy("crm.customer-profile-updated", customer);
  }

  @Test
  @Order(1)
  void theReceptionistClosesTheArchiveOfTheYear() {
    Person receptionist = house.as("rc");
    int year = house.today().getYear() - 1;

    Answer closed =
        receptionist.post("/api/v1/crm/archive-closings", Map.of("year", year)).created();

    house.duty("RC-05").of(receptionist).isDoneBy("crm.customer-archive-closed", closed.id());
  }

  @Test
  @Order(2)
  void theConsultantKeepsTheFileOfEverybodyMetThatDay() {
    house.dayPasses();
    house.atWork();
    Answer visit = house.as("rc").registersVisitor();
    Person consultant = house.as("sc", visit.text("consultantId"));

    CustomerFile.fillIn(consultant, visit.text("customerId"));
    house.dayPasses();

    house
        .duty("SC-02")
        .of(consultant)
        .isDoneBy("crm.customer-profile-updated", visit.text("customerId"));
  }
}
