package io.forecourt.sales.order.application;

import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.sales.order.domain.OrderTerms;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The terms in force in a store at a moment. */
@Component
public class StoreTerms {

  private final Policies policies;
  private final StoreCalendars calendars;

  StoreTerms(Policies policies, StoreCalendars calendars) {
    this.policies = policies;
    this.calendars = calendars;
  }

  public OrderTerms of(String store, Instant at) {
    return policies.inForce("order", OrderTerms.class, store, dateIn(store, at));
  }

  public LocalDate dateIn(String store, Instant at) {
    return LocalDate.ofInstant(at, calendars.zone(store));
  }
}
