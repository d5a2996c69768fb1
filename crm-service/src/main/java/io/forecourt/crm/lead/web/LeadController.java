package io.forecourt.crm.lead.web;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.lead.application.CaptureLead;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.application.LeadPool;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.crm.lead.persistence.LeadList;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Mobile;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMobile;
import io.forecourt.platform.web.check.IsMoney;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/leads")
@Tag(name = "Leads", description = "Interest in a car, from capture to the sale or the loss")
class LeadController {
  private static final String CONSULTANT = "sc";

  record CaptureRequest(
      @NotBlank @Size(max = 60) @Schema(example = "张明") String name,
      @NotNull @Size(max = 30) @IsMobile @Schema(example = "139 1234 5678") String mobile,
      @Schema(description = "How it came; a consultant's own contact or the web, when left out")
          @Nullable LeadWay way,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "WEB") String source,
      @Size(max = 64) @Nullable String campaignId,
      @Size(max = 40) @IsCode @Schema(example = "QINGYUNPU") @Nullable String district,
      @Size(max = 40) @IsCode @Nullable String modelCode) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "CaptureRequest[" + source + "]";
    }
  }

  record AssignmentRequest(@Size(max = 64) @Nullable String consultantId) {}

  record LossRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "PRICE") String reasonCode,
      @Size(max = 100) @Nullable String rival,
      @IsMoney(min = "0.01") @Nullable Money rivalPrice,
      @Size(max = 500) @Nullable String note) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "LossRequest[" + reasonCode + "]";
    }
  }

  record LeadMergeRequest(@NotBlank @Size(max = 36) String duplicateId) {}

  record LossDecision(@NotNull @Schema(example = "true") Boolean accepted) {}

  private final LeadDesk desk;
  private final LeadPool pool;
  private final CustomerArchive archive;
  private final LeadList list;
  private final LeadWebMapper map;
  private final Access access;
  private final AllowedActions actions;

  LeadController(
      LeadDesk desk,
      LeadPool pool,
      CustomerArchive archive,
      LeadList list,
      LeadWebMapper map,
      Access access,
      AllowedActions actions) {
    this.desk = desk;
    this.pool = pool;
    this.archive = archive;
    this.list = list;
    this.map = map;
    this.access = access;
    this.actions = actions;
  }

  @GetMapping
  @Permit("crm.lead.read")
  @Operation(
      summary = "List leads",
      description =
          "Those in my scope; waiting=true is the showroom manager's list, pooled=true the pool of my"
              + " store, from which consultants claim.")
  Page<LeadResponse> list(
      @RequestParam(required = false) @Nullable LeadState state,
      @RequestParam(required = false) @Size(max = 64) @Nullable String owner,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) @Size(max = 40) @Nullable String source,
      @RequestParam(required = false) @Size(max = 64) @Nullable String campaignId,
      @RequestParam(required = false) @Nullable Boolean waiting,
      @RequestParam(required = false) @Nullable Boolean pooled,
      @Listing(sorts = "capturedAt") ListRequest page) {
    Page<Lead> found =
        list.page(
            new LeadList.Filter(state, owner, customerId, source, campaignId, waiting, pooled),
            page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.lead.read")
  @Operation(summary = "Show a lead", description = "With what I may do with it now.")
  ResponseEntity<LeadResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require("crm.lead.read", id));
  }

  @PostMapping
  @Permit("crm.lead.capture")
  @Operation(
      summary = "Enter a lead",
      description =
          "From the web, a campaign, a referral or a consultant's own contacts. The open lead of a"
              + " known customer is answered with 200 and has one touch more; its owner keeps it while"
              + " the contact is young.")
  ResponseEntity<LeadResponse> capture(@Valid @RequestBody CaptureRequest request) {
    String store = access.caller().store();
    boolean brought = access.caller().roles().contains(CONSULTANT);
    var registration =
        archive.register(new RegisterCustomer(store, request.name(), Mobile.of(request.mobile())));
    LeadWay way = Objects.requireNonNullElse(request.way(), brought ? LeadWay.OWN : LeadWay.WEB);
    var entry =
        CaptureLead.of(way, registration.customerId(), store, request.source())
            .forCampaign(request.campaignId())
            .about(request.modelCode(), request.district());
    var captured = desk.capture(brought ? entry.broughtBy(access.caller().personId()) : entry);
    return answer(captured.fresh() ? HttpStatus.CREATED : HttpStatus.OK, captured.lead());
  }

  @PostMapping("/{id}/assignment")
  @Permit("crm.lead.assign")
  @Operation(
      summary = "Assign a lead",
      description =
          "Without a consultant the store's criteria choose among who is on shift."
              + " Taking a lead from its owner is the manager's.")
  ResponseEntity<LeadResponse> assign(
      @PathVariable String id, @Valid @RequestBody AssignmentRequest request) {
    return answer(HttpStatus.OK, desk.assignment(id, request.consultantId()));
  }

  @PostMapping("/{id}/claim")
  @Permit("crm.lead.claim")
  @Operation(
      summary = "Take a lead from the pool",
      description = "The first who asks gets it; not who had it until lately.")
  ResponseEntity<LeadResponse> claim(@PathVariable String id) {
    return answer(HttpStatus.OK, pool.claim(id));
  }

  @PostMapping("/{id}/loss-request")
  @Permit("crm.lead.request-loss")
  @Operation(
      summary = "Ask to give a lead up",
      description =
          "For a reason of the store's list, after as many contacts with evidence as the grade asks"
              + " for; with the rival and its price where the reason is a rival. A manager decides.")
  ResponseEntity<LeadResponse> requestLoss(
      @PathVariable String id, @Valid @RequestBody LossRequest request) {
    return answer(
        HttpStatus.OK,
        desk.requestLoss(
            id, request.reasonCode(), request.rival(), request.rivalPrice(), request.note()));
  }

  @PostMapping("/{id}/loss-decision")
  @Permit(value = "crm.lead.decide-loss", reason = true)
  @Operation(
      summary = "Accept or refuse a loss",
      description = "Not by who asked for it, nor by the owner of the lead.")
  ResponseEntity<LeadResponse> decideLoss(
      @PathVariable String id, @Valid @RequestBody LossDecision request) {
    return answer(HttpStatus.OK, desk.decideLoss(id, request.accepted()));
  }

  @PostMapping("/{id}/merge")
  @Permit(value = "crm.lead.merge", reason = true)
  @Operation(
      summary = "Merge another lead into this one",
      description =
          "Of the same customer in the store, for example one that rested until the customer came"
              + " again. Its touches and follow-ups go on here; source and owner of this one stay.")
  ResponseEntity<LeadResponse> merge(
      @PathVariable String id, @Valid @RequestBody LeadMergeRequest request) {
    return answer(HttpStatus.OK, desk.merge(id, request.duplicateId()));
  }

  private ResponseEntity<LeadResponse> answer(HttpStatus status, Lead lead) {
    return Answers.of(
        status, "/api/v1/crm/leads/" + lead.id(), lead.snapshot().version(), body(lead));
  }

  private LeadResponse body(Lead lead) {
    return map.toResponse(lead.snapshot(), allowed(lead));
  }

  private List<String> allowed(Lead lead) {
    boolean free =
        lead.consultantId() == null
            || access.mayOn("crm.lead.override-assignment", lead.store(), lead.consultantId());
    return actions
        .on(lead.store(), lead.consultantId())
        .when(lead.isAssignable() && free, "assignment", "crm.lead.assign")
        .when(lead.isPooled() && pool.isClaimable(lead), "claim", "crm.lead.claim")
        .when(
            lead.state().canBecome(LeadState.LOSS_REQUESTED),
            "loss-request",
            "crm.lead.request-loss")
        .when(
            lead.canBeDecidedBy(access.caller().personId()),
            "loss-decision",
            "crm.lead.decide-loss")
        .names();
  }
}
