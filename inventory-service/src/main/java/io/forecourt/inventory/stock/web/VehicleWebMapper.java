package io.forecourt.inventory.stock.web;

import io.forecourt.inventory.stock.web.HoldController.HoldResponse;
import io.forecourt.inventory.stock.web.VehicleController.VehicleResponse;
import io.forecourt.inventory.vehicle.domain.Vehicle;
import io.forecourt.inventory.vehicle.domain.VehicleState;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.value.Vin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.springframework.beans.factory.annotation.Autowired;

@Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
abstract class VehicleWebMapper {

  @Autowired private Access access;

  @Mapping(target = "storeCode", source = "store")
  @Mapping(target = "allowedActions", source = ".")
  abstract VehicleResponse toResponse(Vehicle.Snapshot vehicle);

  @Mapping(target = "id", source = "hold.id")
  @Mapping(target = "vehicleId", source = "id")
  @Mapping(target = "quoteId", source = "hold.quoteId")
  @Mapping(target = "until", source = "hold.until")
  @Mapping(target = "allowedActions", source = ".")
  abstract HoldResponse toHold(Vehicle.Snapshot vehicle);

  String text(Vin vin) {
    return vin.value();
  }

  long version(@Nullable Long version) {
    return version == null ? 0 : version;
  }

  List<String> allowedActions(Vehicle.Snapshot vehicle) {
    List<String> actions = new ArrayList<>();
    if (vehicle.state().canBecome(VehicleState.DAMAGED)
        && access.mayOn("inventory.vehicle.damage", vehicle.store(), null)) {
      actions.add("damage");
    }
    if (access.mayOn("inventory.file.complete", vehicle.store(), null)) {
      actions.add("file");
    }
    if (vehicle.state() == VehicleState.HELD
        && access.mayOn("inventory.hold.end", vehicle.store(), null)) {
      actions.add("hold.end");
    }
    return actions;
  }
}
