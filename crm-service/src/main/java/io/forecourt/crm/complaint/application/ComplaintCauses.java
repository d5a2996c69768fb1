package io.forecourt.crm.complaint.application;

import io.forecourt.crm.casework.CaseOwners;
import io.forecourt.crm.complaint.domain.Complaints;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who answers for the causes of complaints. */
@Component
public class ComplaintCauses {
  private final ComplaintRules rules;
  private final CaseOwners owners;
  private final Complaints complaints;
  private final StoreCalendars calendars;

  ComplaintCauses(
      ComplaintRules rules, CaseOwners owners, Complaints complaints, StoreCalendars calendars) {
    this.rules = rules;
    this.owners = owners;
    this.complaints = complaints;
    this.calendars = calendars;
  }

  public Optional<String> owner(String store, String cause) {
    return owners.choose(store, rules.cause(store, cause).owners(), null, complaints::openByOwner);
  }

  /** Until when a cause has its measure. */
  public Instant measureDue(String store, Instant from) {
    return rules.of(store).improvement().after(calendars, store, from);
  }
}
