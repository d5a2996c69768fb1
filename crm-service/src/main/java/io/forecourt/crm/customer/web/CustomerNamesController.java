package io.forecourt.crm.customer.web;

import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.persistence.CustomerList;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.personal.Masks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/customer-names")
@Tag(name = "Customers")
class CustomerNamesController {

  private final CustomerList list;
  private final PersonalData personal;

  CustomerNamesController(CustomerList list, PersonalData personal) {
    this.list = list;
    this.personal = personal;
  }

  @GetMapping
  @Permit("crm.customer.read")
  @Operation(
      summary = "Masked names by id",
      description = "For composed views; whoever is unknown or out of my scope is left out.")
  NamesResponse names(
      @RequestParam @NotEmpty @Size(max = 200) List<@NotNull @Size(max = 36) String> ids) {
    Map<String, String> names = new TreeMap<>();
    list.ofIds(ids)
        .forEach(
            customer -> {
              String name = personal.masked(customer, Masks.Place.LIST).name();
              if (name != null) {
                customer.identities().stream()
                    .map(Customer::id)
                    .filter(ids::contains)
                    .forEach(id -> names.put(id, name));
              }
            });
    return new NamesResponse(names);
  }

  /**
   * @param names id to masked name
   */
  record NamesResponse(Map<String, String> names) {}
}
