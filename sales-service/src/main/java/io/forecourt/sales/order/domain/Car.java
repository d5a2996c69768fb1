package io.forecourt.sales.order.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one car with regard to one order: the newest word on each question, or none yet.
 */
public record Car(
    String vehicleId,
    String vin,
    @Nullable Word reservation,
    @Nullable Word inspection,
    @Nullable Word file) {

  /**
   * The newest word on one question: yes or no, since when, and its place among the facts of the
   * vehicle.
   */
  public record Word(boolean yes, Instant at, long sequence) {}

  static Car unknown(String vehicleId, String vin) {
    return new Car(vehicleId, vin, null, null, null);
  }

  boolean isReserved() {
    return reservation != null && reservation.yes();
  }

  boolean isInspected() {
    return inspection != null && inspection.yes();
  }

  Optional<Word> failedInspection() {
    return Optional.ofNullable(inspection).filter(word -> !word.yes());
  }

  boolean hasFile() {
    return file != null && file.yes();
  }

  /**
   * This car after the fact; the same object if a newer word on the same question is known already.
   */
  Car after(CarFact fact) {
    return switch (fact) {
      case CarFact.Reserved _ -> withReservation(newest(reservation, fact, true));
      case CarFact.Released _ -> withReservation(newest(reservation, fact, false));
      case CarFact.InspectionPassed _ -> withInspection(newest(inspection, fact, true));
      case CarFact.InspectionFailed _ -> withInspection(newest(inspection, fact, false));
      case CarFact.Damaged _ ->
          withReservation(newest(reservation, fact, false))
              .withInspection(newest(inspection, fact, false));
      case CarFact.FileCompleted _ -> withFile(newest(file, fact, true));
    };
  }

  private static Word newest(@Nullable Word known, CarFact fact, boolean yes) {
    if (known != null && known.sequence() >= fact.sequence()) {
      return known;
    }
    return new Word(yes, fact.at(), fact.sequence());
  }

  private Car withReservation(Word word) {
    return word == reservation ? this : new Car(vehicleId, vin, word, inspection, file);
  }

  private Car withInspection(Word word) {
    return word == inspection ? this : new Car(vehicleId, vin, reservation, word, file);
  }

  private Car withFile(Word word) {
    return word == file ? this : new Car(vehicleId, vin, reservation, inspection, word);
  }
}
