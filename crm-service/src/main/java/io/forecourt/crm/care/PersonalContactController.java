package io.forecourt.crm.care;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/customers/{customerId}/personal-contact")
@Tag(name = "Care")
class PersonalContactController {

  record PersonalContactRequest(@NotBlank @Size(max = 64) String personId) {}

  record PersonalContactResponse(
      String customerId, long version, String store, String personId, Instant since) {}

  private final CareDesk desk;

  PersonalContactController(CareDesk desk) {
    this.desk = desk;
  }

  @PostMapping
  @Permit(CareDesk.NAME_CONTACT)
  @Operation(
      summary = "Name the customer's personal contact",
      description = "In my store; contacts that are planned go along.")
  ResponseEntity<PersonalContactResponse> name(
      @PathVariable String customerId, @Valid @RequestBody PersonalContactRequest request) {
    return answer(HttpStatus.CREATED, desk.name(customerId, request.personId()));
  }

  @GetMapping
  @Permit(CareDesk.READ)
  @Operation(summary = "Show the customer's personal contact", description = "In my store.")
  ResponseEntity<PersonalContactResponse> show(@PathVariable String customerId) {
    return answer(HttpStatus.OK, desk.personalContact(customerId));
  }

  private static ResponseEntity<PersonalContactResponse> answer(
      HttpStatus status, PersonalContact named) {
    return Answers.of(
        status,
        "/api/v1/crm/customers/" + named.customerId() + "/personal-contact",
        named.version(),
        new PersonalContactResponse(
            named.customerId(),
            Objects.requireNonNull(named.version()),
            named.storeCode(),
            named.personId(),
            named.since()));
  }
}
