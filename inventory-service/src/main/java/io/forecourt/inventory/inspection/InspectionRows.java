package io.forecourt.inventory.inspection;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface InspectionRows extends CrudRepository<InspectionRow, String> {

  Optional<InspectionRow> findFirstByVehicleIdAndOrderIdOrderByIdDesc(
      String vehicleId, String orderId);

  List<InspectionRow> findByVehicleIdAndState(String vehicleId, InspectionState state);
}
