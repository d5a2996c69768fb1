package io.forecourt.sales.outlet;

import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.sales.outlet.Outlet.Assessment;
import io.forecourt.sales.outlet.Outlet.Contract;
import io.forecourt.sales.outlet.Outlet.Drop;
import io.forecourt.sales.outlet.OutletPolicy.PartnerType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is told of partners. */
final class OutletEvents {

  record EvaluatedV1(
      String outletId,
      String partnerType,
      String evaluationId,
      String score,
      boolean passed,
      List<String> criteria,
      String evaluatedBy,
      String ownerId) {}

  record ContractSignedV1(
      String outletId,
      String contractId,
      String partnerType,
      String code,
      String evaluationId,
      String evaluatedBy,
      String signedBy,
      String ownerId,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      int inForce,
      boolean numberReached) {}

  record ContractEndedV1(
      String outletId,
      String contractId,
      String partnerType,
      String code,
      String reasonCode,
      String endedBy,
      int inForce) {}

  record DroppedV1(
      String outletId,
      String partnerType,
      String code,
      String reasonCode,
      String droppedBy,
      String ownerId) {}

  record ForecastSubmittedV1(
      String outletId,
      String forecastId,
      String partnerType,
      boolean centre,
      String centreCode,
      String period,
      int monthsAhead,
      int edition,
      int units,
      List<ForecastLine> lines,
      List<String> intelligenceIds,
      int reported,
      int expected,
      String submittedBy) {}

  private OutletEvents() {}

  static OutgoingEvent evaluated(Outlet outlet, Collection<String> criteria) {
    Assessment last = Objects.requireNonNull(outlet.evaluation());
    return of(
        "dealer-evaluated",
        outlet,
        last.evaluatedAt(),
        new EvaluatedV1(
            outlet.id(),
            outlet.type(),
            last.evaluationId(),
            last.score().toPlainString(),
            last.isGoodEnough(),
            criteria.stream().sorted().toList(),
            last.evaluatedBy(),
            outlet.ownerId()));
  }

  /**
   * @param inForce how many of the type are in force with this one
   */
  static OutgoingEvent signed(Outlet outlet, PartnerType type, int inForce) {
    Assessment last = Objects.requireNonNull(outlet.evaluation());
    Contract agreed = Objects.requireNonNull(outlet.contract());
    return of(
        "dealer-contract-signed",
        outlet,
        agreed.signedAt(),
        new ContractSignedV1(
            outlet.id(),
            agreed.contractId(),
            outlet.type(),
            outlet.code(),
            last.evaluationId(),
            last.evaluatedBy(),
            agreed.signedBy(),
            outlet.ownerId(),
            agreed.validFrom(),
            agreed.validUntil(),
            inForce,
            type.isReachedBy(inForce)));
  }

  /**
   * @param inForce how many of the type are in force without this one
   */
  static OutgoingEvent ended(Outlet outlet, String reason, String by, Instant at, int inForce) {
    return of(
        "dealer-contract-ended",
        outlet,
        at,
        new ContractEndedV1(
            outlet.id(),
            Objects.requireNonNull(outlet.contract()).contractId(),
            outlet.type(),
            outlet.code(),
            reason,
            by,
            inForce));
  }

  static OutgoingEvent dropped(Outlet outlet) {
    Drop why = Objects.requireNonNull(outlet.drop());
    return of(
        "dealer-dropped",
        outlet,
        why.droppedAt(),
        new DroppedV1(
            outlet.id(),
            outlet.type(),
            outlet.code(),
            why.dropReason(),
            why.droppedBy(),
            outlet.ownerId()));
  }

  static OutgoingEvent forecast(Outlet outlet, ForecastSubmittedV1 forecast, Instant at) {
    return of("dealer-forecast-submitted", outlet, at, forecast);
  }

  private static OutgoingEvent of(String name, Outlet outlet, Instant at, Object data) {
    return new OutgoingEvent(
        "io.forecourt.sales." + name + ".v1", outlet.id(), outlet.storeCode(), at, data);
  }
}
