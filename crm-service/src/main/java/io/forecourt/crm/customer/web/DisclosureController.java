package io.forecourt.crm.customer.web;

import io.forecourt.crm.customer.application.DisclosureDesk;
import io.forecourt.crm.customer.application.DisclosureDesk.Shown;
import io.forecourt.crm.customer.domain.Disclosure;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/customers/{customerId}/disclosures")
@Tag(name = "Disclosures", description = "Personal fields in clear, for a purpose, on the record")
class DisclosureController {

  record DisclosureRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "SALE_CONTRACT") String purpose,
      @NotEmpty @Size(max = 8) @Schema(example = "[\"name\",\"mobile\"]")
          List<@NotNull @Size(max = 40) String> fields) {}

  /**
   * @param values empty after a minute, or for anybody but the person who asked
   */
  record DisclosureResponse(
      String id,
      String customerId,
      String purpose,
      List<String> fields,
      String disclosedTo,
      Instant disclosedAt,
      Map<String, String> values) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "DisclosureResponse[" + id + "]";
    }
  }

  private final DisclosureDesk desk;

  DisclosureController(DisclosureDesk desk) {
    this.desk = desk;
  }

  @PostMapping
  @Permit("crm.customer.disclose")
  @Operation(
      summary = "Show personal fields in clear",
      description =
          "For one customer and one purpose, which must need the fields. Recorded; the answer can be"
              + " read again by the same person for a minute.")
  ResponseEntity<DisclosureResponse> disclose(
      @PathVariable String customerId, @Valid @RequestBody DisclosureRequest request) {
    Shown shown = desk.disclose(customerId, request.purpose(), fields(request.fields()));
    return answer(HttpStatus.CREATED, shown);
  }

  @GetMapping("/{id}")
  @Permit("crm.customer.disclose")
  @Operation(
      summary = "Show the record of a disclosure",
      description = "With the values for the person who asked, for a minute.")
  ResponseEntity<DisclosureResponse> show(
      @PathVariable String customerId, @PathVariable String id) {
    return answer(HttpStatus.OK, desk.get(customerId, id));
  }

  private static ResponseEntity<DisclosureResponse> answer(HttpStatus status, Shown shown) {
    Disclosure disclosure = shown.disclosure();
    return ResponseEntity.status(status)
        .location(
            URI.create(
                CustomerAnswers.location(disclosure.customerId())
                    + "/disclosures/"
                    + disclosure.id()))
        .eTag(Versions.etag(0))
        .cacheControl(CacheControl.noStore())
        .body(
            new DisclosureResponse(
                disclosure.id(),
                disclosure.customerId(),
                disclosure.purpose(),
                disclosure.fields().stream().map(PersonalField::jsonName).toList(),
                disclosure.actorId(),
                disclosure.disclosedAt(),
                shown.values()));
  }

  private static Set<PersonalField> fields(List<String> names) {
    Set<PersonalField> fields = EnumSet.noneOf(PersonalField.class);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String pointer = "/fields/" + i;
      fields.add(
          Arrays.stream(PersonalField.values())
              .filter(field -> field.jsonName().equals(name))
              .findFirst()
              .orElseThrow(() -> new InvalidInput(pointer, "disclosure.unknown-field")));
    }
    return fields;
  }
}
