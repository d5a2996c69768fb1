package io.forecourt.crm.lead.web;

import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.Collision;
import io.forecourt.crm.lead.persistence.CollisionList;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
@RequestMapping("/api/v1/crm/lead-collisions")
@Tag(name = "Leads")
class LeadCollisionController {

  record CollisionDecision(@NotBlank @Size(max = 64) String consultantId) {}

  record LeadCollisionResponse(
      String id,
      String leadId,
      String store,
      String ownerId,
      String claimantId,
      Instant claimedAt,
      Collision.State state,
      @Nullable String givenToId,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      List<String> allowedActions) {}

  private final LeadDesk desk;
  private final CollisionList list;
  private final Access access;
  private final AllowedActions actions;

  LeadCollisionController(
      LeadDesk desk, CollisionList list, Access access, AllowedActions actions) {
    this.desk = desk;
    this.list = list;
    this.access = access;
    this.actions = actions;
  }

  @GetMapping
  @Permit("crm.lead.read-collision")
  @Operation(
      summary = "List customers whom two consultants brought",
      description = "Open ones wait for a manager; the others were settled by the store's rule.")
  Page<LeadCollisionResponse> list(
      @RequestParam(required = false) Collision.@Nullable State state,
      @Listing(sorts = "claimedAt") ListRequest page) {
    Page<Collision> found = list.page(state, page);
    return found.map(this::body);
  }

  @PostMapping("/{id}/decision")
  @Permit(value = "crm.lead.decide-collision", reason = true)
  @Operation(
      summary = "Decide who owns the customer",
      description = "The owner keeps the lead or the claimant gets it; neither of them decides.")
  ResponseEntity<LeadCollisionResponse> decide(
      @PathVariable String id, @Valid @RequestBody CollisionDecision decision) {
    return ResponseEntity.ok(body(desk.decideCollision(id, decision.consultantId())));
  }

  private LeadCollisionResponse body(Collision one) {
    return new LeadCollisionResponse(
        one.id(),
        one.leadId(),
        one.store(),
        one.ownerId(),
        one.claimantId(),
        one.claimedAt(),
        one.state(),
        one.givenToId(),
        one.decidedBy(),
        one.decidedAt(),
        actions
            .on(one.store(), null)
            .when(
                one.isDecidableBy(access.caller().personId()),
                "decision",
                "crm.lead.decide-collision")
            .names());
  }
}
