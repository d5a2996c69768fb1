package io.forecourt.crm.merge;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.MaskedPerson;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.SearchKey;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.personal.Masks;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/duplicates")
@Tag(name = "Duplicates", description = "Customers who may be one person, across the stores")
class DuplicateController {

  /** One of the two, masked as in a list whatever store knows the customer. */
  record Candidate(
      String id,
      @Schema(example = "CU-EAST-20261121-0001") String number,
      @Schema(example = "EAST") String homeStore,
      @Schema(example = "张*") @Nullable String name,
      @Schema(example = "138****1234") @Nullable String mobile) {}

  record DuplicateResponse(
      String id,
      long version,
      SearchKey.Kind sign,
      @Schema(example = "EAST") String store,
      Duplicate.State state,
      Candidate first,
      Candidate second,
      String foundBy,
      Instant foundAt,
      @Nullable String settledBy,
      @Nullable Instant settledAt,
      List<String> allowedActions) {}

  private final Duplicates duplicates;
  private final CustomerArchive archive;
  private final PersonalData personal;
  private final AllowedActions actions;

  DuplicateController(
      Duplicates duplicates,
      CustomerArchive archive,
      PersonalData personal,
      AllowedActions actions) {
    this.duplicates = duplicates;
    this.archive = archive;
    this.personal = personal;
    this.actions = actions;
  }

  @GetMapping
  @Permit("crm.duplicate.read")
  @Operation(
      summary = "List customers who may be one person",
      description =
          "Found when a number was entered that another customer of the group has. Both are masked,"
              + " for the other may belong to another store.")
  Page<DuplicateResponse> list(
      @RequestParam(required = false, defaultValue = "OPEN") Duplicate.State state,
      @Listing(sorts = "foundAt") ListRequest page) {
    Page<Duplicate> found = duplicates.page(state, page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.duplicate.read")
  @Operation(summary = "Show two customers who may be one person")
  ResponseEntity<DuplicateResponse> show(@PathVariable String id) {
    return answer(duplicates.require("crm.duplicate.read", id));
  }

  @PostMapping("/{id}/dismissal")
  @Permit(value = "crm.customer.merge", reason = true)
  @Operation(summary = "Say that they are two persons")
  ResponseEntity<DuplicateResponse> dismiss(@PathVariable String id) {
    return answer(duplicates.dismiss(id));
  }

  private ResponseEntity<DuplicateResponse> answer(Duplicate pair) {
    return ResponseEntity.ok()
        .eTag(Versions.etag(Objects.requireNonNull(pair.version())))
        .body(body(pair));
  }

  private DuplicateResponse body(Duplicate pair) {
    return new DuplicateResponse(
        pair.id(),
        Objects.requireNonNull(pair.version()),
        pair.sign(),
        pair.storeCode(),
        pair.state(),
        candidate(pair.firstId()),
        candidate(pair.secondId()),
        pair.foundBy(),
        pair.foundAt(),
        pair.settledBy(),
        pair.settledAt(),
        actions
            .on(pair.storeCode(), null)
            .when(pair.state() == Duplicate.State.OPEN, "dismissal", "crm.customer.merge")
            .names());
  }

  private Candidate candidate(String customerId) {
    Customer customer = archive.find(customerId);
    MaskedPerson masked = personal.masked(customer, Masks.Place.LIST);
    Customer.Snapshot snapshot = customer.snapshot();
    return new Candidate(
        customerId, snapshot.number(), snapshot.homeStore(), masked.name(), masked.mobile());
  }
}
