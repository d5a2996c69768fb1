package io.forecourt.crm.lead.web;

import io.forecourt.crm.lead.domain.LeadTouch;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.crm.lead.persistence.LeadTouchList;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/lead-touches")
@Tag(name = "Leads")
class LeadTouchController {

  record LeadTouchResponse(
      String id,
      String leadId,
      String customerId,
      String store,
      LeadWay way,
      String source,
      @Nullable String campaignId,
      @Nullable String reference,
      Instant touchedAt,
      String touchedBy) {}

  private final LeadTouchList list;

  LeadTouchController(LeadTouchList list) {
    this.list = list;
  }

  @GetMapping
  @Permit("crm.lead.read")
  @Operation(
      summary = "List the entries of leads",
      description =
          "When and how a person's interest was entered, by whom, the first and all later.")
  Page<LeadTouchResponse> list(
      @RequestParam(required = false) @Size(max = 64) @Nullable String leadId,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) @Size(max = 40) @Nullable String source,
      @RequestParam(required = false) @Size(max = 64) @Nullable String campaignId,
      @Listing(sorts = "touchedAt") ListRequest page) {
    Page<LeadTouch> found =
        list.page(new LeadTouchList.Filter(leadId, customerId, source, campaignId), page);
    return found.map(LeadTouchController::body);
  }

  private static LeadTouchResponse body(LeadTouch touch) {
    return new LeadTouchResponse(
        touch.id(),
        touch.leadId(),
        touch.customerId(),
        touch.store(),
        touch.way(),
        touch.source(),
        touch.campaignId(),
        touch.reference(),
        touch.at(),
        touch.by());
  }
}
