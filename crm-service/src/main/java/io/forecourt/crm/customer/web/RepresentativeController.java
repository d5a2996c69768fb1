package io.forecourt.crm.customer.web;

import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.RepresentativeDesk;
import io.forecourt.crm.customer.application.RepresentativeDesk.NoteRepresentative;
import io.forecourt.crm.customer.domain.Representative;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/customers/{customerId}/representatives")
@Tag(name = "Customers")
class RepresentativeController {

  record RepresentativeRequest(
      @NotBlank @Size(max = 36) String actingCustomerId,
      @NotNull @Schema(example = "GUARDIAN") Representative.Kind kind,
      @NotBlank @Size(max = 200) @Schema(example = "household register, page 2") String power,
      @Schema(example = "2027-12-31") @Nullable LocalDate validUntil) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "RepresentativeRequest[" + kind + "]";
    }
  }

  record RepresentativeResponse(
      String id,
      long version,
      String customerId,
      String actingCustomerId,
      Representative.Kind kind,
      @Nullable String power,
      @Nullable LocalDate validUntil,
      String notedBy,
      Instant notedAt,
      @Nullable Instant endedAt) {}

  private final RepresentativeDesk desk;
  private final PersonalData personal;

  RepresentativeController(RepresentativeDesk desk, PersonalData personal) {
    this.desk = desk;
    this.personal = personal;
  }

  @PostMapping
  @Permit("crm.customer.update")
  @Operation(
      summary = "Note who acts for a customer",
      description =
          "An agent for a company, the guardian for a minor. A minor's consent and contract need a"
              + " guardian who may act.")
  ResponseEntity<RepresentativeResponse> note(
      @PathVariable String customerId, @Valid @RequestBody RepresentativeRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.note(
            customerId,
            new NoteRepresentative(
                request.actingCustomerId(),
                request.kind(),
                request.power(),
                request.validUntil())));
  }

  @GetMapping
  @Permit("crm.customer.read")
  @Operation(summary = "List who acts or acted for a customer")
  Page<RepresentativeResponse> list(@PathVariable String customerId) {
    return new Page<>(desk.of(customerId).stream().map(this::body).toList(), null);
  }

  @GetMapping("/{id}")
  @Permit("crm.customer.read")
  @Operation(summary = "Show somebody who acts for a customer")
  ResponseEntity<RepresentativeResponse> show(
      @PathVariable String customerId, @PathVariable String id) {
    return answer(HttpStatus.OK, desk.get(customerId, id));
  }

  @PostMapping("/{id}/end")
  @Permit(value = "crm.customer.update", reason = true)
  @Operation(summary = "End somebody's power to act for a customer")
  ResponseEntity<RepresentativeResponse> end(
      @PathVariable String customerId, @PathVariable String id) {
    return answer(HttpStatus.OK, desk.end(customerId, id));
  }

  private ResponseEntity<RepresentativeResponse> answer(HttpStatus status, Representative one) {
    return Answers.of(
        status,
        CustomerAnswers.location(one.customerId()) + "/representatives/" + one.id(),
        one.version(),
        body(one));
  }

  private RepresentativeResponse body(Representative one) {
    return new RepresentativeResponse(
        one.id(),
        Objects.requireNonNull(one.version()),
        one.customerId(),
        one.actingCustomerId(),
        one.kind(),
        personal.openNote(one.customerId(), one.powerSealed()),
        one.validUntil(),
        one.notedBy(),
        one.notedAt(),
        one.endedAt());
  }
}
