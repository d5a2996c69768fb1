package io.forecourt.sales.outlet;

import static io.forecourt.sales.outlet.OutletMother.CENTRE;
import static io.forecourt.sales.outlet.OutletMother.NOON;
import static io.forecourt.sales.outlet.OutletMother.SIGNER;

import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.sales.outlet.OutletEvents.ForecastSubmittedV1;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is told of partners fits the schemas of the contract. */
class OutletEventContractTests {

  @ParameterizedTest
  @MethodSource("everythingTold")
  void whatIsToldFitsItsSchema(OutgoingEvent event) {
    EventContracts.assertValid(event, JsonMapper.shared());
  }

  static Stream<OutgoingEvent> everythingTold() {
    Outlet ended = OutletMother.in(OutletState.ENDED);
    return Stream.of(
        OutletEvents.evaluated(OutletMother.evaluated("82.5"), List.of("FEEDBACK", "CAR_SALES")),
        OutletEvents.signed(signedUntil(LocalDate.of(2027, 11, 30)), CENTRE, 1),
        OutletEvents.signed(signedUntil(null), CENTRE, 2),
        OutletEvents.ended(ended, "EXPIRED", "system", NOON, 0),
        OutletEvents.dropped(OutletMother.in(OutletState.DROPPED)),
        OutletEvents.forecast(ended, forecast(List.of("i-1")), NOON),
        OutletEvents.forecast(ended, forecast(List.of()), NOON));
  }

  private static Outlet signedUntil(@Nullable LocalDate until) {
    return OutletMother.evaluated("82.5").signed(OutletMother.contract(SIGNER, NOON, until));
  }

  private static ForecastSubmittedV1 forecast(List<String> intelligence) {
    return new ForecastSubmittedV1(
        "o-1",
        "f-1",
        "JOINT_STOCK_CENTRE",
        true,
        "NORTH",
        "2026-12",
        1,
        1,
        12,
        List.of(new ForecastLine("COMET-20", 12)),
        intelligence,
        1,
        2,
        "dn-luo");
  }
}
