package io.forecourt.crm.campaign.web;

import io.forecourt.crm.campaign.application.CampaignCost;
import io.forecourt.crm.campaign.application.CampaignDesk;
import io.forecourt.crm.campaign.application.CampaignDesk.CloseCampaign;
import io.forecourt.crm.campaign.application.CampaignNote;
import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignPlan.Origin;
import io.forecourt.crm.campaign.domain.CampaignResult;
import io.forecourt.crm.campaign.domain.CampaignResult.Measure;
import io.forecourt.crm.campaign.domain.CampaignState;
import io.forecourt.crm.campaign.persistence.CampaignList;
import io.forecourt.crm.campaign.web.CampaignResponse.Measured;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMoney;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/campaigns")
@Tag(name = "Campaigns", description = "Plans, approval, the day itself and what it brought")
class CampaignController {

  record CopyRequest(
      @NotBlank @Size(max = 2000) @Schema(example = "Drive it home tonight") String concept,
      @Size(max = 60) @Schema(example = "周六新车品鉴会,期待您光临") @Nullable String invitationText) {}

  record AdvertisingCheckRequest(
      @NotNull @Schema(example = "true") Boolean passed,
      @NotBlank @Size(max = 500) @Schema(example = "no superlatives, price is dated")
          String remark) {}

  record MoveRequest(
      @NotNull @Schema(example = "2026-12-12") LocalDate from,
      @NotNull @Schema(example = "2026-12-13") LocalDate to) {}

  record BudgetRequest(@NotNull @IsMoney(min = "0.01") Money amount) {}

  record TaskCompletionRequest(@NotNull @Min(1) @Max(50) @Schema(example = "1") Integer number) {}

  record CostRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "VENUE") String line,
      @NotBlank @Size(max = 200) @Schema(example = "hall, one day") String what,
      @NotNull @IsMoney(min = "0.01") Money amount) {}

  record CostResponse(
      String id, String line, String what, Money amount, String recordedBy, Instant recordedAt) {}

  record NoteRequest(
      @NotNull @Schema(example = "STATUS") CampaignNote.Kind kind,
      @NotBlank @Size(max = 1000) @Schema(example = "42 of 60 agreed to come") String text) {}

  record SettlementRequest(
      @NotBlank @Size(max = 1000) @Schema(example = "guests moved inside") String settlement) {}

  record NoteResponse(
      String id,
      CampaignNote.Kind kind,
      String text,
      String ownerId,
      String notedBy,
      Instant notedAt,
      @Nullable String settlement,
      @Nullable String settledBy,
      @Nullable Instant settledAt) {}

  record MeasureRequest(
      @NotBlank @Size(max = 500) @Schema(example = "begin to invite a week earlier") String what,
      @NotBlank @Size(max = 64) String ownerId,
      @NotNull LocalDate dueOn) {}

  record ClosureRequest(
      @NotBlank @Size(max = 2000) @Schema(example = "good mood, too few test cars") String debrief,
      @NotNull @Size(max = 20) List<@NotNull @Valid MeasureRequest> measures) {}

  private final CampaignDesk desk;
  private final CampaignList list;
  private final CampaignWebMapper map;
  private final Access access;
  private final AllowedActions actions;

  CampaignController(
      CampaignDesk desk,
      CampaignList list,
      CampaignWebMapper map,
      Access access,
      AllowedActions actions) {
    this.desk = desk;
    this.list = list;
    this.map = map;
    this.access = access;
    this.actions = actions;
  }

  @PostMapping
  @Permit("crm.campaign.plan")
  @Operation(
      summary = "Plan a campaign",
      description =
          "An event, or the plan of a month or a year that events are part of. Types, channels,"
              + " audiences and themes are the store's policy.")
  ResponseEntity<CampaignResponse> plan(@Valid @RequestBody CampaignPlanRequest request) {
    return answer(HttpStatus.CREATED, desk.plan(map.toPlan(request)));
  }

  @GetMapping
  @Permit("crm.campaign.read")
  @Operation(summary = "List campaigns", description = "Those in my scope.")
  Page<CampaignResponse> list(
      @RequestParam(required = false) @Nullable CampaignState state,
      @RequestParam(required = false) @Size(max = 40) @Nullable String type,
      @RequestParam(required = false) @Size(max = 64) @Nullable String partOfId,
      @Listing(sorts = "startsOn") ListRequest page) {
    Page<Campaign> found = list.page(new CampaignList.Filter(state, type, partOfId), page);
    return found.map(campaign -> body(campaign, null));
  }

  @GetMapping("/{id}")
  @Permit("crm.campaign.read")
  @Operation(
      summary = "Show a campaign",
      description = "With what it has brought until now; orders count until the window ends.")
  ResponseEntity<CampaignResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require("crm.campaign.read", id));
  }

  @PutMapping("/{id}/plan")
  @Permit("crm.campaign.plan")
  @Operation(
      summary = "Change the plan",
      description = "While it is a draft that waits for nobody.")
  ResponseEntity<CampaignResponse> revise(
      @PathVariable String id,
      @RequestHeader("If-Match") String ifMatch,
      @Valid @RequestBody CampaignPlanRequest request) {
    return answer(
        HttpStatus.OK,
        desk.revise(id, map.toPlan(request), current -> Versions.require(ifMatch, current)));
  }

  @PostMapping("/{id}/copy")
  @Permit("crm.campaign.write")
  @Operation(
      summary = "Write concept and invitation",
      description = "New words are to be checked again.")
  ResponseEntity<CampaignResponse> write(
      @PathVariable String id, @Valid @RequestBody CopyRequest request) {
    return answer(HttpStatus.OK, desk.write(id, request.concept(), request.invitationText()));
  }

  @PostMapping("/{id}/advertising-check")
  @Permit("crm.campaign.check-advertising")
  @Operation(
      summary = "Check the advertising",
      description = "Not by the owner of the campaign, nor by who wrote the words.")
  ResponseEntity<CampaignResponse> check(
      @PathVariable String id, @Valid @RequestBody AdvertisingCheckRequest request) {
    return answer(HttpStatus.OK, desk.checkAdvertising(id, request.passed(), request.remark()));
  }

  @PostMapping("/{id}/submission")
  @Permit("crm.campaign.plan")
  @Operation(
      summary = "Ask for approval",
      description = "Needs a passed advertising check. It is decided under approvals.")
  ResponseEntity<CampaignResponse> submit(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.submit(id));
  }

  @PostMapping("/{id}/budget-increase")
  @Permit("crm.campaign.plan")
  @Operation(summary = "Ask for more money", description = "It is decided under approvals.")
  ResponseEntity<CampaignResponse> askForMore(
      @PathVariable String id, @Valid @RequestBody BudgetRequest request) {
    return answer(HttpStatus.OK, desk.askForMore(id, request.amount()));
  }

  @PostMapping("/{id}/inviting")
  @Permit("crm.campaign.run")
  @Operation(
      summary = "Begin to invite",
      description = "Sets the alarm for too few invitations, by the store's policy.")
  ResponseEntity<CampaignResponse> openInvitations(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.openInvitations(id));
  }

  @PostMapping("/{id}/move")
  @Permit(value = "crm.campaign.plan", reason = true)
  @Operation(summary = "Move to other days", description = "Before it starts.")
  ResponseEntity<CampaignResponse> move(
      @PathVariable String id, @Valid @RequestBody MoveRequest request) {
    return answer(HttpStatus.OK, desk.move(id, request.from(), request.to()));
  }

  @PostMapping("/{id}/start")
  @Permit("crm.campaign.run")
  @Operation(summary = "Start", description = "On the first day or later.")
  ResponseEntity<CampaignResponse> start(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.start(id));
  }

  @PostMapping("/{id}/sign-off")
  @Permit("crm.campaign.write")
  @Operation(summary = "Sign off", description = "By the planner, while it runs.")
  ResponseEntity<CampaignResponse> signOff(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.signOff(id));
  }

  @PostMapping("/{id}/closure")
  @Permit("crm.campaign.run")
  @Operation(
      summary = "Close with the result",
      description =
          "Heads, leads, orders and cost are measured; the debrief and what is done better next"
              + " time are written down. Not while a crisis is open.")
  ResponseEntity<CampaignResponse> close(
      @PathVariable String id, @Valid @RequestBody ClosureRequest request) {
    List<Measure> measures =
        request.measures().stream()
            .map(one -> new Measure(one.what(), one.ownerId(), one.dueOn()))
            .toList();
    return answer(HttpStatus.OK, desk.close(id, new CloseCampaign(request.debrief(), measures)));
  }

  @GetMapping(value = "/{id}/manufacturer-report", produces = "text/csv")
  @Permit("crm.campaign.read")
  @Operation(
      summary = "Export the report to the manufacturer",
      description = "Of a closed campaign that the manufacturer arranged; a line of figures.")
  ResponseEntity<String> report(@PathVariable String id) {
    Campaign.Snapshot campaign = desk.require("crm.campaign.read", id).snapshot();
    CampaignResult result = campaign.result();
    if (result == null || campaign.plan().origin() != Origin.MANUFACTURER) {
      throw new RuleViolation("campaign.nothing-to-report");
    }
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(campaign.number() + ".csv").build().toString())
        .body(ManufacturerReport.csv(campaign, result));
  }

  @PostMapping("/{id}/cancellation")
  @Permit(value = "crm.campaign.plan", reason = true)
  @Operation(summary = "Cancel", description = "Before it starts.")
  ResponseEntity<CampaignResponse> cancel(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.cancel(id));
  }

  @PostMapping("/{id}/task-completions")
  @Permit("crm.campaign.work")
  @Operation(summary = "Complete a task")
  ResponseEntity<CampaignResponse> complete(
      @PathVariable String id, @Valid @RequestBody TaskCompletionRequest request) {
    return answer(HttpStatus.OK, desk.completeTask(id, request.number()));
  }

  @PostMapping("/{id}/costs")
  @Permit("crm.campaign.run")
  @Operation(
      summary = "Record a cost",
      description = "Refused above the approved budget; ask for more first.")
  ResponseEntity<CostResponse> spend(
      @PathVariable String id, @Valid @RequestBody CostRequest request) {
    CampaignCost cost = desk.spend(id, request.line(), request.what(), request.amount());
    return ResponseEntity.status(HttpStatus.CREATED)
        .location(URI.create("/api/v1/crm/campaigns/" + id + "/costs"))
        .body(map.toResponse(cost));
  }

  @GetMapping("/{id}/costs")
  @Permit("crm.campaign.read")
  @Operation(summary = "List the costs")
  List<CostResponse> costs(@PathVariable String id) {
    return desk.costs(id).stream().map(map::toResponse).toList();
  }

  @PostMapping("/{id}/notes")
  @Permit("crm.campaign.work")
  @Operation(
      summary = "Note how it goes",
      description =
          "A status each week, the feedback on a service activity, or a crisis, which the owner of"
              + " the contingency plan settles.")
  ResponseEntity<NoteResponse> note(
      @PathVariable String id, @Valid @RequestBody NoteRequest request) {
    CampaignNote note = desk.note(id, request.kind(), request.text());
    return ResponseEntity.status(HttpStatus.CREATED)
        .location(URI.create("/api/v1/crm/campaigns/" + id + "/notes"))
        .body(map.toResponse(note));
  }

  @GetMapping("/{id}/notes")
  @Permit("crm.campaign.read")
  @Operation(summary = "List the notes", description = "Newest first.")
  List<NoteResponse> notes(@PathVariable String id) {
    return desk.notes(id).stream().map(map::toResponse).toList();
  }

  @PostMapping("/{id}/notes/{noteId}/settlement")
  @Permit("crm.campaign.work")
  @Operation(summary = "Settle a crisis")
  NoteResponse settle(
      @PathVariable String id,
      @PathVariable String noteId,
      @Valid @RequestBody SettlementRequest request) {
    return map.toResponse(desk.settle(id, noteId, request.settlement()));
  }

  private ResponseEntity<CampaignResponse> answer(HttpStatus status, Campaign campaign) {
    return Answers.of(
        status,
        "/api/v1/crm/campaigns/" + campaign.id(),
        campaign.snapshot().version(),
        body(campaign, map.toResponse(desk.measured(campaign))));
  }

  private CampaignResponse body(Campaign campaign, @Nullable Measured measured) {
    return map.toResponse(
        campaign.snapshot(),
        List.copyOf(campaign.snapshot().teamIds()),
        measured,
        allowed(campaign));
  }

  private List<String> allowed(Campaign campaign) {
    CampaignState state = campaign.state();
    boolean draft = campaign.isOpenDraft();
    Campaign.Snapshot s = campaign.snapshot();
    Campaign.Copy copy = campaign.copy();
    String me = access.caller().personId();
    boolean passed = s.check() != null && s.check().passed();
    boolean invites = campaign.plan().invites();
    boolean worded = !invites || copy != null && copy.invitationText() != null;
    return actions
        .on(campaign.store(), campaign.ownerId())
        .when(draft, "plan", "crm.campaign.plan")
        .when(draft, "copy", "crm.campaign.write")
        .when(
            draft && copy != null && !me.equals(copy.by()) && !me.equals(campaign.ownerId()),
            "advertising-check",
            "crm.campaign.check-advertising")
        .when(draft && passed && worded, "submission", "crm.campaign.plan")
        .when(state.canBecome(CampaignState.INVITING) && invites, "inviting", "crm.campaign.run")
        .when(
            state == CampaignState.APPROVED || state == CampaignState.INVITING,
            "move",
            "crm.campaign.plan")
        .when(desk.canStart(campaign), "start", "crm.campaign.run")
        .when(
            state == CampaignState.RUNNING && me.equals(campaign.plan().plannerId()),
            "sign-off",
            "crm.campaign.write")
        .when(desk.canClose(campaign), "closure", "crm.campaign.run")
        .when(state.canBecome(CampaignState.CANCELLED), "cancellation", "crm.campaign.plan")
        .when(state.spends(), "budget-increase", "crm.campaign.plan")
        .when(state.spends(), "costs", "crm.campaign.run")
        .names();
  }
}
