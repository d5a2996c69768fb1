package io.forecourt.inventory.vehicle.persistence;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface VehicleRows extends CrudRepository<VehicleRow, String> {

  Optional<VehicleRow> findByHoldId(String holdId);

  Optional<VehicleRow> findByHoldQuoteId(String quoteId);

  Optional<VehicleRow> findByOrderId(String orderId);

  boolean existsByOpenVin(String vin);
}
