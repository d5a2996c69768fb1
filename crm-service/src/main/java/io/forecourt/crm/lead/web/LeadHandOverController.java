package io.forecourt.crm.lead.web;

import io.forecourt.crm.lead.domain.HandOver;
import io.forecourt.crm.lead.persistence.HandOverList;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/lead-hand-overs")
@Tag(name = "Leads")
class LeadHandOverController {

  record LeadHandOverResponse(
      String id,
      String leadId,
      String store,
      String previousConsultantId,
      HandOver.Cause cause,
      HandOver.State state,
      Instant openedAt,
      Instant dueAt,
      @Nullable String givenToId,
      @Nullable Instant closedAt) {}

  private final HandOverList list;

  LeadHandOverController(HandOverList list) {
    this.list = list;
  }

  @GetMapping
  @Permit("crm.lead.read-hand-over")
  @Operation(
      summary = "List leads whose consultant is not there any more",
      description =
          "Open ones wait for the manager's assignment, then for the rule; by dueAt each has a new"
              + " owner or lies in the pool.")
  Page<LeadHandOverResponse> list(
      @RequestParam(required = false) HandOver.@Nullable State state,
      @Listing(sorts = "dueAt") ListRequest page) {
    Page<HandOver> found = list.page(state, page);
    return found.map(LeadHandOverController::body);
  }

  private static LeadHandOverResponse body(HandOver one) {
    return new LeadHandOverResponse(
        one.id(),
        one.leadId(),
        one.store(),
        one.previousOwnerId(),
        one.cause(),
        one.state(),
        one.openedAt(),
        one.dueAt(),
        one.givenToId(),
        one.closedAt());
  }
}
