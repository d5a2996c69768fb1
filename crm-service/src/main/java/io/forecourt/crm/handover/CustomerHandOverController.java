package io.forecourt.crm.handover;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/hand-overs")
@Tag(name = "Hand-overs", description = "Customers whose consultant left, moved or is on leave")
class CustomerHandOverController {

  record CustomerAssignmentRequest(@NotBlank @Size(max = 64) String consultantId) {}

  record CustomerHandOverResponse(
      String id,
      long version,
      String customerId,
      @Schema(example = "EAST") String store,
      String previousConsultantId,
      CustomerHandOver.Cause cause,
      CustomerHandOver.State state,
      Instant openedAt,
      Instant dueAt,
      @Nullable Instant returnsAt,
      @Nullable String consultantId,
      @Nullable String assignedBy,
      @Nullable Instant assignedAt,
      List<String> allowedActions) {}

  private final CustomerHandOverDesk desk;
  private final AllowedActions actions;

  CustomerHandOverController(CustomerHandOverDesk desk, AllowedActions actions) {
    this.desk = desk;
    this.actions = actions;
  }

  @GetMapping
  @Permit("crm.hand-over.read")
  @Operation(
      summary = "List customers without their consultant",
      description = "Those who bought included; open ones with state=OPEN.")
  Page<CustomerHandOverResponse> list(
      @RequestParam(required = false) CustomerHandOver.@Nullable State state,
      @Listing(sorts = "dueAt") ListRequest page) {
    Page<CustomerHandOver> found = desk.page(state, page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.hand-over.read")
  @Operation(summary = "Show a hand-over")
  ResponseEntity<CustomerHandOverResponse> show(@PathVariable String id) {
    return answer(desk.require("crm.hand-over.read", id));
  }

  @PostMapping("/{id}/assignment")
  @Permit("crm.hand-over.assign")
  @Operation(
      summary = "Give the customer to a consultant",
      description = "Without a decision in time the least busy consultant is chosen by rule.")
  ResponseEntity<CustomerHandOverResponse> assign(
      @PathVariable String id, @Valid @RequestBody CustomerAssignmentRequest request) {
    return answer(desk.assign(id, request.consultantId()));
  }

  private ResponseEntity<CustomerHandOverResponse> answer(CustomerHandOver one) {
    return ResponseEntity.ok()
        .eTag(Versions.etag(Objects.requireNonNull(one.version())))
        .body(body(one));
  }

  private CustomerHandOverResponse body(CustomerHandOver one) {
    return new CustomerHandOverResponse(
        one.id(),
        Objects.requireNonNull(one.version()),
        one.customerId(),
        one.storeCode(),
        one.previousOwnerId(),
        one.cause(),
        one.state(),
        one.openedAt(),
        one.dueAt(),
        one.returnsAt(),
        one.consultantId(),
        one.assignedBy(),
        one.assignedAt(),
        actions
            .on(one.storeCode(), one.consultantId())
            .when(one.isOpen(), "assignment", "crm.hand-over.assign")
            .names());
  }
}
