package io.forecourt.sales.order.persistence;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.sales.order.domain.CarFact;
import io.forecourt.sales.order.domain.EarlyCarFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class JdbcEarlyCarFacts implements EarlyCarFacts {

  private static final String WHY = "cars that belong to no order yet belong to nobody";

  private enum Question {
    INSPECTION,
    FILE
  }

  private final ScopedQueries queries;

  JdbcEarlyCarFacts(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public void keep(CarFact fact) {
    switch (fact) {
      case CarFact.InspectionPassed _ -> keep(fact, Question.INSPECTION, true);
      case CarFact.InspectionFailed _, CarFact.Damaged _ -> keep(fact, Question.INSPECTION, false);
      case CarFact.FileCompleted _ -> keep(fact, Question.FILE, true);
      case CarFact.Reserved _, CarFact.Released _ ->
          throw new IllegalArgumentException("a reservation always names its order");
    }
  }

  private void keep(CarFact fact, Question question, boolean yes) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO early_car_fact (vehicle_id, question, vin, yes, at, sequence)
            VALUES (:vehicle, :question, :vin, :yes, :at, :sequence)
            ON DUPLICATE KEY UPDATE
              yes = IF(VALUES(sequence) > sequence, VALUES(yes), yes),
              at = IF(VALUES(sequence) > sequence, VALUES(at), at),
              sequence = GREATEST(sequence, VALUES(sequence))
            """)
        .param("vehicle", fact.vehicleId())
        .param("question", question.name())
        .param("vin", fact.vin())
        .param("yes", yes)
        .param("at", Timestamp.from(fact.at()))
        .param("sequence", fact.sequence())
        .update();
  }

  @Override
  public List<CarFact> of(String vehicleId) {
    return queries
        .unscoped(WHY, "SELECT * FROM early_car_fact WHERE vehicle_id = :vehicle")
        .param("vehicle", vehicleId)
        .query(JdbcEarlyCarFacts::fact)
        .list();
  }

  private static CarFact fact(ResultSet row, int number) throws SQLException {
    String vehicle = row.getString("vehicle_id");
    String vin = row.getString("vin");
    Instant at = row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC);
    long sequence = row.getLong("sequence");
    return switch (Question.valueOf(row.getString("question"))) {
      case INSPECTION ->
          row.getBoolean("yes")
              ? new CarFact.InspectionPassed(vehicle, vin, at, sequence)
              : new CarFact.InspectionFailed(vehicle, vin, at, sequence);
      case FILE -> new CarFact.FileCompleted(vehicle, vin, at, sequence);
    };
  }
}
