package io.forecourt.sales.order.persistence;

import io.forecourt.sales.order.domain.Car;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

@Table("order_car")
record OrderCarRow(
    String vehicleId,
    String vin,
    @Embedded.Nullable(prefix = "reservation_") Car.@Nullable Word reservation,
    @Embedded.Nullable(prefix = "inspection_") Car.@Nullable Word inspection,
    @Embedded.Nullable(prefix = "file_") Car.@Nullable Word file) {

  static OrderCarRow of(Car car) {
    return new OrderCarRow(
        car.vehicleId(), car.vin(), car.reservation(), car.inspection(), car.file());
  }

  Car car() {
    return new Car(vehicleId, vin, reservation, inspection, file);
  }
}
