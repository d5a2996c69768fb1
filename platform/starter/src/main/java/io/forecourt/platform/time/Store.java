package io.forecourt.platform.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** What business time needs to know of a store. */
record Store(String code, ZoneId zone, OpeningHours hours, Set<LocalDate> closedDates) {
  Store {
    closedDates = Set.copyOf(closedDates);
  }

  Optional<OpeningHours.Open> openOn(LocalDate date) {
    return closedDates.contains(date) ? Optional.empty() : hours.on(date, zone);
  }
}
