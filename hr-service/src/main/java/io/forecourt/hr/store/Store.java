package io.forecourt.hr.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A site of the group. Opening hours and closed dates are kept as JSON text. */
@Table("store")
record Store(
    @Id String code,
    String name,
    String zone,
    String openingHours,
    String closedDates,
    LocalDate openedOn,
    @Version @Nullable Integer version) {

  Store openAt(String openingHours, String closedDates) {
    return new Store(code, name, zone, openingHours, closedDates, openedOn, version);
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
