package io.forecourt.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Counts opening time, working days and days in a store's zone. */
final class Calendars implements StoreCalendars {
  private static final int HORIZON_DAYS = 3660;

  private final Function<String, Store> stores;
  private final WorkingDays workingDays;

  Calendars(Function<String, Store> stores, WorkingDays workingDays) {
    this.stores = stores;
    this.workingDays = workingDays;
  }

  @Override
  public ZoneId zone(String store) {
    return stores.apply(store).zone();
  }

  @Override
  public Instant addStoreHours(String store, Instant from, Duration amount) {
    return addHours(store, from, amount, _ -> true);
  }

  @Override
  public Instant addWorkingHours(String store, Instant from, Duration amount) {
    return addHours(store, from, amount, workingDays::isWorkingDay);
  }

  private Instant addHours(
      String store, Instant from, Duration amount, Predicate<LocalDate> counts) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("opening time is counted forward only");
    }
    Store place = stores.apply(store);
    LocalDate first = LocalDate.ofInstant(from, place.zone());
    Duration left = amount;
    for (int i = 0; i < HORIZON_DAYS; i++) {
      LocalDate day = first.plusDays(i);
      Optional<OpeningHours.Open> open = place.openOn(day).filter(_ -> counts.test(day));
      if (open.isEmpty() || !open.get().to().isAfter(from)) {
        continue;
      }
      Instant start = open.get().from().isAfter(from) ? open.get().from() : from;
      Duration available = Duration.between(start, open.get().to());
      if (left.compareTo(available) <= 0) {
        return start.plus(left);
      }
      left = left.minus(available);
    }
    throw new IllegalStateException("store " + store + " has no opening hours to count");
  }

  @Override
  public Instant endOfDay(String store, Instant from, CalendarKind calendar, int days) {
    if (days < 0) {
      throw new IllegalArgumentException("days are counted forward only");
    }
    Store place = stores.apply(store);
    LocalDate day = LocalDate.ofInstant(from, place.zone());
    LocalDate last =
        switch (calendar) {
          case CALENDAR_DAYS -> day.plusDays(days);
          case WORKING_DAYS -> after(day, days, workingDays::isWorkingDay);
          case STORE_HOURS -> after(day, days, date -> place.openOn(date).isPresent());
        };
    return last.plusDays(1).atStartOfDay(place.zone()).toInstant();
  }

  @Override
  public boolean isWorkingDay(LocalDate date) {
    return workingDays.isWorkingDay(date);
  }

  @Override
  public boolean isOpen(String store, Instant at) {
    Store place = stores.apply(store);
    return place
        .openOn(LocalDate.ofInstant(at, place.zone()))
        .filter(open -> !at.isBefore(open.from()) && at.isBefore(open.to()))
        .isPresent();
  }

  private static LocalDate after(LocalDate day, int days, Predicate<LocalDate> counts) {
    LocalDate last = day;
    int left = days;
    for (int i = 0; left > 0; i++) {
      if (i == HORIZON_DAYS) {
        throw new IllegalStateException("no " + days + " days to count after " + day);
      }
      last = last.plusDays(1);
      if (counts.test(last)) {
        left--;
      }
    }
    return last;
  }
}
