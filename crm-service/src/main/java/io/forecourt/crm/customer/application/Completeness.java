package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerKind;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.util.List;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/** Which fields a store wants filled in, as data. */
@Component
public class Completeness {

  record Data(List<String> person, List<String> company) {}

  private final Policies policies;
  private final BusinessClock clock;
  private final StoreCalendars calendars;

  Completeness(Policies policies, BusinessClock clock, StoreCalendars calendars) {
    this.policies = policies;
    this.clock = clock;
    this.calendars = calendars;
  }

  /** The mandatory fields that are still empty. */
  public SortedSet<String> missing(Customer customer) {
    return customer.missing(mandatory(customer));
  }

  List<String> mandatory(Customer customer) {
    return mandatory(customer.kind(), customer.homeStore());
  }

  /** Names of the fields that a complete file has. */
  public List<String> mandatory(CustomerKind kind, String store) {
    Data data =
        policies.inForce("completeness", Data.class, store, clock.today(calendars.zone(store)));
    return kind == CustomerKind.COMPANY ? data.company() : data.person();
  }
}
