package io.forecourt.inventory.vehicle.domain;

import static io.forecourt.inventory.vehicle.domain.VehicleState.AVAILABLE;
import static io.forecourt.inventory.vehicle.domain.VehicleState.DAMAGED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.DELIVERED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.DISPLAY;
import static io.forecourt.inventory.vehicle.domain.VehicleState.HELD;
import static io.forecourt.inventory.vehicle.domain.VehicleState.IN_TRANSFER;
import static io.forecourt.inventory.vehicle.domain.VehicleState.IN_TRANSIT;
import static io.forecourt.inventory.vehicle.domain.VehicleState.ORDERED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.PREPARED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.QUARANTINE;
import static io.forecourt.inventory.vehicle.domain.VehicleState.RECEIVED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.RESERVED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.RETURNED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.TEST;
import static io.forecourt.inventory.vehicle.domain.VehicleState.TRANSFERRED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VehicleStateTests {

  private static final Map<VehicleState, Set<VehicleState>> TABLE =
      Map.ofEntries(
          Map.entry(ORDERED, Set.of(IN_TRANSIT)),
          Map.entry(IN_TRANSIT, Set.of(RECEIVED, DAMAGED, QUARANTINE)),
          Map.entry(RECEIVED, Set.of(AVAILABLE, DISPLAY, TEST, DAMAGED, QUARANTINE)),
          Map.entry(AVAILABLE, Set.of(HELD, RESERVED, DISPLAY, TEST, DAMAGED, IN_TRANSFER)),
          Map.entry(HELD, Set.of(AVAILABLE, RESERVED, DAMAGED)),
          Map.entry(RESERVED, Set.of(AVAILABLE, PREPARED, DAMAGED)),
          Map.entry(PREPARED, Set.of(AVAILABLE, DELIVERED, DAMAGED)),
          Map.entry(DELIVERED, Set.of(RETURNED)),
          Map.entry(DISPLAY, Set.of(AVAILABLE, DAMAGED)),
          Map.entry(TEST, Set.of(AVAILABLE, DAMAGED)),
          Map.entry(DAMAGED, Set.of(AVAILABLE, DELIVERED)),
          Map.entry(RETURNED, Set.of(AVAILABLE)),
          Map.entry(QUARANTINE, Set.of(RECEIVED)),
          Map.entry(IN_TRANSFER, Set.of(AVAILABLE, TRANSFERRED_OUT)),
          Map.entry(TRANSFERRED_OUT, Set.of()));

  @ParameterizedTest
  @EnumSource
  void aVehicleBecomesOnlyWhatTheTableAllows(VehicleState state) {
    for (VehicleState next : VehicleState.values()) {
      assertThat(state.canBecome(next))
          .as("%s to %s", state, next)
          .isEqualTo(TABLE.getOrDefault(state, Set.of()).contains(next));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyADeliveredOrTransferredCarHasLeftStock(VehicleState state) {
    assertThat(state.isOpen()).isEqualTo(state != DELIVERED && state != TRANSFERRED_OUT);
  }
}
