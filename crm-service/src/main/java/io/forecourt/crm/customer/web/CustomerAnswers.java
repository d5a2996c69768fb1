package io.forecourt.crm.customer.web;

import io.forecourt.crm.customer.application.Completeness;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.Guardians;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.platform.personal.Masks;
import io.forecourt.platform.web.Versions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows customers to the caller: masked, with what the caller may do. */
@Component
class CustomerAnswers {
  private final CustomerArchive archive;
  private final PersonalData personal;
  private final Completeness completeness;
  private final Guardians guardians;
  private final CustomerWebMapper map;

  CustomerAnswers(
      CustomerArchive archive,
      PersonalData personal,
      Completeness completeness,
      Guardians guardians,
      CustomerWebMapper map) {
    this.archive = archive;
    this.personal = personal;
    this.completeness = completeness;
    this.guardians = guardians;
    this.map = map;
  }

  ResponseEntity<CustomerResponse> answer(HttpStatus status, Customer customer) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status)
            .eTag(Versions.etag(Objects.requireNonNull(customer.snapshot().version())));
    return answer.location(location(customer.id())).body(body(customer, Masks.Place.SCREEN));
  }

  CustomerResponse body(Customer customer, Masks.Place place) {
    SortedSet<String> missing = completeness.missing(customer);
    return map.toResponse(
        customer.snapshot(),
        personal.masked(customer, place),
        missing,
        missing.isEmpty(),
        guardians.ageGroup(customer),
        archive.bonds(customer.id()),
        allowed(customer));
  }

  static URI location(String customerId) {
    return URI.create("/api/v1/crm/customers/" + customerId);
  }

  private List<String> allowed(Customer customer) {
    List<String> allowed = new ArrayList<>();
    if (customer.state() == CustomerState.ACTIVE) {
      add(allowed, customer, "consents", "crm.customer.consent");
      add(allowed, customer, "disclosures", "crm.customer.disclose");
      if (archive.canBeForgotten(customer.id())) {
        add(allowed, customer, "erasure", "crm.customer.erase");
      }
      add(allowed, customer, "update", "crm.customer.update");
    }
    return allowed;
  }

  private void add(List<String> allowed, Customer customer, String name, String action) {
    if (archive.mayOn(action, customer.id())) {
      allowed.add(name);
    }
  }
}
